"""Where x goes back: to its first value, another run begins; to one between, the run was resumed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from effsota.bringing.logs.axis_names import plain
from effsota.bringing.logs.run import LogRow, Remark, log_fault
from effsota.problems import Problem

# Columns that number the runs of one log, where each has so many rows at least.
RUN_NAMES = frozenset({"run", "runid", "seed", "trial", "replicate", "fold"})
LEAST_ROWS_A_RUN = 2
ORDER = ("step", "epoch", "examples", "tokens", "flop", "seconds")


class Resumed(NamedTuple):
    """The rows of one run in the order of x; what was dropped because the run went on from an earlier one."""

    rows: list[LogRow]
    remarks: tuple[Remark, ...] = ()
    faults: tuple[Problem, ...] = ()


def choose_x(file: str, rows: Sequence[LogRow], named: Container[str]) -> tuple[str | None, Remark | None]:
    """Return which of the named axes runs along with the log, and a remark where another starts within it."""
    present = [axis for axis in ORDER if axis in named and any(axis in row.values for row in rows)]
    if not present:
        return None, None
    axis = present[0]
    if not _falls([row.values[axis] for row in rows if axis in row.values]):
        return axis, None
    for other in present[1:]:
        line = None if other == "seconds" else _starts_within(rows, axis, other)
        if line is not None:
            message = f"{axis} starts again while {other} goes on: it counts within it, and is not used"
            return other, Remark(file, line, message)
    return axis, None


def _falls(values: Sequence[float]) -> bool:
    return any(after < before for before, after in pairwise(values))


def _starts_within(rows: Sequence[LogRow], axis: str, other: str) -> int | None:
    """Return the line where an axis goes back to its start, if another rises and never goes back with it."""
    both = [row for row in rows if axis in row.values and other in row.values]
    if not both or not both[-1].values[other] > both[0].values[other]:
        return None
    falls = [pair for pair in pairwise(both) if pair[1].values[axis] < pair[0].values[axis]]
    if any(after.values[other] < before.values[other] for before, after in falls):
        return None
    start = both[0].values[axis]
    return next((after.line for _, after in falls if after.values[axis] <= start), None)


def part_runs(rows: Sequence[LogRow], x: str, names: Iterable[str]) -> list[list[LogRow]]:
    """Return the rows of each run: those of one seed, parted where x is at its first value again."""
    column = next((name for name in names if plain(name) in RUN_NAMES), None)
    if column is None:
        return _part_at_starts(rows, x)
    groups: dict[float | None, list[LogRow]] = {}
    for row in rows:
        groups.setdefault(row.values.get(column), []).append(row)
    # A number for each row counts something else; a row without one belongs to the run around it.
    if None in groups or len(groups) * LEAST_ROWS_A_RUN > len(rows):
        return _part_at_starts(rows, x)
    return [part for group in groups.values() for part in _part_at_starts(group, x)]


def _part_at_starts(rows: Iterable[LogRow], x: str) -> list[list[LogRow]]:
    parts: list[list[LogRow]] = []
    for row in rows:
        value = row.values[x]
        if not parts or (value < parts[-1][-1].values[x] and value == parts[0][0].values[x]):
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts


def go_on(file: str, rows: Sequence[LogRow], x: str, *, resumed: bool) -> Resumed:
    """Return the rows of one run in order; `resumed` drops what a later row has overtaken, and tells it."""
    kept: list[LogRow] = []
    remarks: list[Remark] = []
    faults: list[Problem] = []
    for row in rows:
        back = kept and row.values[x] < kept[-1].values[x]
        if back and resumed and row.values[x] > kept[0].values[x]:
            remarks.append(_drop(file, kept, row, x))
        elif back:
            faults.append(_goes_back(file, row, kept, x))
            continue
        kept.append(row)
    return Resumed(kept, tuple(remarks), tuple(faults))


def _drop(file: str, kept: list[LogRow], row: LogRow, x: str) -> Remark:
    dropped = []
    while kept[-1].values[x] >= row.values[x]:
        dropped.append(kept.pop().line)
    lines = f"line {dropped[0]}" if len(dropped) == 1 else f"lines {dropped[-1]} to {dropped[0]}"
    rows = "1 row" if len(dropped) == 1 else f"{len(dropped):,} rows"
    message = f"resumed at {x} {row.values[x]:,.12g}: {rows} before it dropped, {lines}"
    return Remark(file, row.line, message, "compute of the dropped rows is not counted")


def _goes_back(file: str, row: LogRow, kept: Sequence[LogRow], x: str) -> Problem:
    first, before, value = kept[0].values[x], kept[-1].values[x], row.values[x]
    message = f"{x} goes back from {before:,.12g} to {value:,.12g}"
    if value < first:
        hint = (
            f"that is before its first value, {first:,.12g}: two things are counted in one column; part them"
        )
        return log_fault(file, row.line, message, hint)
    return log_fault(file, row.line, message, "if the run was resumed there, say --resumed")
