"""A learning curve on disk that survives a crash: appended row by row, each row safe once written."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import NamedTuple

from effsota.model import Curve
from effsota.reading.curve import parse_curve


class MeterError(Exception):
    """The meter was used in a way that would spoil its curve; the message says how."""


class LoggedPoint(NamedTuple):
    """One logged point: step, training compute so far in FLOP, seconds so far, metric (nan: not known)."""

    step: int
    flop: float
    seconds: float
    value: float


class CurveFile:
    """The CSV of one run, with the columns step, flop, seconds and the metric.

    Args:
        path: where it lies; an existing file is continued, a torn last line is dropped.
        metric: the name of the metric's column.
        resume_step: the step of the checkpoint that training goes on from: later rows are dropped,
            since that work is done again (default: the last row).
    """

    def __init__(self, path: str | Path, *, metric: str, resume_step: int | None = None) -> None:
        self.path = Path(path)
        self.header = f"step,flop,seconds,{metric}"
        self.last = LoggedPoint(0, 0.0, 0.0, math.nan)
        self._has_rows = False
        rows = self._read()
        kept = [row for row in rows if resume_step is None or row.step <= resume_step]
        if resume_step and (not kept or kept[-1].step != resume_step):
            raise MeterError(f"{self.path} has no row at step {resume_step}; log one at each checkpoint")
        self._start(kept)

    def append(self, row: LoggedPoint) -> None:
        """Write a row and wait until it is on the disk."""
        if row.step <= self.last.step and self._has_rows:
            raise MeterError(f"step {row.step} is logged already; log each step once")
        with self.path.open("ab") as file:
            file.write(_render(row))
            file.flush()
            os.fsync(file.fileno())
        self.last, self._has_rows = row, True

    def _read(self) -> list[LoggedPoint]:
        if not self.path.exists():
            return []
        data = self.path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        header, _, rows = whole.partition(b"\n")
        if whole and header.decode("utf-8", "replace") != self.header:
            raise MeterError(f"{self.path} has other columns than {self.header}; choose another file")
        if not rows:
            return []
        curve = parse_curve(whole)
        if not isinstance(curve, Curve):
            raise MeterError(f"{self.path}:{curve[0].line}: {curve[0].message}; choose another file")
        return [_row_of(values) for values in zip(*curve.columns.values(), strict=True)]

    def _start(self, rows: list[LoggedPoint]) -> None:
        text = f"{self.header}\n".encode() + b"".join(map(_render, rows))
        if not self.path.exists() or self.path.read_bytes() != text:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_name(f".{self.path.name}.new")
            new.write_bytes(text)
            new.replace(self.path)
        self._has_rows = bool(rows)
        if rows:
            self.last = rows[-1]


def _row_of(values: tuple[float | None, ...]) -> LoggedPoint:
    step, flop, seconds, value = (math.nan if each is None else each for each in values)
    return LoggedPoint(int(step), flop, seconds, value)


def _render(row: LoggedPoint) -> bytes:
    value = repr(row.value) if math.isfinite(row.value) else ""
    return f"{row.step},{row.flop!r},{row.seconds!r},{value}\n".encode()
