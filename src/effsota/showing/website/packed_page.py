"""All that a page is rendered of as bytes, by which a page is known that would be the same."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup
from msgspec import msgpack

from effsota.frozen import Frozen
from effsota.units import Typed


class _Marked(Frozen):
    """Markup, which stands on a page as it is."""

    text: str


class _Written(Frozen):
    """A number with the decimals that it was typed with."""

    number: float
    decimals: int


def pack_values(values: Mapping[str, Any]) -> bytes | None:
    """Return plain values as bytes, each with its class: of other values other ones.

    Texts, numbers, dates, and what is made of them are plain. None where anything else is among them, such as
    a function: nothing tells one from another.
    """
    try:
        return msgpack.encode(values, enc_hook=_of_others)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return None


def _of_others(value: object) -> object:
    """Return a value that is written as no plain one: markup is another thing than its text, 79.0 than 79."""
    if isinstance(value, Markup):
        return _Marked(text=str.__str__(value))
    if isinstance(value, Typed):
        return _Written(number=float(value), decimals=value.decimals)
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(type(value))
