"""What has one right answer, written into a file: how a value is written, never what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from effsota.model import EXECUTABLE, REGULAR, Tree
from effsota.model.metric import PERCENT
from effsota.pipeline.shapes import limits_of, load_schemas, schema_of
from effsota.problems import Located
from effsota.reading.document import DECISIONS, parse_document
from effsota.reading.document.rewriting import line_of, rewrite_value
from effsota.reading.pointer import parts_of
from effsota.reading.schema import Schema, check_shape

# A file of more slips than that is left with what is mended by then: each costs a reading of the whole.
MOST_TRIED = 100
_TRACK = "track.yaml"


class Fix(NamedTuple):
    """A value as it stood in a line of a file, and as it is written now; by the rule that asked for it."""

    file: str
    line: int
    rule: str
    old: str
    new: str


class FixedFiles(NamedTuple):
    """The files of a tracker that are written otherwise, by path, and every fix in them."""

    files: Mapping[str, bytes]
    fixes: tuple[Fix, ...]


def correct(tree: Tree, files: frozenset[str] | None = None) -> FixedFiles:
    """Return what of a tree's files, or of some of them, has one right answer, with these written in.

    A file that cannot be read as YAML is left alone, as is a value whose answer would break another rule.
    """
    wanted = sorted(file for file in tree if _is_text(file, tree) and (files is None or file in files))
    schemas, _ = load_schemas(tree, {str(schema_of(file)) for file in wanted})
    changed: dict[str, bytes] = {}
    fixes: list[Fix] = []
    for file in wanted:
        schema = schemas.get(str(schema_of(file)))
        if schema is None:
            continue
        data, found = _correct_file(file, tree[file].data, schema, unit=_unit_of(file, tree))
        if found:
            changed[file] = data
            fixes += found
    return FixedFiles(changed, tuple(fixes))


def _is_text(file: str, tree: Tree) -> bool:
    entry = tree[file]
    is_whole = entry.fault is None and entry.mode in {REGULAR, EXECUTABLE} and entry.size == len(entry.data)
    return schema_of(file) is not None and is_whole


def _correct_file(file: str, data: bytes, schema: Schema, *, unit: str) -> tuple[bytes, list[Fix]]:
    fixes: list[Fix] = []
    passed_over: set[str] = set()
    for _ in range(MOST_TRIED):
        faults = _faults(file, data, schema)
        fault = next((each for each in faults if each.fix and each.pointer not in passed_over), None)
        if fault is None:
            break
        new = _rewrite(data, fault) if _is_certain(fault, data, unit) else None
        if new is None or not _is_better(_faults(file, new, schema), faults, fault):
            passed_over.add(fault.pointer)
            continue
        line = line_of(data.decode(), fault.pointer)
        fixes.append(Fix(file, line, fault.rule, _value_at(data, fault.pointer), fault.fix))
        data = new
    return data, fixes


def _faults(file: str, data: bytes, schema: Schema) -> list[Located]:
    read = parse_document(data, limits=limits_of(file))
    shape = () if read.document is None else check_shape(read.document, schema).faults
    return [*read.faults, *shape]


def _rewrite(data: bytes, fault: Located) -> bytes | None:
    try:
        new = rewrite_value(data.decode(), fault.pointer, fault.fix)
    except UnicodeDecodeError:
        return None
    return None if new is None else new.encode()


def _is_better(after: list[Located], before: list[Located], mended: Located) -> bool:
    """Tell whether a fault is gone, and its value has no more of them than before."""
    told = {(fault.rule, fault.pointer, fault.message) for fault in after}
    ours, theirs = (sum(fault.pointer == mended.pointer for fault in each) for each in (after, before))
    return (mended.rule, mended.pointer, mended.message) not in told and ours <= theirs


def _is_certain(fault: Located, data: bytes, unit: str) -> bool:
    """Tell whether a percentage is one where the metric is: 79.2% is 0.792 where that is a fraction."""
    is_of_metric = fault.pointer.endswith(("/value", "/target", "/tolerance"))
    return not is_of_metric or unit == PERCENT or not _value_at(data, fault.pointer).endswith("%")


def _unit_of(file: str, tree: Tree) -> str:
    """Return the unit of the metric that a file's track measures, as its own file has it."""
    track = f"{file.rpartition('/')[0]}/{_TRACK}"
    document = parse_document(tree[track].data).document if track in tree else None
    metric = None if document is None else document.data.get("metric")
    return str(metric.get("unit", "")) if isinstance(metric, dict) else ""


def _value_at(data: bytes, pointer: str) -> str:
    document = parse_document(data, limits=DECISIONS).document  # as much as any file may hold
    value: object = None if document is None else document.data
    for part in parts_of(pointer):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list):
            value = value[int(part)]
    return str(value)
