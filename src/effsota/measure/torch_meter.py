"""The PyTorch meter: counts the FLOP of forward and backward pass on sampled steps."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from effsota.measure.curve_rows import LoggedPoint, MeterError, RowForm
from effsota.measure.kept_rows import KeptRows
from effsota.measure.meter import Meter
from effsota.measure.sampled_counter import SampledCounter  # needs an optional extra
from effsota.measure.torch_processes import (
    is_first_process,
    meet,
    number_of_processes,
    share_from_first,
    sum_over_processes,
)


class TorchMeter(Meter):
    """Counts what PyTorch's operators compute; a multiply-add is 2 FLOP there too.

    Args of its own (the others are those of `Meter`):
        sample_every: one step in so many is counted, the others cost what the last counted one did.
        exact: every step is counted.

    Matrix products, convolutions and attention are counted; element-wise work is not, as everywhere here.

    Where `torch.distributed` joins processes, each makes its meter and counts its own batches, in as many
    steps as the others; the first writes the sum, and it alone has the curve's file.

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

    Raises:
        MeterError: in all processes, if the first cannot open the curve, or one of them makes no meter.
    """

    def __init__(self, *args: Any, sample_every: int = 200, exact: bool = False, **keys: Any) -> None:
        super().__init__(*args, **keys)
        if not is_first_process():
            self._on_exit = None
        self._counter = SampledCounter(sample_every=sample_every, exact=exact)

    def _open(self, path: str | Path, **keys: Any) -> KeptRows:
        """Return the rows of the curve: its file in the first process, how far it came in the others."""
        if number_of_processes() == 1:
            return super()._open(path, **keys)
        meet("makes a meter")
        opened = self._try_to_open(path, keys) if is_first_process() else None
        told = opened if isinstance(opened, str) else ""
        told, last, has_rows = share_from_first(
            (told, opened.last, opened.has_rows) if isinstance(opened, KeptRows) else (told, None, False)
        )
        if told:
            raise MeterError(told)
        if isinstance(opened, KeptRows):
            return opened
        rows = KeptRows(path, RowForm(keys["metric"], keys["counted"]))
        rows.go_on(LoggedPoint(*last), has_rows=has_rows)
        return rows

    def _try_to_open(self, path: str | Path, keys: Mapping[str, Any]) -> KeptRows | str:
        """Return the curve's file, or why it cannot be opened: the other processes wait for either."""
        try:
            return super()._open(path, **keys)
        except MeterError as error:
            return str(error)

    @contextmanager
    def training_step(self, signature: Hashable = None, **counted: int) -> Iterator[None]:
        """Count one training step: forward and backward pass stand inside.

        Args:
            signature: what the cost of a step depends on, such as the shape of its batch;
                the first step of every signature is counted.
            counted: its `examples` and `tokens`, those of them that the curve has; of this process.
        """
        self._counter.start(signature)
        try:
            yield
        except BaseException:
            self._counter.drop()
            raise
        flop, *amounts = sum_over_processes((self._counter.stop(), *counted.values()))
        self.advance(flop, **dict(zip(counted, map(round, amounts), strict=True)))
