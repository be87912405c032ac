"""CSV and TSV with a header row: the plain ones, those of Keras and fastai, and Lightning's metrics.csv."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from effsota.bringing.logs.axis_names import axis_of
from effsota.bringing.logs.metric_names import few_of
from effsota.bringing.logs.plain_json import JsonFault, parse_json
from effsota.bringing.logs.run import LogFile, LogReading, Reader, Remark, counting_as_it_begins, log_fault
from effsota.bringing.logs.table import decode_log, header_of, read_table

ENTRY_KEYS = (
    *("version", "author", "authorEmail", "framework", "codeURL", "model", "hardware"),
    *("costPerHour", "timestamp", "logFilename", "misc"),
)


def _is_dawnbench(name: str, head: str) -> bool:
    names = set(header_of(head))
    return name.endswith((".tsv", ".csv")) and {"epoch", "hours"} <= names and "\t" in head


def _read_dawnbench(file: LogFile, beside: Mapping[str, LogFile]) -> LogReading:
    reading = read_table(file, blank_is_lost=True)
    stem = file.name.rpartition(".")[0]
    entry = beside.get(f"{stem}.json")
    if entry is None:
        return reading
    told = _read_entry(entry)
    return replace(told, rows=reading.rows, faults=(*reading.faults, *told.faults))


def _read_entry(entry: LogFile) -> LogReading:
    text = decode_log(entry)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    data = parse_json(text)
    if isinstance(data, JsonFault):
        return LogReading(faults=(log_fault(entry.name, *data, "mend the JSON"),))
    if not isinstance(data, dict):
        return LogReading(faults=(log_fault(entry.name, 1, "the entry is not a mapping"),))
    facts = {key: value for key, value in data.items() if isinstance(value, str)}
    return LogReading(remarks=tuple(_tell_unknown(entry.name, data, text)), facts=facts)


def _tell_unknown(name: str, data: Mapping[str, Any], text: str) -> Iterator[Remark]:
    version = data.get("version")
    if version != "v1.0":
        line = _line_of_key(text, "version") if "version" in data else 1
        yield Remark(name, line, f"schema version {version!r} is not v1.0; read all the same")
    unknown = [key for key in data if key not in ENTRY_KEYS]
    if unknown:
        line = _line_of_key(text, unknown[0])
        keys = "keys that are" if len(unknown) > 1 else "a key that is"
        hint = "nothing is taken from there; say in the submission what matters of it"
        yield Remark(name, line, f"{keys} not known: {few_of(unknown)}", hint)


def _line_of_key(text: str, key: str) -> int:
    return text.count("\n", 0, max(text.find(json.dumps(key)), 0)) + 1


def _is_lightning(name: str, head: str) -> bool:
    names = set(header_of(head))
    return {"epoch", "step"} <= names and (name.rpartition("/")[2] == "metrics.csv" or ",," in head)


def _is_keras(name: str, head: str) -> bool:
    """Recognise the columns of the callback: epoch, then the others by name, some with their val_ one."""
    first, *others = header_of(head)
    if not name.endswith((".csv", ".log")) or first != "epoch" or others != sorted(others):
        return False
    known = set(others)
    return any(f"val_{each}" in known for each in known)


def _is_fastai(_name: str, head: str) -> bool:
    """Recognise the columns of its CSVLogger: both losses, the measures on validation data, the time."""
    names = header_of(head)
    return names[:3] == ("epoch", "train_loss", "valid_loss") and names[-1] == "time"


def _is_delimited(name: str, head: str) -> bool:
    names = header_of(head)
    known = any(axis_of(each) for each in names)
    return known or (name.endswith((".csv", ".tsv")) and len(names) > 1)


def _read_sparse(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    return read_table(file, blank_is_lost=False)


def _read_by_epoch(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    return counting_as_it_begins(read_table(file, blank_is_lost=True))


def _read_dense(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    return read_table(file, blank_is_lost=True)


DAWNBENCH = Reader(
    name="DAWNBench",
    looks_like="a TSV with the columns epoch, hours, top1Accuracy, top5Accuracy, its JSON beside it",
    recognise=_is_dawnbench,
    read=_read_dawnbench,
)
FASTAI = Reader(
    name="fastai history",
    looks_like="history.csv, with epoch,train_loss,valid_loss first and time last",
    recognise=_is_fastai,
    read=_read_by_epoch,
)
LIGHTNING = Reader(
    name="PyTorch Lightning",
    looks_like="metrics.csv of the CSVLogger, with epoch and step in every row",
    recognise=_is_lightning,
    read=_read_sparse,
)
KERAS = Reader(
    name="Keras CSVLogger",
    looks_like="a CSV of epoch and, by name, its measures, each with its val_ one",
    recognise=_is_keras,
    read=_read_by_epoch,
)
DELIMITED = Reader(
    name="CSV or TSV",
    looks_like="a header row with an x column, such as step or epoch, and the metric",
    recognise=_is_delimited,
    read=_read_dense,
)
