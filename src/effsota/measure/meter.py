"""The hand-fed meter: for any framework, plain Python."""

from __future__ import annotations

import math
import operator
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from effsota.measure.curve_rows import LoggedPoint, MeterError
from effsota.measure.curvefile import CurveFile
from effsota.measure.kept_rows import KeptRows

_TICK = 1e-6  # seconds, the last digit that is written


class Meter:
    """Counts training compute that the caller tells it, and logs the learning curve.

    Args:
        path: the curve's CSV; an existing one is continued.
        metric: the name of the metric's column, such as val_loss: letters, digits and _ . / - only.
        flop_per_step: what `advance` adds for a step, in FLOP, where it is the same for all.
        counted: what else `advance` is told, and the curve has a column of: "examples", "tokens" or both.
        resume_step: the step of the checkpoint that training goes on from (default: the last row); 0 is a
            new run, and the curve of another that is there is set aside.
        on_exit: called with the curve's path when the `with` block ends without an exception.
        clock: seconds from any start.

    Raises:
        MeterError: at the start, if the curve could not be read again or would take another file's place; in
            `advance` and `log`, for what would spoil it.

    A disk that takes no more does not end the training: the rows are kept, a `CurveWarning` says so, and they
    are written with the next one, at the latest when the `with` block ends.

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
        counted: Sequence[str] = (),
        resume_step: int | None = None,
        on_exit: Callable[[Path], object] | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.file = self._open(path, metric=metric, counted=counted, resume_step=resume_step)
        self.step, self.flop = self.file.last.step, self.file.last.flop
        self._counted = dict(zip(self.file.form.counted, self.file.last.counted, strict=True))
        self._flop_per_step = flop_per_step
        self._on_exit = on_exit
        self._clock = clock
        self._started = clock() - self.file.last.seconds

    def _open(
        self, path: str | Path, *, metric: str, counted: Sequence[str], resume_step: int | None
    ) -> KeptRows:
        """Return the rows of the curve: in a file, where this process writes it."""
        return CurveFile(path, metric=metric, counted=counted, resume_step=resume_step)

    @property
    def seconds(self) -> float:
        """Seconds of training so far, those before a crash included."""
        return self._clock() - self._started

    @property
    def has_row(self) -> bool:
        """Whether there is a row of this step."""
        return self.file.has_rows and self.step == self.file.last.step

    def advance(self, flop: float | None = None, *, steps: int = 1, **counted: int) -> None:
        """Count training steps, or with `steps=0` a part of one.

        Args:
            flop: their compute together (default: `flop_per_step` each).
            steps: how many they are.
            counted: `examples` and `tokens` of them together, those of them that the curve has.
        """
        if operator.index(steps) < 0:
            raise MeterError(f"{steps} steps cannot be: training only goes on")
        if flop is None:
            if self._flop_per_step is None:
                raise MeterError("say what the step cost: advance(flop), or flop_per_step for all steps")
            flop = self._flop_per_step * steps
        if not 0 <= flop < math.inf:
            raise MeterError(f"a step cannot cost {flop} FLOP: a number from 0 on is needed")
        self._refuse_counted(counted)
        self.step += steps
        self.flop += flop
        for name, amount in counted.items():
            self._counted[name] += amount

    def _refuse_counted(self, counted: Mapping[str, int]) -> None:
        for name, amount in counted.items():
            if name not in self._counted:
                raise MeterError(f'the curve has no column of {name}; say Meter(counted=["{name}"])')
            if operator.index(amount) < 0:
                raise MeterError(f"{amount} {name} cannot be: training only goes on")

    def log(self, value: float) -> None:
        """Write the metric at this step; the row is on the disk when this returns, or a warning says why."""
        last = self.file.last
        if self.has_row and not last.has_value:
            self.file.fill(float(value))
            return
        # Two logged at once, or a clock that was set back: a curve whose seconds do not rise is none.
        seconds = round(max(self.seconds, last.seconds + _TICK), 6)
        row = LoggedPoint(self.step, float(self.flop), seconds, float(value), (*self._counted.values(),))
        self.file.append(row)

    def mark(self) -> None:
        """Write a row without the metric at this step, where none is: a run is resumed from there.

        Call it with each checkpoint. A metric that is logged at the same step later goes into that row.
        """
        if not self.has_row:
            self.log(math.nan)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            with suppress(MeterError):  # what ended the block is what is told
                self.file.finish()
            return
        self.file.finish()
        if self._on_exit is not None:
            self._on_exit(self.file.path)
