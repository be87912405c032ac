"""Detectron2's metrics.json: JSON lines by iteration, which counts from 0; time is that of one iteration."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from effsota.bringing.logs.json_lines import JSON_LINES
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark

_LINE = re.compile(r'^\{[^\n]*"iteration": ?[0-9]', re.MULTILINE)
_OWN = re.compile(r'"(?:data_time|eta_seconds|total_loss|(?:bbox|segm|keypoints)/AP)":')


def _recognise(_name: str, head: str) -> bool:
    return '"iteration":' in head and bool(_OWN.search(head) and _LINE.search(head))


def _read(file: LogFile, beside: Mapping[str, LogFile]) -> LogReading:
    reading = JSON_LINES.read(file, beside)
    if reading.faults or not reading.rows:
        return reading
    message = "iteration counts from 0: iteration k is told as step k+1"
    remark = Remark(file.name, reading.rows[0].line, message)
    return replace(
        reading,
        rows=tuple(map(_renamed, reading.rows)),
        remarks=(*reading.remarks, remark),
        assumed=(message,),
    )


def _renamed(row: LogRow) -> LogRow:
    values = dict(row.values)
    if "iteration" in values:
        values["step"] = values.pop("iteration") + 1
    if "time" in values:
        values["seconds_per_step"] = values.pop("time")
    return LogRow(row.line, values)


DETECTRON = Reader(
    name="Detectron2",
    looks_like='metrics.json, JSON lines with "iteration" and "bbox/AP"',
    recognise=_recognise,
    read=_read,
)
