"""OpenMMLab's logs of JSON lines: log.json with mode, epoch and iter, and scalars.json of MMEngine.

In both, a row of evaluation counts something else than a row of training: iter and step are those of the
validation there, or the epoch. So x is the epoch where there are epochs, else the iter of training before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from effsota.bringing.logs.json_lines import JSON_LINES
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark

# What a row of training has in log.json, and in scalars.json.
_TRAINING = (('"mode":', '"epoch":', '"iter":'), ('"data_time":', '"iter":', '"step":'))
_VALIDATION = re.compile(rb'"mode": ?"val"')
_NOT_KEPT = frozenset({"epoch", "iter", "step", "time", "data_time"})


class _Phases(NamedTuple):
    """The rows of training, and those of evaluation, each with the last row of training before it."""

    training: Sequence[LogRow]
    evaluations: Sequence[tuple[LogRow, LogRow | None]]


def _recognise(_name: str, head: str) -> bool:
    if '"iter":' not in head:
        return False
    rows = (line for line in head.split("\n") if line.startswith("{"))
    return any(all(name in line for name in names) for line in rows for names in _TRAINING)


def _read(file: LogFile, beside: Mapping[str, LogFile]) -> LogReading:
    reading = JSON_LINES.read(file, beside)
    if reading.faults:
        return reading
    lines = re.split(rb"\r\n|\n|\r", file.data)
    said = {number for number, line in enumerate(lines, start=1) if _VALIDATION.search(line)}
    phases = _part([row for row in reading.rows if row.values.keys() & {"iter", "step", "epoch"}], said)
    if not phases.evaluations:
        return replace(reading, rows=tuple(map(_at_iter, phases.training)))
    if _has_an_epoch_each(phases):
        message = f"x is epoch: {len(phases.training):,} rows of training are left out"
        rows = tuple(_set(row, "epoch", _epoch_of(row, before)) for row, before in phases.evaluations)
    else:
        message = "x is iter: a row of evaluation stands at the last row of training before it"
        rows = tuple(_in_order(phases))
    hint = "iter and step of an evaluation do not count the iterations of training"
    remark = Remark(file.name, phases.evaluations[0][0].line, message, hint)
    return replace(reading, rows=rows, remarks=(*reading.remarks, remark), assumed=(message,))


def _part(rows: Sequence[LogRow], validation: set[int]) -> _Phases:
    training: list[LogRow] = []
    evaluations: list[tuple[LogRow, LogRow | None]] = []
    for row in rows:
        if row.line in validation or "iter" not in row.values:
            evaluations.append((row, training[-1] if training else None))
        else:
            training.append(row)
    return _Phases(training, evaluations)


def _has_an_epoch_each(phases: _Phases) -> bool:
    """Tell whether evaluations end an epoch each; else iterations are counted over the run.

    An epoch may be evaluated in several rows, if nothing is trained between them.
    """
    epochs = {_epoch_of(row, before) for row, before in phases.evaluations}
    if None in epochs or len({before.line if before else 0 for _, before in phases.evaluations}) > len(
        epochs
    ):
        return False
    iters = [row.values["iter"] for row in phases.training]
    is_one = len({row.values.get("epoch") for row in phases.training}) <= 1
    counts_all = any("step" in row.values for row in phases.training)
    return counts_all or is_one or any(after < before for before, after in pairwise(iters))


def _epoch_of(row: LogRow, before: LogRow | None) -> float | None:
    """Return the epoch that an evaluation ends: its own, or the step that stands for it in scalars.json."""
    if "epoch" in row.values:
        return row.values["epoch"]
    return row.values.get("step") if before is not None and "epoch" in before.values else None


def _in_order(phases: _Phases) -> Iterator[LogRow]:
    evaluations = (
        _set(row, "step", None if before is None else _iter_of(before)) for row, before in phases.evaluations
    )
    yield from sorted((*map(_at_iter, phases.training), *evaluations), key=lambda row: row.line)


def _at_iter(row: LogRow) -> LogRow:
    return _set(row, "step", _iter_of(row))


def _iter_of(row: LogRow) -> float | None:
    return row.values.get("step", row.values.get("iter"))


def _set(row: LogRow, axis: str, count: float | None) -> LogRow:
    """Return a row with one counter; its times are those of an iteration, and are left out."""
    values = {name: value for name, value in row.values.items() if name not in _NOT_KEPT}
    return LogRow(row.line, values if count is None else {axis: count, **values})


OPENMMLAB = Reader(
    name="OpenMMLab",
    looks_like='JSON lines with "mode", "epoch" and "iter", or scalars.json of MMEngine',
    recognise=_recognise,
    read=_read,
)
