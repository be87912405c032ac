"""Printed lines that count steps and epochs: by which of the two their rows are ordered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from effsota.bringing.logs.run import LogReading, LogRow, Remark, log_fault

_NAMED = ("examples", "tokens", "seconds", "flop")


def by_one_counter(name: str, rows: Sequence[LogRow]) -> LogReading:
    """Return the rows by step, or those that tell an epoch alone where step is counted within epochs.

    So too where they tell what no row with a step does. An epoch beside a step is one that has only begun.
    """
    with_step = [row for row in rows if "step" in row.values]
    alone = tuple(row for row in rows if "step" not in row.values)
    names = set().union(*(row.values for row in with_step), {"epoch"})
    is_within = _restarts(with_step)
    if is_within and not alone:
        message = "step begins again in every epoch, and no line tells an epoch alone"
        hint = "write a CSV with the steps of the whole run, or with the evaluation of each epoch"
        return LogReading(faults=(log_fault(name, rows[0].line, message, hint),))
    if not is_within and (not with_step or all(row.values.keys() <= names for row in alone)):
        return LogReading(rows=tuple(map(_without_epoch, rows)))
    message = f"x is epoch: {len(with_step):,} lines that tell a step are left out"
    hint = "what was evaluated stands in lines that tell an epoch alone"
    remark = Remark(name, alone[0].line, message, hint)
    return LogReading(rows=alone, remarks=(remark,), assumed=(message,))


def _restarts(rows: Sequence[LogRow]) -> bool:
    told = [(row.values["epoch"], row.values["step"]) for row in rows if "epoch" in row.values]
    return any(after[0] > before[0] and after[1] < before[1] for before, after in pairwise(told))


def _without_epoch(row: LogRow) -> LogRow:
    has_step = "step" in row.values
    return LogRow(row.line, {n: v for n, v in row.values.items() if not (has_step and n == "epoch")})


def without_still_axes(rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    """Return rows in which what is called tokens, images or seconds rises: else it is of one step, or set."""
    named = {axis: [row.values[axis] for row in rows if axis in row.values] for axis in _NAMED}
    names = {axis: f"{axis} as printed" for axis, values in named.items() if not _rises(values)}
    if not names:
        return tuple(rows)
    return tuple(LogRow(row.line, {names.get(n, n): v for n, v in row.values.items()}) for row in rows)


def _rises(values: Sequence[float]) -> bool:
    return all(before < after for before, after in pairwise(values))
