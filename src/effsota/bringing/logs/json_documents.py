"""Whole JSON documents: Keras's history of columns, a list of rows, a summary that is one row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from effsota.bringing.logs.axis_names import axis_of
from effsota.bringing.logs.dashboards import named_by_tag
from effsota.bringing.logs.json_lines import numbers_with_phase, without_sparse
from effsota.bringing.logs.metric_names import MOST_NAME
from effsota.bringing.logs.plain_json import JsonFault, numbers_of, parse_json
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark, log_fault
from effsota.bringing.logs.table import decode_log
from effsota.problems import Problem
from effsota.text import cut

_DECODER = json.JSONDecoder()
_HISTORY = re.compile(r'"(?:val_)?(?:loss|acc|accuracy)"\s*+:\s*+(?:\[|\{\s*+"0")')
_ROWS = re.compile(r"\s*+\[\s*+\{")
_SCALARS = re.compile(r"\s*+\[\s*+\[\s*+[0-9.eE+]++\s*+,\s*+[0-9]++\s*+,")
_KEYS = re.compile(r'"([^"\n]{1,40})"\s{0,9}:')
_LOOKED_AT = 100_000
_SUMMARY = re.compile(r'"(?:_step|_wandb|eval_loss|eval_runtime)"\s*+:')


def _is_one_mapping(head: str) -> bool:
    """Tell whether a file begins one mapping, and is no mapping a line."""
    return head.lstrip().startswith("{") and "\n{" not in head.strip()


def _is_history(_name: str, head: str) -> bool:
    return _is_one_mapping(head) and bool(_HISTORY.search(head))


def _is_summary(name: str, head: str) -> bool:
    return not name.endswith((".jsonl", ".ndjson")) and _is_one_mapping(head) and bool(_SUMMARY.search(head))


def _are_rows(_name: str, head: str) -> bool:
    return bool(_ROWS.match(head)) and any(map(axis_of, _KEYS.findall(head, 0, _LOOKED_AT)))


def _are_scalars(_name: str, head: str) -> bool:
    return bool(_SCALARS.match(head))


def _parse(file: LogFile) -> tuple[str, Any] | Problem:
    """Return the text of a file and what it holds."""
    text = decode_log(file)
    if not isinstance(text, str):
        return text
    data = parse_json(text)
    return log_fault(file.name, *data, "mend the JSON") if isinstance(data, JsonFault) else (text, data)


def _read_history(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    """Return a row an epoch: what stands first in each list was measured after one pass."""
    parsed = _parse(file)
    if isinstance(parsed, Problem):
        return LogReading(faults=(parsed,))
    text, data = parsed
    columns = dict(_columns(data))
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) != 1:
        told = ", ".join(f"{cut(name, MOST_NAME)} {count:,}" for name, count in list(lengths.items())[:10])
        message = f"the columns have not one length ({told or 'no column of numbers'})"
        hint = "give each column a value an epoch, null where there is none"
        return LogReading(faults=(log_fault(file.name, 1, message, hint),))
    passes = {} if "epoch" in columns else {"epoch": [float(at + 1) for at in range(max(lengths.values()))]}
    rows = [
        dict(zip((*passes, *columns), values, strict=True))
        for values in zip(*passes.values(), *columns.values(), strict=True)
    ]
    reading = _numbered(file.name, text, rows, lines=[])
    if not passes:
        return reading
    said = "the lists have a value an epoch: the first is told as one pass"
    remarks = (*reading.remarks, Remark(file.name, 1, said))
    return replace(reading, remarks=remarks, counts_from_zero=False, assumed=(said,))


def _columns(data: Mapping[str, Any]) -> Iterator[tuple[str, list[float]]]:
    """Yield the columns of numbers; pandas writes a list as a mapping from place to value."""
    for name, values in data.items():
        listed = [*values.values()] if isinstance(values, dict) else values
        if isinstance(listed, list) and listed:
            numbers = numbers_of({str(at): value for at, value in enumerate(listed)})
            if len(numbers) == len(listed):
                yield name, [*numbers.values()]


def _read_rows(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    parsed = _parse(file)
    if isinstance(parsed, Problem):
        return LogReading(faults=(parsed,))
    text, data = parsed
    lines = list(_lines_of(text))
    wrong = [line for line, row in zip(lines, data, strict=True) if not isinstance(row, dict)]
    if wrong:
        return LogReading(faults=(log_fault(file.name, wrong[0], "an entry of the list is not a mapping"),))
    reading = _numbered(file.name, text, [numbers_with_phase(row) for row in data], lines=lines)
    return replace(reading, rows=without_sparse(reading.rows))


def _read_scalars(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    """Return TensorBoard's rows of wall time, step and value, named as in its CSV."""
    parsed = _parse(file)
    if isinstance(parsed, Problem):
        return LogReading(faults=(parsed,))
    text, data = parsed
    lines = list(_lines_of(text))
    rows = [_scalar(entry) for entry in data]
    wrong = [line for line, row in zip(lines, rows, strict=True) if len(row) != len(_SCALAR)]
    if wrong:
        message = "an entry of the list is not a time, a step and a value"
        return LogReading(faults=(log_fault(file.name, wrong[0], message),))
    return named_by_tag(file, _numbered(file.name, text, rows, lines=lines))


