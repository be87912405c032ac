"""Nested mappings, lists and texts as YAML that our own strict reader, and any other, reads back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

# Plain where nobody can misread it: letters and digits, a few signs inside, no colon, no comment.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,/()*+%_-]*[A-Za-z0-9.)%])?")
_SIGN = re.compile(r"\\u[0-9a-f]{4}|\\.| +[^ \\]|[^\\]")
MOST_COLUMNS = 1_000
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def to_yaml(data: Mapping[str, Any], *, indent: int = 0) -> str:
    """Return a mapping as YAML lines; values are texts (quoted where needed), lists or mappings."""
    return "".join(f"{' ' * indent}{line}\n" for line in _mapping(data))


def as_texts(value: Any) -> Any:
    """Return nested data with every scalar as a text, as `to_yaml` takes it."""
    if isinstance(value, dict):
        return {key: as_texts(each) for key, each in value.items()}
    return [as_texts(each) for each in value] if isinstance(value, list) else str(value)


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
            first, *more = _scalar(value)
            yield f"{key}: {first}"
            yield from (f"  {line}" for line in more)


def _scalar(text: str) -> Iterator[str]:
    """Yield a text as one line, or, where that is long, as quoted lines that end in a backslash."""
    scalar = to_yaml_text(text)
    if len(scalar) <= MOST_COLUMNS:
        yield scalar
        return
    line = '"'
    # Neither an escape nor the blank before a letter is parted: blanks that begin a line do not count.
    for sign in _SIGN.findall(json.dumps(text, ensure_ascii=False)[1:-1]):
        if len(line) > MOST_COLUMNS // 2 and not sign.startswith(" "):
            yield line + "\\"
            line = ""
        line += sign
    yield line + '"'


def _item(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"- {to_yaml_text(item)}"
        return
    for number, line in enumerate(_mapping(item)):
        yield f"{'  ' if number else '- '}{line}"
