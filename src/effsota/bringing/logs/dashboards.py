"""CSV that dashboards export: TensorBoard's, one metric a file, and that of a Weights & Biases chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from effsota.bringing.logs.axis_names import axis_of
from effsota.bringing.logs.metric_names import MOST_NAME, few_of
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark
from effsota.bringing.logs.table import header_of, read_table
from effsota.text import cut

_TENSORBOARD = ("Wall time", "Step", "Value")
_TAG = re.compile(r"tag-(.+)\.(?:csv|json)$")
_CHART_COLUMN = re.compile(r"(?P<run>.+) - (?P<metric>.+?)(?P<spread>__MIN|__MAX)?")


def _is_tensorboard(_name: str, head: str) -> bool:
    return header_of(head) == _TENSORBOARD


def _read_tensorboard(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    return named_by_tag(file, read_table(file, blank_is_lost=True))


def named_by_tag(file: LogFile, reading: LogReading) -> LogReading:
    """Return scalars of steps and the clock's time, the value also under the tag that names the file."""
    tag = _tag_of(file.name)
    return replace(reading, rows=tuple(_named(row, tag) for row in reading.rows))


def _tag_of(name: str) -> str | None:
    found = _TAG.search(name)
    return found[1] if found else None


def _named(row: LogRow, tag: str | None) -> LogRow:
    if tag is None or "Value" not in row.values:
        return row
    return LogRow(row.line, {**row.values, tag: row.values["Value"]})


def _is_chart(_name: str, head: str) -> bool:
    first, *others = header_of(head)
    return axis_of(first) is not None and any(map(_CHART_COLUMN.fullmatch, others))


def _read_chart(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    """Return the metrics of a chart; those of several runs keep the run's name, and are not guessed from."""
    reading = read_table(file, blank_is_lost=False)
    names = sorted({name for row in reading.rows for name in row.values})
    found = {name: match for name in names if (match := _CHART_COLUMN.fullmatch(name))}
    runs = sorted({match["run"] for match in found.values()})
    renamed = {
        name: match["metric"] if len(runs) == 1 else name
        for name, match in found.items()
        if not match["spread"]
    }
    spread = found.keys() - renamed.keys()
    rows = (
        LogRow(
            row.line,
            {renamed.get(name, name): value for name, value in row.values.items() if name not in spread},
        )
        for row in reading.rows
    )
    return replace(
        reading, rows=tuple(rows), remarks=(*reading.remarks, *_tell_runs(file.name, runs, renamed))
    )


def _tell_runs(file: str, runs: list[str], columns: Iterable[str]) -> Iterable[Remark]:
    if len(runs) > 1:
        such = next((f", such as --column '{cut(name, MOST_NAME)}'" for name in columns), "")
        hint = f"say which with --column{such}"
        yield Remark(file, 1, f"one chart of {len(runs)} runs: {few_of(runs)}", hint)


TENSORBOARD = Reader(
    name="TensorBoard CSV",
    looks_like="Wall time,Step,Value, its tag in the file's name",
    recognise=_is_tensorboard,
    read=_read_tensorboard,
)
WANDB_CHART = Reader(
    name="Weights & Biases chart",
    looks_like='a CSV with Step and columns such as "my-run - val_loss"',
    recognise=_is_chart,
    read=_read_chart,
)
