"""The hand-fed meter: for any framework, plain Python."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from effsota.measure.curvefile import CurveFile, LoggedPoint, MeterError


class Meter:
    """Counts training compute that the caller tells it, and logs the learning curve.

    Args:
        path: the curve's CSV; an existing one is continued.
        metric: the name of the metric's column, such as val_loss.
        flop_per_step: what `advance` adds for a step, in FLOP, where it is the same for all.
        resume_step: the step of the checkpoint that training goes on from.
        on_exit: called with the curve's path when the `with` block ends without an exception.
        clock: seconds from any start.

    Use::

        with Meter("run.csv", metric="val_loss", flop_per_step=6 * parameters * tokens_per_step) as meter:
            for batch in batches:
                train(batch)
                meter.advance()
                if meter.step % 100 == 0:
                    meter.log(evaluate())
    """

    def __init__(  # noqa: PLR0913  # keyword-only, each with a default
        self,
        path: str | Path,
        *,
        metric: str,
        flop_per_step: float | None = None,
        resume_step: int | None = None,
        on_exit: Callable[[Path], object] | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.file = CurveFile(path, metric=metric, resume_step=resume_step)
        self.step, self.flop = self.file.last.step, self.file.last.flop
        self._flop_per_step = flop_per_step
        self._on_exit = on_exit
        self._clock = clock
        self._started = clock() - self.file.last.seconds

    @property
    def seconds(self) -> float:
        """Seconds of training so far, those before a crash included."""
        return self._clock() - self._started

    def advance(self, flop: float | None = None, *, steps: int = 1) -> None:
        """Count training steps: `flop` is their compute together (default: `flop_per_step` each)."""
        if flop is None:
            if self._flop_per_step is None:
                raise MeterError("say what the step cost: advance(flop), or flop_per_step for all steps")
            flop = self._flop_per_step * steps
        self.step += steps
        self.flop += flop

    def log(self, value: float) -> None:
        """Write the metric at this step; the row is on the disk when this returns."""
        self.file.append(LoggedPoint(self.step, float(self.flop), round(self.seconds, 6), float(value)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._on_exit is not None:
            self._on_exit(self.file.path)
