"""A number of things, with or without the word for what is counted; a plain number."""

from __future__ import annotations

import math

from effsota.problems import Refusal
from effsota.text import shorten
from effsota.units.amounts_written import COUNTED, Typed, digits_of, read_number


def parse_number(text: str) -> float | Refusal:
    """Return the number that `text` writes in JSON syntax, or why it is none."""
    value = read_number(text)
    if value is None:
        return _refuse(text, "count")
    return value if math.isfinite(value) else _refuse_large(text)


def parse_count(text: str, what: str = "count") -> Typed | Refusal:
    """Return the number of things counted that `text` writes, or why it is none.

    Args:
        text: as typed.
        what: a key of `COUNTED`, which says what words may stand behind the number.
    """
    written, _, word = text.partition(" ")
    digits = digits_of(written.removeprefix("-"))
    value = None if digits is None else read_number(digits)
    if digits is None or value is None or (text != written and word not in COUNTED[what]):
        return _refuse(text, what)
    if not math.isfinite(value):
        return _refuse_large(text)
    return Typed.of(-value if written.startswith("-") else value, digits)


def _refuse(text: str, what: str) -> Refusal:
    from effsota.units.meant import refuse_count  # noqa: PLC0415  # only for what is no number

    return refuse_count(text, what)


def _refuse_large(text: str) -> Refusal:
    return Refusal(f"{shorten(text)} is too large for a number", "write a finite number")
