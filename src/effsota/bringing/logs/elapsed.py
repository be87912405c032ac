"""What a log calls time: elapsed seconds, a clock's, or those of one step, told apart by what they do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from effsota.bringing.logs.axis_names import plain
from effsota.bringing.logs.run import LogRow, Remark

# Three years and more: no run lasts so long, and every clock has counted that since 1970.
LEAST_CLOCK_SECONDS = 1e8
_LEAST_CLOCK_MILLISECONDS, MOST_CLOCK_MILLISECONDS = 1e11, 1e14
# A time that grows by less than half while x doubles does not run along with it.
LEAST_GROWTH_OF_X, LEAST_GROWTH_OF_TIME = 2.0, 1.5
_VAGUE = frozenset({"time", "runtime"})
_BESIDE_TIMES_OF_A_STEP = frozenset({"datatime", "etaseconds", "eta", "itertime", "dataloadtime"})


class Timed(NamedTuple):
    """Rows whose seconds are elapsed ones, or have none; what was assumed for that."""

    rows: Sequence[LogRow]
    remarks: tuple[Remark, ...] = ()
    assumed: tuple[str, ...] = ()


def settle_times(file: str, rows: Sequence[LogRow], x: str, source: str) -> Timed:
    """Return the rows of one run with elapsed seconds; `source` is what the log calls the time."""
    told = [row for row in rows if "seconds" in row.values]
    if not told or x == "seconds":
        return Timed(rows) if x != "seconds" or not told else _from_first(file, rows, told[0], source)
    if plain(source) in _VAGUE:
        why = _why_not_elapsed(told, x, source)
        if why is not None:
            remark = Remark(file, why[0], f"{why[1]}: {source} is no elapsed time, and is not used")
            return Timed(_without_seconds(rows), (remark,))
    return _from_first(file, rows, told[0], source)


def _why_not_elapsed(rows: Sequence[LogRow], x: str, source: str) -> tuple[int, str] | None:
    """Return the line and the words by which a time is that of a step, None where it may be elapsed."""
    beside = next(
        (name for row in rows for name in row.values if plain(name) in _BESIDE_TIMES_OF_A_STEP), None
    )
    if beside is not None:
        return rows[0].line, f"{beside} stands beside {source}, which is that of one step"
    for before, after in pairwise(rows):
        if after.values["seconds"] < before.values["seconds"]:
            fall = f"{before.values['seconds']:,.6g} to {after.values['seconds']:,.6g}"
            return after.line, f"{source} falls from {fall}"
    first, last = rows[0].values, rows[-1].values
    grows = 0 < first["seconds"] < LEAST_CLOCK_SECONDS and first[x] > 0
    if (
        grows
        and last[x] >= LEAST_GROWTH_OF_X * first[x]
        and last["seconds"] < LEAST_GROWTH_OF_TIME * first["seconds"]
    ):
        change = f"{first['seconds']:,.6g} to {last['seconds']:,.6g}"
        return rows[-1].line, f"{source} goes from {change} while {x} goes from {first[x]:g} to {last[x]:g}"
    return None


def _without_seconds(rows: Sequence[LogRow]) -> list[LogRow]:
    return [LogRow(row.line, {k: v for k, v in row.values.items() if k != "seconds"}) for row in rows]


def _from_first(file: str, rows: Sequence[LogRow], first: LogRow, source: str) -> Timed:
    start = first.values["seconds"]
    if not LEAST_CLOCK_SECONDS < start < MOST_CLOCK_MILLISECONDS:
        return Timed(rows)
    scale = 0.001 if start > _LEAST_CLOCK_MILLISECONDS else 1.0
    shifted = [
        LogRow(row.line, {**row.values, "seconds": (row.values["seconds"] - start) * scale})
        if "seconds" in row.values
        else row
        for row in rows
    ]
    said = f"{source} is a clock's: seconds count from the first row"
    remark = Remark(file, first.line, said, "what ran before that row is not in them")
    return Timed(shifted, (remark,), (said,))
