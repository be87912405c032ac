"""The rows of a run as far as they are told: what a process knows that does not write them."""

from __future__ import annotations

import math
from pathlib import Path

from effsota.measure.curve_rows import LoggedPoint, MeterError, RowForm


class KeptRows:
    """The last row of a run's curve; each that follows has to be behind it.

    Args:
        path: the curve's CSV.
        form: how its rows are written.
    """

    def __init__(self, path: str | Path, form: RowForm) -> None:
        self.form = form
        self.path = Path(path)
        self.last = LoggedPoint(0, 0.0, 0.0, math.nan, (0,) * len(form.counted))
        self.has_rows = False

    def go_on(self, last: LoggedPoint, *, has_rows: bool) -> None:
        """Go on behind a row that is there, or from the start."""
        self.last, self.has_rows = last, has_rows

    def append(self, row: LoggedPoint) -> None:
        """Take a row.

        Raises:
            MeterError: if it is not behind the last one.
        """
        if self.has_rows:
            self.form.refuse_next(self.last, row)
        self.last, self.has_rows = row, True

    def fill(self, value: float) -> None:
        """Take the metric of the last row, which has none yet, as after a checkpoint.

        Raises:
            MeterError: if that row has one.
        """
        if not self.has_rows or self.last.has_value:
            raise MeterError(f"step {self.last.step} is logged already; log each step once")
        self.last = self.last._replace(value=value)

    def finish(self) -> None:
        """End: nothing waits."""
