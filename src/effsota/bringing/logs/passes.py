"""Epochs of programs that count from 0: where they print k, k+1 passes are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from effsota.bringing.logs.run import LogReading, LogRow, Remark


def count_passes(file: str, reading: LogReading, *, program: str) -> LogReading:
    """Return a reading whose epochs are passes over the data, and say so; for those that count from 0."""
    if not any("epoch" in row.values for row in reading.rows):
        return reading
    message = f"{program} counts epochs from 0: epoch k is told as k+1 passes"
    remark = Remark(file, reading.rows[0].line, message, "leave out --epochs-from-zero")
    return replace(reading, rows=_shifted(reading.rows), remarks=(*reading.remarks, remark))


def _shifted(rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    return tuple(
        LogRow(
            row.line, {name: value + 1 if name == "epoch" else value for name, value in row.values.items()}
        )
        for row in rows
    )
