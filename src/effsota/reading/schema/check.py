"""A schema, and what it says about a document: typed data, or faults with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from effsota.frozen import Frozen
from effsota.problems import Located, Refusal
from effsota.reading.document import Document
from effsota.reading.schema.branches import Node, follow
from effsota.reading.schema.compiled import compile_schema
from effsota.reading.schema.compiled_values import MisfitError, Typing
from effsota.reading.schema.named_forms import read_schema
from effsota.reading.schema.typed import to_typed


class Checked(NamedTuple):
    """What a schema says: the typed data (None where there are faults), and the faults by place."""

    data: dict[str, Any] | None
    faults: tuple[Located, ...]


class Schema(Frozen, kw_only=False):
    """A JSON Schema 2020-12 whose references stay inside it.

    `quick` types what is right and refuses what is not, where the schema could be compiled; `explain` tells
    what is wrong.
    """

    root: Node
    quick: Typing | None
    explain: Callable[[Document], list[Located]]


def check_shape(document: Document, schema: Schema) -> Checked:
    """Return the typed data of a document, or everything that is wrong with its shape.

    What the reader has blamed already is not blamed again; then there is no data either.
    """
    if schema.quick is not None and not document.faulty:
        try:
            return Checked(schema.quick(document.data), ())
        except MisfitError:
            pass  # what is wrong, the careful path says
    return check_carefully(document, schema)


def check_carefully(document: Document, schema: Schema) -> Checked:
    """Return the same as `check_shape`, by the library that knows all of JSON Schema."""
    faults = schema.explain(document)
    if faults or document.faulty:
        return Checked(None, tuple(faults))
    return Checked(to_typed(document.data, schema.root, schema.root), ())


@lru_cache(maxsize=32)  # a build reads the same schemas again and again
def load_schema(data: bytes, *, is_sound: bool = False) -> Schema | Refusal:
    """Return the schema that `data` (JSON) holds, or why it cannot be used.

    Of one that is known to be sound, only what is asked of is looked at.
    """
    try:
        root = read_schema(data)
    except (ValueError, RecursionError) as error:
        return _refuse(error)
    quick = compile_schema(root, is_late=is_sound)
    if is_sound:
        return Schema(root, quick, _explain_later(root))
    if quick is None:
        from effsota.reading.schema.careful import find_mistake  # noqa: PLC0415  # only for a schema of others

        mistake = find_mistake(root)
        if mistake is not None:
            return _refuse(mistake)
    asked = dict.fromkeys(_references(root))
    foreign = next((ref for ref in asked if not _leads_somewhere(ref, root)), None)
    if foreign is not None:
        return Refusal(f"the schema refers to {foreign[:80]}, which is not inside it", "write #/$defs/<name>")
    return Schema(root, quick, _explain_later(root))


def _explain_later(root: Node) -> Callable[[Document], list[Located]]:
    @cache
    def make() -> Callable[[Document], list[Located]]:
        from effsota.reading.schema.careful import make_explainer  # noqa: PLC0415  # only for a file with faults

        return make_explainer(root)

    def explain(document: Document) -> list[Located]:
        return make()(document)

    return explain


def _refuse(error: Exception) -> Refusal:
    message = f"the schema cannot be read: {str(error).splitlines()[0][:200]}"
    return Refusal(message, "write JSON Schema 2020-12")


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
