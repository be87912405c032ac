"""The PyTorch meter: counts the FLOP of forward and backward pass on sampled steps."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from effsota.measure.meter import Meter
from effsota.measure.sampled_counter import SampledCounter  # needs an optional extra


class TorchMeter(Meter):
    """Counts what PyTorch's operators compute; a multiply-add is 2 FLOP there too.

    Args of its own (the others are those of `Meter`):
        sample_every: one step in so many is counted, the others cost what the last counted one did.
        exact: every step is counted.

    Matrix products, convolutions and attention are counted; element-wise work is not, as everywhere here.

    Use::

        with TorchMeter("run.csv", metric="val_loss") as meter:
            for x, y in batches:
                with meter.training_step(x.shape):
                    loss = loss_of(model(x), y)
                    loss.backward()
                optimizer.step()
                optimizer.zero_grad()
                if meter.step % 100 == 0:
                    meter.log(evaluate())
    """

    def __init__(self, *args: Any, sample_every: int = 200, exact: bool = False, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self._counter = SampledCounter(sample_every=sample_every, exact=exact)

    @contextmanager
    def training_step(self, signature: Hashable = None, **counted: int) -> Iterator[None]:
        """Count one training step: forward and backward pass stand inside.

        Args:
            signature: what the cost of a step depends on, such as the shape of its batch;
                the first step of every signature is counted.
            counted: its `examples` and `tokens`, those of them that the curve has.
        """
        self._counter.start(signature)
        try:
            yield
        except BaseException:
            self._counter.drop()
            raise
        self.advance(self._counter.stop(), **counted)
