"""The run that a framework trains, followed by its callback: opened, told, marked and ended."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from effsota.measure.curve_rows import CurveWarning, MeterError, RowForm
from effsota.measure.meter import Meter


class FollowedRun:
    """A meter that lives as long as a framework trains, and does not end the training for its own sake.

    Args:
        path: the curve's CSV.
        metric: the name under which the framework tells the metric; the curve's column has it too.
        on_exit: called with the curve's path when training ends well; what it cannot do is a warning, and
            the curve is safe.

    Raises:
        MeterError: if no column can have the metric's name.
    """

    def __init__(
        self, path: str | Path, *, metric: str, on_exit: Callable[[Path], object] | None = None
    ) -> None:
        RowForm(metric)
        self.meter: Meter | None = None
        self._path, self._metric, self._on_exit = Path(path), metric, on_exit
        self._told: set[str] = set()

    def begin(self, step: int, *, counted: Sequence[str] = ()) -> None:
        """Open the curve where training begins: at step 0, or at the checkpoint's that it is resumed from."""
        self.meter = Meter(self._path, metric=self._metric, counted=counted, resume_step=step)

    @property
    def step(self) -> int:
        """The step that it has come to."""
        return 0 if self.meter is None else self.meter.step

    def count(self, flop: float, **counted: int) -> None:
        """Count work within a step: its compute in FLOP, its examples and tokens."""
        if self.meter is not None:
            self.meter.advance(flop, steps=0, **counted)

    def go_to(self, step: int) -> None:
        """Count steps up to the framework's own number of them."""
        if self.meter is not None:
            self.meter.advance(0, steps=step - self.meter.step)

    def tell(self, metrics: Mapping[str, Any]) -> None:
        """Log the metric, where it is among those that are told; of one step the first value stays."""
        self._told.update(metrics)
        if self.meter is None or self._metric not in metrics:
            return
        if not (self.meter.has_row and self.meter.file.last.has_value):
            self.meter.log(float(metrics[self._metric]))

    def mark(self) -> None:
        """Write a row for a checkpoint."""
        if self.meter is not None:
            self.meter.mark()

    def end(self) -> None:
        """Write what waits, and hand the curve on."""
        if self.meter is None:
            return
        self.meter.file.finish()
        if self._metric not in self._told:
            names = ", ".join(sorted(self._told)) or "none"
            _warn(f"{self._path} has no values: nothing told {self._metric}; told were: {names}")
        elif self._on_exit is not None:
            try:
                self._on_exit(self._path)
            except MeterError as error:
                _warn(str(error))


def _warn(told: str) -> None:
    warnings.warn(told, CurveWarning, stacklevel=4)
