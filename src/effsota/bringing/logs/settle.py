"""Rows of a log to a run: columns by our names, one row for each x, everything assumed said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from effsota.bringing.logs.metric_names import axis_of, describe_known
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Remark, Run, log_fault
from effsota.problems import Problem

ORDER = ("step", "epoch", "examples", "tokens", "flop", "seconds")


def settle_rows(
    file: LogFile, reading: LogReading, *, format_name: str, resumed: bool = False
) -> Run | tuple[Problem, ...]:
    """Return the run that a log's rows make, or why they make none; `resumed` allows x to go back."""
    if reading.faults:
        return reading.faults
    rows = [LogRow(row.line, _renamed(row)) for row in reading.rows]
    names = sorted({name for row in reading.rows for name in row.values})
    x = next((axis for axis in ORDER if any(axis in row.values for row in rows)), None)
    if x is None:
        return (log_fault(file.name, 1, "no x column", describe_known(names)),)
    kept, remarks, faults = _one_row_per_x(file.name, rows, x, resumed=resumed)
    if faults:
        return tuple(faults)
    columns = sorted({name for row in kept for name in row.values})
    return Run(
        name=file.name,
        format=format_name,
        x=x,
        columns={name: tuple(row.values.get(name) for row in kept) for name in columns},
        lines=tuple(row.line for row in kept),
        facts=reading.facts,
        remarks=(
            *reading.remarks,
            *remarks,
            *_tell_lost(file.name, kept),
            *_tell_epochs(file.name, kept),
        ),
    )


def _renamed(row: LogRow) -> dict[str, float]:
    values: dict[str, float] = {}
    for name, value in row.values.items():
        axis = axis_of(name)
        if axis is None:
            values[name] = value
        elif not math.isnan(value):
            values[axis.name] = value if axis.scale == 1.0 else value * axis.scale
    return values


def _one_row_per_x(
    file: str, rows: Iterable[LogRow], x: str, *, resumed: bool
) -> tuple[list[LogRow], list[Remark], list[Problem]]:
    kept: list[LogRow] = []
    remarks: list[Remark] = []
    faults: list[Problem] = []
    without = 0
    for row in rows:
        if x not in row.values:
            without += 1
            continue
        while resumed and kept and row.values[x] < kept[-1].values[x]:
            kept.pop()
        if kept and row.values[x] < kept[-1].values[x]:
            faults.append(_goes_back(file, row, kept[-1], x))
        elif kept and row.values[x] == kept[-1].values[x]:
            remarks += _merge(file, kept, row, x)
        else:
            kept.append(row)
    if without:
        remarks.append(Remark(file, 1, f"{without:,} rows without {x}: left out"))
    return kept, remarks, faults


def _goes_back(file: str, row: LogRow, before: LogRow, x: str) -> Problem:
    message = f"{x} goes back from {before.values[x]:,.12g} to {row.values[x]:,.12g}"
    return log_fault(file, row.line, message, "if the run was resumed there, say --resumed")


def _merge(file: str, kept: list[LogRow], row: LogRow, x: str) -> Sequence[Remark]:
    before = kept[-1].values
    clash = [
        name for name, value in row.values.items() if name not in ORDER and before.get(name, value) != value
    ]
    kept[-1] = LogRow(row.line, {**before, **row.values})
    if not clash:
        return ()
    message = f"{x} {row.values[x]:,.12g} stands twice; the later row wins ({', '.join(clash)})"
    return (Remark(file, row.line, message),)


def _tell_lost(file: str, rows: Sequence[LogRow]) -> Iterable[Remark]:
    lost: dict[str, list[int]] = {}
    for row in rows:
        for name, value in row.values.items():
            if math.isnan(value):
                lost.setdefault(name, []).append(row.line)
    for name, lines in lost.items():
        rows_have = "1 row has" if len(lines) == 1 else f"{len(lines):,} rows have"
        yield Remark(file, lines[0], f"{rows_have} no {name}: skipped")


def _tell_epochs(file: str, rows: Sequence[LogRow]) -> Iterable[Remark]:
    first = next((row for row in rows if "epoch" in row.values), None)
    if first is not None and first.values["epoch"] == 0:
        message = "epochs count from 0"
        hint = "priced as they stand; say --epochs-from-zero if epoch k was reached after k+1 passes"
        yield Remark(file, first.line, message, hint)
    yield from _tell_missing_epochs(file, rows)


def _tell_missing_epochs(file: str, rows: Sequence[LogRow]) -> Iterable[Remark]:
    """Yield a remark where whole epochs are missing in a log that has most of them."""
    epochs = [(row.values["epoch"], row.line) for row in rows if "epoch" in row.values]
    if len(epochs) < 3 or any(epoch % 1 for epoch, _ in epochs):
        return
    (first, _), (last, _) = epochs[0], epochs[-1]
    have = {epoch for epoch, _ in epochs}
    missing = int(last - first) + 1 - len(have)
    if 0 < missing < len(have):
        line = next(line for (before, _), (epoch, line) in pairwise(epochs) if epoch - before > 1)
        message = f"{missing:,} of epochs {first:.0f} to {last:.0f} are not logged"
        yield Remark(file, line, message, "a crossing right after a gap may have been earlier")
