"""Bytes to typed data: YAML files of a tree read, checked against their schemas, with their problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from effsota.disk.folder import BENEATH, VOCABULARIES
from effsota.frozen import Frozen
from effsota.model import Tree, TreeFile
from effsota.pipeline.isolation import isolating
from effsota.problems import Located, Problem, Refusal
from effsota.reading.document import (
    DECISIONS,
    SUBMISSION,
    VOCABULARY,
    Document,
    ReadingLimits,
    parse_document,
)
from effsota.reading.schema import Checked, Schema, check_shape, load_schema

TRACKER, DECIDED = "submissions/tracker.yaml", "submissions/decisions.yaml"
SCHEMA_UNUSABLE = "schema-unusable"
_FIXED = {
    TRACKER: "tracker",
    DECIDED: "decisions",
    **{path: path.removeprefix("schema/").removesuffix(".yaml") for path in VOCABULARIES},
}


class ReadFile(Frozen):
    """A file as read: `document` is None where it does not parse, `data` where its shape is wrong."""

    document: Document | None
    data: Mapping[str, Any] | None
    problems: tuple[Problem, ...]


class Documents(Mapping[str, Document]):
    """The files of a tree that parse, each read when somebody asks where its values stand."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __getitem__(self, file: str) -> Document:
        document = None
        if schema_of(file) is not None:
            document = parse_document(self._tree[file].data, limits=limits_of(file)).document
        if document is None:
            raise KeyError(file)
        return document

    def __iter__(self) -> Iterator[str]:
        return (file for file in self._tree if file in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def schema_of(file: str) -> str | None:
    """Return the kind of a file: which schema it answers to, None where it is no YAML file of a tracker."""
    if (vocabulary := file.removeprefix(BENEATH)) in _FIXED:
        return _FIXED[vocabulary]
    if not file.startswith("submissions/") or not file.endswith(".yaml") or file.count("/") != 2:
        return None
    return "track" if file.endswith("/track.yaml") else "submission"


def read_files(tree: Tree, *, without: Collection[str]) -> tuple[dict[str, ReadFile], list[Problem]]:
    """Return every YAML file by path, read and checked against its schema, and what is wrong with schemas."""
    kinds = {kind for file in tree if (kind := schema_of(file)) and file not in without}
    schemas, problems = load_schemas(tree, kinds)
    return dict(read_shapes(tree, schemas, without=without)), problems


def load_schemas(
    tree: Tree, kinds: Collection[str], *, are_sound: bool = False
) -> tuple[dict[str, Schema], list[Problem]]:
    """Return the schemas of kinds of files, and what is wrong with those that cannot be used.

    Nothing is looked for where an earlier run found all of them sound.
    """
    schemas: dict[str, Schema] = {}
    problems: list[Problem] = []
    for kind in sorted(kinds):
        file = f"schema/{kind}.schema.json"
        schema: Schema | Refusal | None = None
        with isolating(file, problems):
            schema = load_schema(tree[file].data, is_sound=are_sound)
        if isinstance(schema, Refusal):
            fault = Located(1, 1, SCHEMA_UNUSABLE, schema.message, schema.hint)
            problems.append(fault.in_file(file))
        elif schema is not None:
            schemas[kind] = schema
    return schemas, problems


def read_shapes(
    tree: Tree, schemas: Mapping[str, Schema], *, without: Collection[str]
) -> Iterator[tuple[str, ReadFile]]:
    """Yield every YAML file with its path, read and checked against its schema when it is its turn."""
    for file in tree:
        if (kind := schema_of(file)) and file not in without:
            yield file, _read(file, tree[file], schemas.get(kind))


def _read(file: str, entry: TreeFile, schema: Schema | None) -> ReadFile:
    broken: list[Problem] = []
    with isolating(file, broken):
        return _read_sound(file, entry, schema)
    return ReadFile(document=None, data=None, problems=tuple(broken))


def _read_sound(file: str, entry: TreeFile, schema: Schema | None) -> ReadFile:
    read = parse_document(entry.data, limits=limits_of(file))
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


def limits_of(file: str) -> ReadingLimits:
    """Return how much of a file is read before it is refused."""
    if file == DECIDED:
        return DECISIONS
    return SUBMISSION if file.startswith("submissions/") else VOCABULARY
