"""A network of two layers, trained by a plain loop in PyTorch, by one process or by two."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import distributed

from effsota.measure import TorchMeter

INTO, WIDTH, OUT, STEPS = 12, 16, 3, 4


def train(folder: Path, heed: Callable[[int], None]) -> None:
    """Train four steps; the second process has larger batches than the first."""
    torch.manual_seed(0)
    rank, number = (int(os.environ.get(name, each)) for name, each in (("RANK", 0), ("WORLD_SIZE", 1)))
    model: Any = torch.nn.Sequential(
        torch.nn.Linear(INTO, WIDTH), torch.nn.ReLU(), torch.nn.Linear(WIDTH, OUT)
    )
    if number > 1:
        distributed.init_process_group("gloo")
        model = torch.nn.parallel.DistributedDataParallel(model)
    size = 4 + rank
    with TorchMeter(folder / "run.csv", metric="loss", counted=["examples"], resume_step=0) as meter:
        while meter.step < STEPS:
            x, y = torch.randn(size, INTO), torch.zeros(size, dtype=torch.long)
            with meter.training_step(x.shape, examples=size):
                loss = torch.nn.functional.cross_entropy(model(x), y)
                loss.backward()
            meter.log(float(loss))
            heed(meter.step)
    (folder / f"seen-{rank}").write_text(str(size * STEPS))
    if number > 1:
        distributed.destroy_process_group()
