"""JSON lines: one mapping a line, as Weights & Biases exports and many scripts write it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from effsota.bringing.logs.metric_names import phase_of
from effsota.bringing.logs.plain_json import MEND_LINE, JsonFault, numbers_of, parse_json
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, counting_as_it_begins, log_fault
from effsota.bringing.logs.table import decode_log
from effsota.bringing.logs.word_columns import with_phase

# A file of which so many lines are wrong is no JSON lines: a few of them are told, and the rest is not read.
MOST_FAULTS, FEW = 5_000, 10
_PHASE_KEYS = frozenset({"phase", "split", "mode", "stage", "subset"})


def _recognise(name: str, head: str) -> bool:
    first = head.lstrip().partition("\n")[0].rstrip()
    return name.endswith((".jsonl", ".ndjson")) or _is_mapping(first)


def _is_mapping(line: str) -> bool:
    """Tell whether a line looks like a mapping in JSON; Python prints its own with other quotes."""
    return line.startswith("{") and line.endswith("}") and not line.startswith("{'")


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    rows, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.isspace():
            continue
        data = parse_json(line)
        if isinstance(data, JsonFault):
            faults.append(log_fault(file.name, number, data.message, MEND_LINE))
        elif isinstance(data, dict):
            rows.append(LogRow(number, numbers_with_phase(data)))
        else:
            faults.append(log_fault(file.name, number, "the line is not a mapping"))
        if len(faults) == MOST_FAULTS:
            stop = f"{MOST_FAULTS:,} lines up to this one are no mapping in JSON: the rest was not read"
            return LogReading(faults=(*faults[:FEW], log_fault(file.name, number, stop)))
    return LogReading(rows=without_sparse(rows), faults=tuple(faults))


def numbers_with_phase(data: Mapping[str, Any]) -> dict[str, float]:
    """Return the numbers of a row, named by the data that it was measured on, where it says so in a word."""
    numbers = numbers_of(data)
    if _PHASE_KEYS.isdisjoint(data):
        return numbers
    word = next((data[key] for key in sorted(_PHASE_KEYS) if isinstance(data.get(key), str)), "")
    # An evaluation of OpenMMLab has mode and iter, and a reader of its own that parts it.
    return with_phase(numbers, word) if phase_of(word) and "iter" not in data else numbers


def without_sparse(rows: Sequence[LogRow]) -> tuple[LogRow, ...]:
    """Return the rows; a column that is null in most of them was not logged there, and nothing is lost."""
    lost = Counter(name for row in rows for name, value in row.values.items() if math.isnan(value))
    if not lost:
        return tuple(rows)
    sparse = {name for name, count in lost.items() if count * 2 > len(rows)}
    return tuple(
        LogRow(row.line, {n: v for n, v in row.values.items() if not (n in sparse and math.isnan(v))})
        for row in rows
    )


def _is_of_deit(_name: str, head: str) -> bool:
    """Recognise log.txt of DeiT and of what was made from it (MAE, BEiT, ConvNeXt): an epoch a line."""
    first = head.lstrip().partition("\n")[0].rstrip()
    data = parse_json(first) if _is_mapping(first) else None
    return isinstance(data, dict) and {"epoch", "n_parameters", "train_lr"} <= set(data)


def _read_deit(file: LogFile, beside: Mapping[str, LogFile]) -> LogReading:
    return counting_as_it_begins(_read(file, beside))


DEIT = Reader(
    name="DeiT log",
    looks_like="log.txt of DeiT, MAE or ConvNeXt: JSON lines with epoch, train_lr and n_parameters",
    recognise=_is_of_deit,
    read=_read_deit,
)
JSON_LINES = Reader(
    name="JSON lines",
    looks_like='one mapping a line, such as {"step": 100, "val_loss": 3.4}',
    recognise=_recognise,
    read=_read,
)
