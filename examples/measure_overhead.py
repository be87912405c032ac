"""Print what counting FLOP costs: plain, sampled and counted steps of one training, interleaved."""

from __future__ import annotations

import contextlib
import statistics
import tempfile
import time
from pathlib import Path

import torch

from effsota.measure import TorchMeter

ROUNDS, BATCH, WIDTH, SAMPLE_EVERY = 300, 128, 512, 200
KINDS = ("plain", "passed over", "counted")


def time_steps(folder: Path) -> dict[str, float]:
    """Return the median processor seconds of a step of each kind: without the meter, passed over, counted."""
    torch.manual_seed(0)
    layers = (torch.nn.Linear(WIDTH, WIDTH), torch.nn.ReLU(), torch.nn.Linear(WIDTH, WIDTH))
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    x, y = torch.randn(BATCH, WIDTH), torch.randn(BATCH, WIDTH)
    meters = {
        "passed over": TorchMeter(folder / "passed.csv", metric="loss", sample_every=10**9),
        "counted": TorchMeter(folder / "counted.csv", metric="loss", exact=True),
    }
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(ROUNDS):
        for kind in KINDS:
            meter, start = meters.get(kind), time.thread_time()
            with meter.training_step() if meter else contextlib.nullcontext():
                torch.nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
            optimizer.zero_grad()
            seconds[kind].append(time.thread_time() - start)
    return {kind: statistics.median(times) for kind, times in seconds.items()}


def main() -> None:
    """Measure and print."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        step = time_steps(Path(folder))
    counted, passed = step["counted"] - step["plain"], step["passed over"] - step["plain"]
    sampled = (counted + (SAMPLE_EVERY - 1) * passed) / SAMPLE_EVERY
    print(", ".join(f"{kind} step: {seconds * 1e3:.2f} ms" for kind, seconds in step.items()))
    print(f"one step in {SAMPLE_EVERY} counted: {sampled / step['plain']:+.2%} of the training time")
    print(f"every step counted: {counted / step['plain']:+.2%} of the training time")


if __name__ == "__main__":
    main()
