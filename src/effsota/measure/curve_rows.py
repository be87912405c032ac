"""The rows of a meter's curve: what a point is, how it is written, and what of a file is one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from effsota.model import X_COLUMNS
from effsota.reading.curve.opening import is_column_name

COLUMNS = ("step", "flop", "seconds")
COUNTED = ("examples", "tokens")
_LONGEST_NAME = 64


class MeterError(Exception):
    """The meter was used in a way that would spoil its curve; the message says how."""


class CurveWarning(UserWarning):
    """What could not be written, or was set aside; nothing of it is lost, and training goes on."""


class LoggedPoint(NamedTuple):
    """One logged point: step, training compute so far in FLOP, seconds so far, metric (nan: not known).

    `counted` are the examples and tokens so far, those of them that the curve has.
    """

    step: int
    flop: float
    seconds: float
    value: float
    counted: tuple[int, ...] = ()

    @property
    def has_value(self) -> bool:
        """Whether the metric is known."""
        return math.isfinite(self.value)


class RowForm:
    """How the rows of one curve are written: step, flop, seconds, what else is counted, the metric.

    Raises:
        MeterError: if a curve with such columns could not be read again.
    """

    def __init__(self, metric: str, counted: Sequence[str] = ()) -> None:
        _refuse_metric(metric)
        self.counted = tuple(name for name in COUNTED if name in counted)
        if len(self.counted) != len(counted):
            raise MeterError(
                f"{', '.join(counted)} cannot be counted; known: {', '.join(COUNTED)}, each once"
            )
        self.header = ",".join((*COLUMNS, *self.counted, metric))
        self._row = re.compile(r"(\d+),([^,]+),([^,]+)," + r"(\d+)," * len(self.counted) + r"([^,]*)")

    def render(self, row: LoggedPoint) -> bytes:
        """Return the line of a point, with its line feed."""
        value = repr(row.value) if row.has_value else ""
        return f"{','.join(map(repr, (*row[:3], *row.counted)))},{value}\n".encode()

    def parse(self, data: bytes, name: object) -> list[LoggedPoint]:
        """Return the points of a file; a torn last line is none.

        Raises:
            MeterError: if it is no curve of these columns.
        """
        header, *lines = data.decode("utf-8", "replace").split("\n")
        self._refuse_another(header, data, name)
        rows = [self._parse_row(f"{name}:{line}", text) for line, text in enumerate(lines[:-1], start=2)]
        for line, (before, row) in enumerate(pairwise(rows), start=3):
            if row.step <= before.step:
                raise MeterError(f"{name}:{line}: step does not rise; choose another file")
        return rows

    def refuse_next(self, last: LoggedPoint, row: LoggedPoint) -> None:
        """Refuse a point that is not behind the last one.

        Raises:
            MeterError: if it is not.
        """
        if row.step <= last.step:
            raise MeterError(f"step {row.step} is logged already; log each step once")
        names = ("compute", *self.counted)
        amounts = zip(names, (last.flop, *last.counted), (row.flop, *row.counted), strict=True)
        for name, before, after in amounts:
            if after <= before:
                told = f"no {name} was counted" if name == "compute" else f"no {name} were counted"
                raise MeterError(f"{told} between step {last.step} and step {row.step}")

    def _refuse_another(self, header: str, data: bytes, name: object) -> None:
        if header.rstrip("\r") == self.header and b"\r" in data:
            ends = "ends lines with a carriage return, as an editor or git made them; save it with line feeds"
            raise MeterError(f"{name} {ends} (LF) alone, or choose another file")
        if header != self.header or b"\n" not in data:
            raise MeterError(f"{name} has other columns than {self.header}; choose another file")

    def _parse_row(self, place: str, text: str) -> LoggedPoint:
        found = self._row.fullmatch(text)
        try:
            if found is not None:
                step, flop, seconds, *counted, value = found.groups()
                return LoggedPoint(
                    int(step), float(flop), float(seconds), float(value or "nan"), tuple(map(int, counted))
                )
        except ValueError:
            pass
        raise MeterError(f"{place}: this is no row of a meter; choose another file")


def _refuse_metric(metric: object) -> None:
    """Refuse a name under which the curve could not be read again, and say which one would do."""
    if not isinstance(metric, str):
        raise MeterError(f'the metric is the name of a column, such as "val_loss", and not {metric!r:.60}')
    if not is_column_name(metric):
        fit = re.sub(r"[^a-zA-Z0-9_./-]+", "_", metric)[:_LONGEST_NAME].strip("_./-")
        fit = fit if is_column_name(fit) and fit not in X_COLUMNS else "val_loss"
        raise MeterError(f'"{metric}" is not a column name: letters, digits and _ . / - only; write "{fit}"')
    if metric in X_COLUMNS:
        raise MeterError(
            f'"{metric}" is what a metric is counted over; write its own name, such as "val_loss"'
        )
