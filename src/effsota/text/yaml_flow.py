"""A value on one line of YAML, as a hint shows it: what is copied from there is read as it was meant."""

from __future__ import annotations

from typing import Any

from effsota.text.late_pattern import LatePattern
from effsota.text.yaml_writer import to_yaml_text

# In braces too, where a bracket or a comma would end it.
_LINK = LatePattern(r"https://[A-Za-z0-9./_~%?=&+-]+[A-Za-z0-9/]")
_IN_BRACES = LatePattern(r"[^,]*")


def to_yaml_flow(value: Any) -> str:
    """Return nested data as YAML on one line, in braces and brackets; texts are quoted where needed."""
    return _flow(value, is_inner=False)


def _flow(value: Any, *, is_inner: bool) -> str:
    if isinstance(value, dict):
        pairs = (f"{_text(str(key))}: {_flow(each, is_inner=True)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_flow(each, is_inner=True) for each in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(str(value), is_inner=is_inner)


def _text(text: str, *, is_inner: bool = True) -> str:
    if _LINK.fullmatch(text):
        return text
    written = to_yaml_text(text)
    is_cut = is_inner and written == text and not _IN_BRACES.fullmatch(text)
    return f'"{text}"' if is_cut else written
