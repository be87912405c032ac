"""Small words for JSON Schemas: what a number, a text, a mapping, a list is, with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = dict[str, Any]
DATE = r"^\d{4}-\d{2}-\d{2}$"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PATH = r"^[a-z0-9-]+/[a-z0-9-]+$"


def number(words: str) -> Shape:
    """Return the shape of a number."""
    return {"type": "number", "description": words}


def integer(words: str) -> Shape:
    """Return the shape of a whole number."""
    return {"type": "integer", "description": words}


def boolean(words: str) -> Shape:
    """Return the shape of yes or no."""
    return {"type": "boolean", "description": words}


def text(words: str, *, pattern: str | None = None) -> Shape:
    """Return the shape of a text."""
    return {"type": "string", "description": words, **({} if pattern is None else {"pattern": pattern})}


def day(words: str) -> Shape:
    """Return the shape of a date."""
    return text(words, pattern=DATE)


def choice(words: str, *values: str) -> Shape:
    """Return the shape of one of a few words."""
    return {"enum": list(values), "description": words}


def many(items: Shape, words: str) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": items, "description": words}


def or_null(shape: Shape) -> Shape:
    """Return a shape that may also be null."""
    words = shape.get("description", "")
    return {"anyOf": [shape, {"type": "null"}], "description": words}


def mapping(
    fields: Mapping[str, Shape], *, optional: tuple[str, ...] = (), words: str | None = None
) -> Shape:
    """Return the shape of a mapping with these keys and no other; all but the optional are always there."""
    return {
        "type": "object",
        **({} if words is None else {"description": words}),
        "properties": dict(fields),
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }
