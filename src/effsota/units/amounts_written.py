"""Numbers as files and papers write them: JSON's, and for amounts 124M, 14.8T and 1,281,167 too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from effsota.frozen import Frozen
from effsota.text.late_pattern import LatePattern

MOST_DIGITS = 30
NUMBER = r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?(?:[eE][+-]?[0-9]{1,3})?"
_NUMBER = re.compile(NUMBER)
# Short for a power of ten behind a number. K is 1000 to some and 1024 to others, so it is none of them.
MAGNITUDES: Mapping[str, int] = MappingProxyType({"k": 3, "M": 6, "B": 9, "T": 12})
_SHORT = LatePattern(r"((?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,29})?)([kMBT])")
# One comma alone may be a decimal one: 1,234 is 1234 here and 1.234 there.
_GROUPED = LatePattern(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,9}(?:\.[0-9]{1,29})?")
# What is counted, and the words that may stand behind its number; nothing behind any other.
COUNTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "count": (),
        "tokens": ("tokens",),
        "parameters": ("parameters", "params"),
        "examples": ("examples", "images", "samples"),
    }
)


class Typed(float):
    """A number that keeps the decimals it was typed with: 79.0 has one; with an exponent none are kept."""

    __slots__ = ("decimals",)
    decimals: int

    @classmethod
    def of(cls, number: float, text: str) -> Typed:
        """Return the number that `text` writes, with the decimals of `text`."""
        typed = cls(number)
        _, _, tail = text.partition(".")
        typed.decimals = len(tail) if tail.isdecimal() else 0
        return typed


class NumberAsWritten(Frozen, kw_only=False):
    """A number of a file, digit for digit: 79.20 and 1e6 stay what they are."""

    text: str


def read_number(text: str) -> float | None:
    """Return the number that `text` writes in JSON syntax, or infinity; None where it is no number."""
    is_long = len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS
    return float(text) if _NUMBER.fullmatch(text) and not is_long else None


def digits_of(text: str) -> str | None:
    """Return an amount in JSON syntax, digit for digit: 14.8e12 of 14.8T; None where it is none."""
    if _NUMBER.fullmatch(text) and not text.startswith("-"):
        return text
    short = _SHORT.fullmatch(text)
    if short:
        return f"{short[1]}e{MAGNITUDES[short[2]]}"
    return text.replace(",", "") if _GROUPED.fullmatch(text) else None


def shifted(digits: str, power: int) -> str:
    """Return a number in JSON syntax times a power of ten, digit for digit: 0.2e9 of 0.2 and 9."""
    mantissa, _, exponent = digits.lower().partition("e")
    whole = int(exponent or 0) + power
    return f"{mantissa}e{whole}" if whole else mantissa
