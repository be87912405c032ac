"""What is wrong with the shape of the file, in one sentence in which a stranger's text is short and plain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

_MOST_WORDS = 200


def tell_fault(error: ValidationError) -> str:
    """Return what is wrong, in one sentence, in which a stranger's text is short and plain."""
    place = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in error.absolute_path)
    while error.context:  # of a value or null: what is wrong with the value
        error = error.context[0]
        place = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in error.absolute_path)
    where = ascii(place.removeprefix("."))[1:-1][:_MOST_WORDS] or "the file"
    value = ascii(error.instance)[:60]
    known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
    keys = error.instance.keys() if isinstance(error.instance, dict) else ()
    asked: Any = error.validator_value
    told: dict[str, Callable[[], str]] = {
        "additionalProperties": lambda: f"has an unknown key, {_first(keys - known.keys())}",
        "required": lambda: f"lacks the key {_first(set(asked) - set(keys))}",
        "type": lambda: f"is {_kind(error.instance)}, not {_names(asked)}",
        "enum": lambda: f"is {value}, none of {', '.join(map(str, asked))}",
        "const": lambda: f"is {value}, not {asked}",
        "maxItems": lambda: f"lists {_size(error.instance)}, at most {asked:,}",
        "maxLength": lambda: f"has {_size(error.instance)} characters, at most {asked:,}",
        "minLength": lambda: "is an empty text",
    }
    say = told.get(str(error.validator), lambda: f"is {value}, which is not what may stand there")
    return f"{where} {say()}"


def _size(value: Any) -> str:
    return f"{len(value):,}"


def _first(keys: Iterable[str]) -> str:
    return ascii(min(keys))[:60]


_KINDS = {
    dict: "a mapping",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}
_NAMES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")


def _names(kinds: str | list[str]) -> str:
    return " or ".join(_NAMES[each] for each in ([kinds] if isinstance(kinds, str) else kinds))