_SCALAR = ("Wall time", "Step", "Value")


def _scalar(entry: Any) -> dict[str, float]:
    is_whole = isinstance(entry, list) and len(entry) == len(_SCALAR)
    return numbers_of(dict(zip(_SCALAR, entry, strict=True))) if is_whole else {}


def _read_summary(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    parsed = _parse(file)
    if isinstance(parsed, Problem):
        return LogReading(faults=(parsed,))
    _, data = parsed
    message = "a summary: one row, the last values of the run"
    hint = "give the history of the run, in which the target is crossed"
    row = LogRow(1, numbers_of(data))
    return LogReading(rows=(row,), remarks=(Remark(file.name, 1, message, hint),))


def _numbered(
    name: str, text: str, rows: Sequence[Mapping[str, float]], *, lines: Sequence[int]
) -> LogReading:
    """Return rows by the lines they stand in; where several stand in one line, by their number."""
    if rows and len(set(lines)) == len(rows):
        return LogReading(rows=tuple(map(LogRow, lines, rows)))
    told = "one line holds all" if "\n" not in text.strip() else "rows do not stand in lines of their own,"
    remark = Remark(name, 1, f"{told} rows: they are numbered in place of lines")
    numbered = tuple(LogRow(number, row) for number, row in enumerate(rows, start=1))
    return LogReading(rows=numbered, remarks=(remark,))


def _lines_of(text: str) -> Iterator[int]:
    """Yield the line in which each entry of a list begins; the text is JSON that was read before."""
    at, line, seen = text.index("[") + 1, 1, 0
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr] # it matches nothing too
        if text[at] == "]":
            return
        line += text.count("\n", seen, at)
        seen = at
        yield line
        _, at = _DECODER.raw_decode(text, at)


_BLANK = re.compile(r"[\s,]*+")

KERAS_HISTORY = Reader(
    name="Keras history",
    looks_like='a JSON mapping of columns, such as {"loss": [0.5, 0.3], "val_accuracy": [0.81, 0.95]}',
    recognise=_is_history,
    read=_read_history,
)
JSON_ROWS = Reader(
    name="JSON list",
    looks_like='a list of mappings, such as [{"step": 100, "val_loss": 3.4}]',
    recognise=_are_rows,
    read=_read_rows,
)
TENSORBOARD_JSON = Reader(
    name="TensorBoard JSON",
    looks_like="a list of [wall time, step, value], its tag in the file's name",
    recognise=_are_scalars,
    read=_read_scalars,
)
SUMMARY = Reader(
    name="JSON summary",
    looks_like="one mapping with the last values of a run, as wandb-summary.json",
    recognise=_is_summary,
    read=_read_summary,
)
