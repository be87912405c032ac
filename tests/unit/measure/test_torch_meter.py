"""The PyTorch meter counts what a count by hand gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install 'effsota[measure]'")

IN, HIDDEN, OUT = 64, 128, 10


def train_step(model: Any, meter: Any, batch: int) -> None:
    """Take one training step on random data."""
    x, y = torch.randn(batch, IN), torch.zeros(batch, dtype=torch.long)
    with meter.training_step(x.shape):
        torch.nn.functional.cross_entropy(model(x), y).backward()


def by_hand(batch: int) -> int:
    """Return FLOP of a step: forward and weight gradients of both layers, input gradients of the second."""
    first, second = 2 * batch * IN * HIDDEN, 2 * batch * HIDDEN * OUT
    return (first + second) + (first + second) + second


def make(tmp_path: Path, **keys: Any) -> tuple[Any, Any]:
    """Return a small model and a meter."""
    from effsota.measure import TorchMeter  # noqa: PLC0415  # needs PyTorch

    layers = (torch.nn.Linear(IN, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, OUT))
    return torch.nn.Sequential(*layers), TorchMeter(tmp_path / "run.csv", metric="loss", **keys)


@pytest.mark.parametrize("keys", [{"exact": True}, {"sample_every": 4}])
def test_counted_flop_agree_with_the_count_by_hand(tmp_path: Path, keys: dict[str, Any]) -> None:
    """Ten equal steps cost ten times one, counted or sampled."""
    model, meter = make(tmp_path, **keys)
    for _ in range(10):
        train_step(model, meter, 32)
    assert (meter.step, meter.flop) == (10, 10 * by_hand(32))


def test_a_batch_of_another_shape_is_counted_on_its_own(tmp_path: Path) -> None:
    """The last, smaller batch of an epoch costs less."""
    model, meter = make(tmp_path, sample_every=100)
    for batch in (32, 32, 8, 32):
        train_step(model, meter, batch)
    assert meter.flop == 3 * by_hand(32) + by_hand(8)
