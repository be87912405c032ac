"""A learning curve on disk that survives a crash: appended row by row, each row safe once written."""

from __future__ import annotations

import math
import os
import re
import stat
import warnings
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from effsota.disk.one_file import write_file
from effsota.disk.unfinished import clear_unfinished
from effsota.model import X_COLUMNS
from effsota.reading.curve import is_column_name

COLUMNS = ("step", "flop", "seconds")
_ROW = re.compile(r"(\d+),([^,]+),([^,]+),([^,]*)")
_LONGEST_NAME = 64


class MeterError(Exception):
    """The meter was used in a way that would spoil its curve; the message says how."""


class CurveWarning(UserWarning):
    """The curve cannot be written just now; its rows are kept, and written with the next one."""


class LoggedPoint(NamedTuple):
    """One logged point: step, training compute so far in FLOP, seconds so far, metric (nan: not known)."""

    step: int
    flop: float
    seconds: float
    value: float


class CurveFile:
    """The CSV of one run, with the columns step, flop, seconds and the metric.

    Args:
        path: where it lies; an existing curve of the same columns is continued, a torn last line is dropped.
            Any other file that is there is left alone.
        metric: the name of the metric's column.
        resume_step: the step of the checkpoint that training goes on from: later rows are dropped,
            since that work is done again (default: the last row).

    Raises:
        MeterError: if a curve with such a column could not be read again, the path holds something else, or
            nothing can be written there.
    """

    def __init__(self, path: str | Path, *, metric: str, resume_step: int | None = None) -> None:
        _refuse_metric(metric)
        self.path = Path(path)
        self.header = f"{','.join(COLUMNS)},{metric}"
        self.last = LoggedPoint(0, 0.0, 0.0, math.nan)
        self._has_rows = False
        self._size = 0
        self._waiting = b""
        rows = self._read()
        kept = [row for row in rows if resume_step is None or row.step <= resume_step]
        if resume_step and (not kept or kept[-1].step != resume_step):
            raise MeterError(f"{self.path} has no row at step {resume_step}; log one at each checkpoint")
        self._start(kept)

    def append(self, row: LoggedPoint) -> None:
        """Write a row and wait until it is on the disk.

        Where that takes no more, training is not to end for it: the row is kept and written with the next
        one, and a `CurveWarning` says so. What is on the disk is whole rows.

        Raises:
            MeterError: if the row is not behind the last one, or the file is no longer as this meter left it.
        """
        if self._has_rows and row.step <= self.last.step:
            raise MeterError(f"step {row.step} is logged already; log each step once")
        if self._has_rows and row.flop <= self.last.flop:
            raise MeterError(f"no compute was counted between step {self.last.step} and step {row.step}")
        self._waiting += _render(row)
        self.last, self._has_rows = row, True
        try:
            self._write()
        except OSError as error:
            told = f"{self.path} cannot be written: {error.strerror}. Its last rows are kept."
            warnings.warn(told, CurveWarning, stacklevel=3)

    def finish(self) -> None:
        """Write what could not be written before.

        Raises:
            MeterError: if it still cannot be; the rows on the disk are whole, and the message has the others.
        """
        try:
            self._write()
        except OSError as error:
            left = self._waiting.decode().rstrip("\n")
            raise MeterError(f"{self.path} cannot be written: {error.strerror}. It lacks:\n{left}") from error

    def _write(self) -> None:
        """Append all rows that wait, or leave the file as it was."""
        if not self._waiting:
            return
        with self.path.open("r+b") as file:
            if os.fstat(file.fileno()).st_size != self._size:
                raise MeterError(f"{self.path} was changed by another program; let one process log one run")
            try:
                file.seek(self._size)
                file.write(self._waiting)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                # Part of a row may be there: with the next row behind it, neither could be read.
                os.truncate(self.path, self._size)
                raise
        self._size += len(self._waiting)
        self._waiting = b""

    def _read(self) -> list[LoggedPoint]:
        """Return the rows that are there; what is no curve of this run is not touched."""
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):
                raise MeterError(f"{self.path} is no plain file; choose another")
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise MeterError(f"{self.path} cannot be read: {error.strerror}") from error
        if not data:
            return []
        header, *lines = data.decode("utf-8", "replace").split("\n")
        self._refuse_another(header, data)
        rows = [self._read_row(line, text) for line, text in enumerate(lines[:-1], start=2)]
        for line, (before, row) in enumerate(pairwise(rows), start=3):
            if row.step <= before.step:
                raise MeterError(f"{self.path}:{line}: step does not rise; choose another file")
        return rows

    def _refuse_another(self, header: str, data: bytes) -> None:
        if header.rstrip("\r") == self.header and b"\r" in data:
            ends = "ends lines with a carriage return, as an editor or git made them; save it with line feeds"
            raise MeterError(f"{self.path} {ends} (LF) alone, or choose another file")
        if header != self.header or b"\n" not in data:
            raise MeterError(f"{self.path} has other columns than {self.header}; choose another file")

    def _read_row(self, line: int, text: str) -> LoggedPoint:
        found = _ROW.fullmatch(text)
        try:
            if found is not None:
                step, flop, seconds, value = found.groups()
                return LoggedPoint(int(step), float(flop), float(seconds), float(value or "nan"))
        except ValueError:
            pass
        raise MeterError(f"{self.path}:{line}: this is no row of a meter; choose another file")

    def _start(self, rows: list[LoggedPoint]) -> None:
        text = f"{self.header}\n".encode() + b"".join(map(_render, rows))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            clear_unfinished(self.path.resolve())
            if not self.path.exists() or self.path.read_bytes() != text:
                write_file(text, self.path)
            os.close(os.open(self.path, os.O_WRONLY))
        except OSError as error:
            raise MeterError(f"{self.path} cannot be written: {error.strerror}") from error
        self._size = len(text)
        self._has_rows = bool(rows)
        if rows:
            self.last = rows[-1]


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


def _render(row: LoggedPoint) -> bytes:
    value = repr(row.value) if math.isfinite(row.value) else ""
    return f"{row.step},{row.flop!r},{row.seconds!r},{value}\n".encode()
