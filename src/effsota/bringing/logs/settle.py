"""Rows of a log to a run: columns by our names, one row for each x, everything assumed said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import cast

from effsota.bringing.logs.metric_names import axis_of, describe_known
from effsota.bringing.logs.run import (
    TOO_LARGE,
    LogFile,
    LogReading,
    LogRow,
    Remark,
    Run,
    log_fault,
)
from effsota.problems import Problem

ORDER = ("step", "epoch", "examples", "tokens", "flop", "seconds")
# Whatever a value is multiplied by later, the product stays a number.
MOST_VALUE = 1e100
# A column that is logged once in a hundred rows is usual; thousands of columns with a value each are no run.
MOST_CELLS, MOST_CELLS_A_VALUE = 5_000_000, 200


def settle_rows(
    file: LogFile, reading: LogReading, *, format_name: str, resumed: bool = False
) -> Run | tuple[Problem, ...]:
    """Return the run that a log's rows make, or why they make none; `resumed` allows x to go back."""
    if reading.faults:
        return reading.faults
    names = dict.fromkeys(chain.from_iterable(row.values for row in reading.rows))
    rows = _rename(reading.rows, names)
    x = next((axis for axis in ORDER if any(axis in row.values for row in rows)), None)
    if x is None:
        return (log_fault(file.name, 1, "no x column", describe_known(sorted(names))),)
    kept, remarks, faults = _one_row_per_x(file.name, rows, x, resumed=resumed)
    scattered = _refuse_scattered(file.name, kept)
    if scattered is not None:
        return (scattered,)
    lines = tuple(row.line for row in kept)
    columns = _columns_of(kept)
    odd = {name: values for name, values in columns.items() if not _is_plain(values)}
    faults += _tell_too_large(file.name, lines, odd)
    if faults:
        return tuple(faults)
    return Run(
        name=file.name,
        format=format_name,
        x=x,
        columns=columns,
        lines=lines,
        facts=reading.facts,
        remarks=(
            *reading.remarks,
            *remarks,
            *_tell_lost(file.name, lines, odd),
            *_tell_epochs(file.name, kept),
        ),
    )


def _rename(rows: Sequence[LogRow], names: Iterable[str]) -> Sequence[LogRow]:
    """Return rows whose axes have our names and units; an axis that was lost in a row is not in it."""
    axes = [(name, axis) for name in names if (axis := axis_of(name))]
    if not axes:
        return rows
    renamed = []
    for row in rows:
        values = dict(row.values)
        found = [(axis, values.pop(name)) for name, axis in axes if name in values]
        values.update({axis.name: value * axis.scale for axis, value in found if not math.isnan(value)})
        renamed.append(LogRow(row.line, values))
    return renamed


def _refuse_scattered(file: str, rows: Sequence[LogRow]) -> Problem | None:
    """Refuse a log whose table is nearly all gaps: it grows with the square of the file."""
    values = sum(len(row.values) for row in rows)
    columns = len(set().union(*(row.values for row in rows)))
    if columns * len(rows) <= max(MOST_CELLS, values * MOST_CELLS_A_VALUE):
        return None
    message = f"{columns:,} columns over {len(rows):,} rows, with only {values:,} values in them"
    return log_fault(file, 1, message, "log what is measured again under the same name each time")


def _columns_of(rows: Sequence[LogRow]) -> dict[str, tuple[float | None, ...]]:
    """Return the values by column; in most logs every row has all of them, in one order."""
    first = tuple(rows[0].values) if rows else ()
    if all(tuple(row.values) == first for row in rows):
        columns = zip(*(row.values.values() for row in rows), strict=True)
        return dict(sorted(zip(first, columns, strict=True)))
    names = sorted(set().union(*(row.values for row in rows)))
    return {name: tuple([row.values.get(name) for row in rows]) for name in names}


def _is_plain(values: Sequence[float | None]) -> bool:
    """Tell whether no value of a column was lost, and none is too large."""
    filled = values if None not in values else [value for value in values if value is not None]
    return sum(map(abs, cast("Sequence[float]", filled))) <= MOST_VALUE


def _tell_too_large(
    file: str, lines: Sequence[int], columns: Mapping[str, Sequence[float | None]]
) -> Iterator[Problem]:
    for name, values in columns.items():
        large = (at for at, value in enumerate(values) if value is not None and abs(value) > MOST_VALUE)
        at = next(large, None)
        if at is not None:
            hint = f"write a number up to {MOST_VALUE:g}, or nothing where the value was lost"
            yield log_fault(file, lines[at], f"{name} {TOO_LARGE}", hint)


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


def _tell_lost(
    file: str, lines: Sequence[int], columns: Mapping[str, Sequence[float | None]]
) -> Iterable[Remark]:
    for name, values in columns.items():
        # Nothing but nan differs from itself.
        lost = [at for at, value in enumerate(values) if value != value]  # noqa: PLR0124
        if lost:
            rows_have = "1 row has" if len(lost) == 1 else f"{len(lost):,} rows have"
            yield Remark(file, lines[lost[0]], f"{rows_have} no {name}: skipped")


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
