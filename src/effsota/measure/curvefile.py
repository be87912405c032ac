"""A learning curve on disk that survives a crash: appended row by row, each row safe once written."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from effsota.disk.one_file import write_file
from effsota.disk.unfinished import clear_unfinished
from effsota.measure.curve_rows import CurveWarning, LoggedPoint, MeterError, RowForm
from effsota.measure.kept_rows import KeptRows


class CurveFile(KeptRows):
    """The CSV of one run, with the columns step, flop, seconds, what else is counted, and the metric.

    Args:
        path: where it lies; an existing curve of the same columns is continued, a torn last line is dropped.
            Any other file that is there is left alone.
        metric: the name of the metric's column.
        counted: what else has a column: "examples", "tokens" or both.
        resume_step: the step of the checkpoint that training goes on from: later rows are dropped,
            since that work is done again (default: the last row). At step 0 a run begins: the curve of
            another that is there is set aside under the next free name, and a `CurveWarning` says so.

    Raises:
        MeterError: if a curve with such a column could not be read again, the path holds something else, or
            nothing can be written there.
    """

    def __init__(
        self, path: str | Path, *, metric: str, counted: Sequence[str] = (), resume_step: int | None = None
    ) -> None:
        super().__init__(path, RowForm(metric, counted))
        self._size = 0
        self._waiting = b""
        self._replaced = b""
        rows = self._read()
        is_another = resume_step == 0 and bool(rows)
        kept = [row for row in rows if resume_step is None or row.step <= resume_step != 0]
        if resume_step and (not kept or kept[-1].step != resume_step):
            raise MeterError(f"{self.path} has no row at step {resume_step}; log one at each checkpoint")
        self._start(kept, is_another=is_another)

    def append(self, row: LoggedPoint) -> None:
        """Write a row and wait until it is on the disk.

        Where that takes no more, training is not to end for it: the row is kept and written with the next
        one, and a `CurveWarning` says so. What is on the disk is whole rows.

        Raises:
            MeterError: if the row is not behind the last one, or the file is no longer as this meter left it.
        """
        super().append(row)
        self._waiting += self.form.render(row)
        self._try_to_write()

    def fill(self, value: float) -> None:
        """Write the metric into the last row, which has none yet, as after a checkpoint.

        Raises:
            MeterError: if that row has one.
        """
        blank = self.form.render(self.last)
        super().fill(value)
        if self._waiting.endswith(blank):
            self._waiting = self._waiting.removesuffix(blank)
        else:
            self._replaced = blank
        self._waiting += self.form.render(self.last)
        self._try_to_write()

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

    def _try_to_write(self) -> None:
        try:
            self._write()
        except OSError as error:
            told = f"{self.path} cannot be written: {error.strerror}. Its last rows are kept."
            warnings.warn(told, CurveWarning, stacklevel=4)

    def _write(self) -> None:
        """Write all rows that wait, the first perhaps over its blank self, or leave the file as it was."""
        if not self._waiting:
            return
        with self.path.open("r+b") as file:
            if os.fstat(file.fileno()).st_size != self._size:
                raise MeterError(f"{self.path} was changed by another program; let one process log one run")
            start = self._size - len(self._replaced)
            try:
                file.seek(start)
                file.write(self._waiting)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                # Part of a row may be there: with the next row behind it, neither could be read.
                os.truncate(self.path, self._size)
                os.pwrite(file.fileno(), self._replaced, start)
                raise
        self._size = start + len(self._waiting)
        self._waiting, self._replaced = b"", b""

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
        return self.form.parse(data, self.path) if data else []

    def _start(self, rows: list[LoggedPoint], *, is_another: bool) -> None:
        text = f"{self.form.header}\n".encode() + b"".join(map(self.form.render, rows))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            clear_unfinished(self.path.resolve())
            if is_another:
                self._set_aside()
            if not self.path.exists() or self.path.read_bytes() != text:
                write_file(text, self.path)
            os.close(os.open(self.path, os.O_WRONLY))
        except OSError as error:
            raise MeterError(f"{self.path} cannot be written: {error.strerror}") from error
        self._size = len(text)
        self.has_rows = bool(rows)
        if rows:
            self.last = rows[-1]

    def _set_aside(self) -> None:
        """Keep the curve of another run under a name of its own."""
        names = (self.path.with_name(f"{self.path.stem}-{n}{self.path.suffix}") for n in count(1))
        other = next(name for name in names if not name.exists())
        write_file(self.path.read_bytes(), other)
        told = f"{self.path} held another run; it is kept as {other.name}, since training begins at step 0"
        warnings.warn(told, CurveWarning, stacklevel=5)
