"""Nested mappings, lists and texts as YAML that our own strict reader, and any other, reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from effsota.text.late_pattern import LatePattern

# Plain where nobody can misread it: letters and digits, a few signs inside, no colon, no comment.
_PLAIN = LatePattern(r"[A-Za-z0-9](?:[A-Za-z0-9 .,/()*+%_-]*[A-Za-z0-9.)%])?")
_SIGN = LatePattern(r"\\u[0-9a-f]{4}|\\.| +[^ \\]|[^\\]")
MOST_COLUMNS = 1_000
# A curve's y is no word to any reader of today, and files have it plain.
_KEY = LatePattern("[xy]")
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
        name = key if _KEY.fullmatch(key) else to_yaml_text(key)
        if isinstance(value, dict | list) and value:
            yield f"{name}:"
            lines = _mapping(value) if isinstance(value, dict) else _list(value)
            yield from (f"  {line}" for line in lines)
        else:
            first, *more = _scalar(value)
            yield f"{name}: {first}"
            yield from (f"  {line}" for line in more)


def _list(items: list[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict | list) and item:
            lines = _mapping(item) if isinstance(item, dict) else _list(item)
        else:
            lines = _scalar(item)
        for number, line in enumerate(lines):
            yield f"{'  ' if number else '- '}{line}"


def _scalar(text: Any) -> Iterator[str]:
    """Yield a text as one line, or, where that is long, as quoted lines that end in a backslash."""
    if not isinstance(text, str):  # a mapping or a list that holds nothing
        yield json.dumps(text)
        return
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
