"""Rows of one x made one: what was measured stays, an empty cell takes nothing away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from effsota.bringing.logs.metric_names import few_of
from effsota.bringing.logs.restarts import ORDER
from effsota.bringing.logs.run import LogRow, Remark


class Merged(NamedTuple):
    """One row for each x, and where a later value took the place of another one."""

    rows: list[LogRow]
    remarks: tuple[Remark, ...]


def merge_rows(file: str, rows: Sequence[LogRow], x: str) -> Merged:
    """Return rows whose x rises; of two values at one x the later is kept, and that is told once."""
    kept: list[LogRow] = []
    clashes: list[tuple[LogRow, list[str]]] = []
    for row in rows:
        if kept and row.values[x] == kept[-1].values[x]:
            before = kept[-1]
            measured = _measured(row, before)
            # A row of training and one of evaluation may have been timed apart; a row told twice may not.
            told = measured if _filled(row) == _filled(before) else measured.keys() - {*ORDER}
            names = [name for name in measured if name in told and _differs(before, row, name)]
            if names:
                clashes.append((row, names))
            # The line is that of the last row that told something new: an empty repetition does not.
            is_news = any(before.values.get(name) != value for name, value in measured.items())
            line = row.line if is_news else before.line
            kept[-1] = LogRow(line, {**before.values, **measured})
        else:
            kept.append(row)
    return Merged(kept, _tell(file, clashes, x))


def _filled(row: LogRow) -> set[str]:
    return {name for name, value in row.values.items() if not math.isnan(value)}


def _measured(row: LogRow, before: LogRow) -> dict[str, float]:
    """Return the values of a row without those that were lost in it and stand in the row before."""
    return {
        name: value
        for name, value in row.values.items()
        if not (math.isnan(value) and not math.isnan(before.values.get(name, math.nan)))
    }


def _differs(before: LogRow, row: LogRow, name: str) -> bool:
    earlier, later = before.values.get(name, math.nan), row.values[name]
    return not math.isnan(earlier) and earlier != later


def _tell(file: str, clashes: Sequence[tuple[LogRow, list[str]]], x: str) -> tuple[Remark, ...]:
    if not clashes:
        return ()
    row, _ = clashes[0]
    names = few_of(dict.fromkeys(name for _, each in clashes for name in each))
    more = f", as do {len(clashes) - 1:,} more" if len(clashes) > 1 else ""
    message = f"{x} {row.values[x]:,.12g} stands twice{more}; the later row wins ({names})"
    return (Remark(file, row.line, message),)
