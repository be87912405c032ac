"""Nested mappings, lists and texts as YAML that our own strict reader, and any other, reads back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Plain where nobody can misread it: letters and digits, a few signs inside, no colon, no comment.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,/()*+%_-]*[A-Za-z0-9.)%])?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def to_yaml(data: Mapping[str, Any], *, indent: int = 0) -> str:
    """Return a mapping as YAML lines; values are texts (quoted where needed), lists or mappings."""
    return "".join(f"{' ' * indent}{line}\n" for line in _mapping(data))


def to_yaml_text(text: str) -> str:
    """Return a text as a YAML scalar: plain where that is safe everywhere, else in JSON's quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list):
            yield f"{key}:"
            for item in value:
                yield from (f"  {line}" for line in _item(item))
        else:
            yield f"{key}: {to_yaml_text(value)}"


def _item(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"- {to_yaml_text(item)}"
        return
    for number, line in enumerate(_mapping(item)):
        yield f"{'  ' if number else '- '}{line}"
