"""Bytes to typed data: every YAML file of a tree read, checked against its schema, with its problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from effsota.document import SUBMISSION, VOCABULARY, parse_document
from effsota.problems import Problem
from effsota.schema import check_shape, load_schema

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from effsota.document import Document, LocatedFault
    from effsota.model import Tree, TreeFile
    from effsota.schema import Schema

TRACKER = "submissions/tracker.yaml"
HARDWARE = "schema/hardware.yaml"
REFERENCES = "schema/reference-trends.yaml"
_FIXED = {TRACKER: "tracker", HARDWARE: "hardware", REFERENCES: "reference-trends"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as read: `document` is None where it does not parse, `data` where its shape is wrong."""

    document: Document | None
    data: Mapping[str, Any] | None
    problems: tuple[Problem, ...]


def schema_of(file: str) -> str | None:
    """Return the kind of a file: which schema it answers to, None where it is no YAML file of a tracker."""
    if file in _FIXED:
        return _FIXED[file]
    if not file.startswith("submissions/") or not file.endswith(".yaml") or file.count("/") != 2:
        return None
    return "track" if file.endswith("/track.yaml") else "submission"


def read_files(tree: Tree, *, without: Collection[str]) -> dict[str, Reading]:
    """Return every YAML file by path, read and checked against its schema."""
    kinds = {file: kind for file in tree if (kind := schema_of(file)) and file not in without}
    schemas = {kind: load_schema(tree[f"schema/{kind}.schema.json"].data) for kind in set(kinds.values())}
    return {file: _read(file, tree[file], schemas[kind]) for file, kind in kinds.items()}


def _read(file: str, entry: TreeFile, schema: Schema) -> Reading:
    limits = SUBMISSION if file.startswith("submissions/") else VOCABULARY
    read = parse_document(entry.data, limits=limits)
    shape = None if read.document is None else check_shape(read.document, schema)
    faults = (*read.faults, *(() if shape is None else shape.faults))
    return Reading(
        document=read.document,
        data=None if shape is None or faults else shape.data,
        problems=tuple(_stamp(file, fault) for fault in faults),
    )


def _stamp(file: str, fault: LocatedFault) -> Problem:
    return Problem(
        file=file,
        line=fault.line,
        column=fault.column,
        rule=fault.rule,
        pointer=fault.pointer,
        message=fault.message,
        hint=fault.hint,
    )
