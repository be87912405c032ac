"""Text to the types that a schema asks for, once the schema has found nothing wrong."""

from __future__ import annotations

from typing import Any

from effsota.reading.schema.branches import Node, expand, types_of
from effsota.reading.schema.formats import FORMATS, parse_as


def to_typed(value: Any, node: Node, root: Node) -> Any:
    """Return `value` with numbers, quantities, dates and booleans where the schema has them, else as text."""
    parts = list(expand(node, value, root))
    if isinstance(value, dict):
        return {key: to_typed(item, _node_of(key, parts), root) for key, item in value.items()}
    if isinstance(value, list):
        items: Node = next((part["items"] for part in parts if "items" in part), {})
        return [to_typed(item, items, root) for item in value]
    return _type_text(value, parts, root)


def _node_of(key: str, parts: list[Node]) -> Node:
    for part in parts:
        if key in part.get("properties", {}):
            found: Node = part["properties"][key]
            return found
    others = (
        part["additionalProperties"] for part in parts if isinstance(part.get("additionalProperties"), dict)
    )
    return next(others, {})


def _type_text(text: str, parts: list[Node], root: Node) -> Any:
    format_ = next((part["format"] for part in parts if part.get("format") in FORMATS), None)
    if format_ is not None:
        return FORMATS[format_].parse(text)
    typed = next((types_of(part, root) for part in parts if "type" in part), frozenset({"string"}))
    return text if "string" in typed else parse_as(text, typed)
