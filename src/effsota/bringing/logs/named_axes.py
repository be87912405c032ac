"""Rows whose x columns have our names and units: of two names of one axis the more particular is taken."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from effsota.bringing.logs.axis_names import Axis, axis_of, particularity
from effsota.bringing.logs.run import LogRow, Remark

# Counts are equal or not; two clocks of one run differ a little.
MOST_TIMES_DIFFER = 0.01
_COUNT_DIFFERS = 1e-9


class NamedAxes(NamedTuple):
    """Rows with our axes; `sources` are the log's own columns by axis, the first that which is taken."""

    rows: Sequence[LogRow]
    sources: dict[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]
    assumed: tuple[str, ...]


class _Twins(NamedTuple):
    """Two columns that count the same and differ: where, and what each says there."""

    line: int
    taken: str
    other: str
    values: tuple[float, float]


def name_axes(file: str, rows: Sequence[LogRow], names: Iterable[str]) -> NamedAxes:
    """Return the rows under our names; an axis that was lost in a row is not in it.

    A column that differs from a more particular one of its axis is left out, and told.
    """
    found: dict[str, list[tuple[str, Axis]]] = {}
    for name in names:
        axis = axis_of(name)
        if axis is not None:
            found.setdefault(axis.name, []).append((name, axis))
    told: list[_Twins] = []
    for columns in found.values():
        columns.sort(key=lambda column: particularity(column[0]))
        told += [twins for other in columns[1:] if (twins := _differ(rows, columns[0], other))]
    dropped = {twins.other for twins in told}
    kept = {axis: [each for each in columns if each[0] not in dropped] for axis, columns in found.items()}
    return NamedAxes(
        rows=_rename(rows, kept, dropped),
        sources={axis: tuple(name for name, _ in columns) for axis, columns in kept.items()},
        remarks=tuple(_remark(file, twins) for twins in told),
        assumed=tuple(f"{_axis(twins)} is {twins.taken}, not {twins.other}" for twins in told),
    )


def _differ(rows: Sequence[LogRow], taken: tuple[str, Axis], other: tuple[str, Axis]) -> _Twins | None:
    (first, one), (second, two) = taken, other
    share = MOST_TIMES_DIFFER if one.name == "seconds" else _COUNT_DIFFERS
    for row in rows:
        if first in row.values and second in row.values:
            ours, theirs = row.values[first] * one.scale, row.values[second] * two.scale
            if abs(ours - theirs) > share * max(abs(ours), abs(theirs)):
                return _Twins(row.line, first, second, (row.values[first], row.values[second]))
    return None


def _axis(twins: _Twins) -> str:
    axis = axis_of(twins.taken)
    return "" if axis is None else axis.name


def _remark(file: str, twins: _Twins) -> Remark:
    ours, theirs = (f"{value:,.12g}" for value in twins.values)
    message = f"two columns say {_axis(twins)}, and differ: {twins.taken} {ours}, {twins.other} {theirs}"
    hint = f"{twins.taken} is taken, for its name is the more particular; take it out if that is wrong"
    return Remark(file, twins.line, message, hint)


def _rename(
    rows: Sequence[LogRow], kept: dict[str, list[tuple[str, Axis]]], dropped: set[str]
) -> Sequence[LogRow]:
    columns = [column for each in kept.values() for column in reversed(each)]
    if not dropped and all(axis == Axis(name) for name, axis in columns):
        return _without_lost(rows, [name for name, _ in columns])
    renamed = []
    for row in rows:
        values = dict(row.values)
        # A name that is also one of ours is taken out before ours is put in; the most particular comes last.
        found = [(axis, values.pop(name)) for name, axis in columns if name in values]
        for name in dropped:
            values.pop(name, None)
        for axis, value in found:
            if not math.isnan(value):
                values[axis.name] = value * axis.scale
        renamed.append(LogRow(row.line, values))
    return renamed


def _without_lost(rows: Sequence[LogRow], names: Sequence[str]) -> Sequence[LogRow]:
    """Return rows without the axes that were lost in them; most logs have our names, and lose none."""
    if not any(math.isnan(row.values.get(name, 0.0)) for name in names for row in rows):
        return rows
    return [
        LogRow(row.line, {k: v for k, v in row.values.items() if not (k in names and math.isnan(v))})
        for row in rows
    ]
