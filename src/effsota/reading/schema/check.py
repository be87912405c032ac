"""A schema, and what it says about a document: typed data, or faults with their places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, SchemaError
from jsonschema.protocols import Validator

from effsota.problems import Fault, Located, Refusal
from effsota.reading.document import Document, keep_few
from effsota.reading.schema.branches import Node, follow
from effsota.reading.schema.plain_words import word
from effsota.reading.schema.typed import to_typed
from effsota.reading.schema.validator import find_violations, make_validator

_ORDER = ("wrong-kind", "not-a-number", "not-a-date", "bad-quantity", "bad-link", "too-long", "bad-text")


class Checked(NamedTuple):
    """What a schema says: the typed data (None where there are faults), and the faults by place."""

    data: dict[str, Any] | None
    faults: tuple[Located, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A JSON Schema 2020-12 whose references stay inside it."""

    root: Node
    validator: Validator


def check_shape(document: Document, schema: Schema) -> Checked:
    """Return the typed data of a document, or everything that is wrong with its shape.

    What the reader has blamed already is not blamed again; then there is no data either.
    """
    violations = find_violations(schema.validator, document.data)
    found = [each for violation in violations for each in word(violation, schema.root)]
    faults = keep_few(_keep_telling(found, document), _alike)
    if faults or document.faulty:
        return Checked(None, tuple(faults))
    return Checked(to_typed(document.data, schema.root, schema.root), ())


@lru_cache(maxsize=32)  # a build reads the same schemas again and again
def load_schema(data: bytes) -> Schema | Refusal:
    """Return the schema that `data` (JSON) holds, or why it cannot be used."""
    try:
        root = json.loads(data)
        Draft202012Validator.check_schema(root)
    except (ValueError, RecursionError, SchemaError) as error:
        return Refusal(
            f"the schema cannot be read: {str(error).splitlines()[0][:200]}", "write JSON Schema 2020-12"
        )
    foreign = next((ref for ref in _references(root) if not _leads_somewhere(ref, root)), None)
    if foreign is not None:
        return Refusal(f"the schema refers to {foreign[:80]}, which is not inside it", "write #/$defs/<name>")
    return Schema(root, make_validator(root))


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for each in node.values():
            yield from _references(each)
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


def _leads_somewhere(ref: str, root: Node) -> bool:
    try:
        return ref.startswith("#/") and isinstance(follow({"$ref": ref}, root), dict)
    except (KeyError, TypeError):
        return False


def _keep_telling(found: Iterable[tuple[str, Fault]], document: Document) -> Iterator[Located]:
    """Keep one fault for each place, and none where the reader has spoken already."""
    told = set(document.faulty)
    for rule, fault in sorted(found, key=_rank):
        above = fault.pointer
        while above and above not in told:
            above = above.rpartition("/")[0]
        if not above:
            at = document.key_position if rule in _AT_KEY else document.position
            yield fault.located(at(fault.pointer), rule)
            told.add(fault.pointer)


def _rank(found: tuple[str, Fault]) -> tuple[int, int]:
    rule, fault = found
    return fault.pointer.count("/"), _ORDER.index(rule) if rule in _ORDER else len(_ORDER)


def _alike(fault: Located) -> tuple[str, str]:
    return fault.rule, fault.pointer.rpartition("/")[0]


_AT_KEY = frozenset({"unknown-key", "missing-key", "bad-key", "too-few", "too-many", "wrong-kind"})
