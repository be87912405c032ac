"""Bytes to typed data: every YAML file of a tree read, checked against its schema, with its problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from effsota.disk.folder import BENEATH, VOCABULARIES
from effsota.model import Tree, TreeFile
from effsota.problems import Located, Problem, Refusal
from effsota.reading.document import SUBMISSION, VOCABULARY, Document, parse_document
from effsota.reading.schema import Checked, Schema, check_shape, load_schema

TRACKER = "submissions/tracker.yaml"
_FIXED = {TRACKER: "tracker", **dict(zip(VOCABULARIES, ("hardware", "reference-trends"), strict=True))}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as read: `document` is None where it does not parse, `data` where its shape is wrong."""

    document: Document | None
    data: Mapping[str, Any] | None
    problems: tuple[Problem, ...]


def schema_of(file: str) -> str | None:
    """Return the kind of a file: which schema it answers to, None where it is no YAML file of a tracker."""
    if (vocabulary := file.removeprefix(BENEATH)) in _FIXED:
        return _FIXED[vocabulary]
    if not file.startswith("submissions/") or not file.endswith(".yaml") or file.count("/") != 2:
        return None
    return "track" if file.endswith("/track.yaml") else "submission"


def read_files(tree: Tree, *, without: Collection[str]) -> tuple[dict[str, ReadFile], list[Problem]]:
    """Return every YAML file by path, read and checked against its schema, and what is wrong with schemas."""
    kinds = {file: kind for file in tree if (kind := schema_of(file)) and file not in without}
    schemas, problems = _load_schemas(tree, set(kinds.values()))
    return {file: _read(file, tree[file], schemas.get(kind)) for file, kind in kinds.items()}, problems


def _load_schemas(tree: Tree, kinds: set[str]) -> tuple[dict[str, Schema], list[Problem]]:
    schemas, problems = {}, []
    for kind in sorted(kinds):
        file = f"schema/{kind}.schema.json"
        schema = load_schema(tree[file].data)
        if isinstance(schema, Refusal):
            fault = Located(1, 1, "schema-unusable", schema.message, schema.hint)
            problems.append(fault.in_file(file))
        else:
            schemas[kind] = schema
    return schemas, problems


def _read(file: str, entry: TreeFile, schema: Schema | None) -> ReadFile:
    limits = SUBMISSION if file.startswith("submissions/") else VOCABULARY
    read = parse_document(entry.data, limits=limits)
    checked = Checked(None, ())
    if read.document is not None and schema is not None:
        checked = check_shape(read.document, schema)
    faults = sorted({*read.faults, *checked.faults})
    return ReadFile(
        document=read.document,
        data=None if faults else checked.data,
        # A packaged file with faults answers to a tracker's own, older schema: it adds nothing.
        problems=() if file.startswith(BENEATH) else tuple(fault.in_file(file) for fault in faults),
    )
