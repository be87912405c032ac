"""JSON lines: one mapping a line, as Weights & Biases exports and many scripts write it."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, log_fault
from effsota.bringing.logs.table import decode_log
from effsota.problems import Problem


def _recognise(name: str, head: str) -> bool:
    first = head.lstrip().partition("\n")[0].rstrip()
    return name.endswith((".jsonl", ".ndjson")) or (first.startswith("{") and first.endswith("}"))


def numbers_of(data: Mapping[str, Any]) -> dict[str, float]:
    """Return the numbers of a mapping; null and NaN are lost values, words and mappings are left out."""
    return {key: _number(value) for key, value in data.items() if _is_numeric(value)}


def _is_numeric(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _number(value: float | None) -> float:
    if value is None:
        return float("nan")
    try:
        number = float(value)
    except OverflowError:
        return float("nan")
    return number if abs(number) != float("inf") else float("nan")


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    rows, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            faults.append(_refuse(file.name, number, error))
            continue
        if isinstance(data, dict):
            rows.append(LogRow(number, numbers_of(data)))
        else:
            faults.append(log_fault(file.name, number, "the line is not a mapping"))
    return LogReading(rows=_without_sparse(rows), faults=tuple(faults))


def _without_sparse(rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    """Return the rows; a column that is null in most of them was not logged there, and nothing is lost."""
    lost = Counter(name for row in rows for name, value in row.values.items() if math.isnan(value))
    sparse = {name for name, count in lost.items() if count * 2 > len(rows)}
    return tuple(
        LogRow(row.line, {n: v for n, v in row.values.items() if not (n in sparse and math.isnan(v))})
        for row in rows
    )


def _refuse(name: str, line: int, error: json.JSONDecodeError | RecursionError) -> Problem:
    at = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "too deep"
    return log_fault(name, line, at, "mend the JSON of this line, or take it out if the run was killed there")


JSON_LINES = Reader(
    name="JSON lines",
    looks_like='one mapping a line, such as {"step": 100, "val_loss": 3.4}',
    recognise=_recognise,
    read=_read,
)
