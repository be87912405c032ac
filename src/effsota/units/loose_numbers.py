"""Numbers as people type them, read loosely: what each may mean, digit for digit, never rounded."""

from __future__ import annotations

import re
from typing import NamedTuple

from effsota.text.late_pattern import LatePattern
from effsota.units.amounts_written import shifted

_MINUS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2000\u2002\u2003\u2007\u2008\u2009\u200a\u202f"), " ")
_TIMES = dict.fromkeys(map(ord, "×·⋅∗✕"), "x")  # the signs themselves
_HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_HIGH_DIGITS = LatePattern("10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_POWER = r"(?:\s*[x*]\s*10\s*(?:\^|\*\*)\s*\(?([+-]?[0-9]{1,3})\)?)"
_EXPONENT = r"(?:[eE]([+-]?[0-9]{1,3}))"
_MANTISSA = r"(?:[0-9]{1,3}(?:[,.'_ \u2019][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]*[.,]?[0-9]+|[0-9]+[.,])"
_NUMBER = LatePattern(rf"[~≈]?\s*(\+?)({_MANTISSA})(?:{_EXPONENT}|{_POWER})?")
_TEN = LatePattern(r"[~≈]?\s*10\s*(?:\^|\*\*)\s*\(?([+-]?[0-9]{1,3})\)?")
_GROUPS = LatePattern(r"([0-9]{1,3}(?:([,.'_ \u2019])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?")
MOST_CHARACTERS = 80


class LooseNumber(NamedTuple):
    """What a text begins with: the numbers that it may mean, in JSON syntax, and what stands behind them."""

    digits: tuple[str, ...]
    rest: str


def plain_signs(text: str) -> str:
    """Return a text with the signs of a keyboard: minus, blanks, a cross for times, a caret for powers."""
    powers = _HIGH_DIGITS.sub(lambda found: f"10^{found[1].translate(_HIGH)}", text)
    return powers.translate({**_MINUS, **_BLANKS, **_TIMES}).strip()


def read_loosely(text: str) -> LooseNumber | None:
    """Return what a text that begins with a number may mean; None where it begins with none."""
    if len(text) > MOST_CHARACTERS:
        return None
    plain = plain_signs(text)
    ten = _TEN.match(plain)
    if ten:
        return LooseNumber((shifted("1", int(ten[1])),), plain[ten.end() :].strip())
    found = _NUMBER.match(plain)
    if not found:
        return None
    power = int(found[3] or found[4] or 0)
    digits = dict.fromkeys(shifted(each, power) for each in _mantissas(found[2]))
    return LooseNumber(tuple(digits), plain[found.end() :].strip())


def _mantissas(written: str) -> tuple[str, ...]:
    groups = _GROUPS.fullmatch(written)
    if not groups:
        return (_tidy(written.replace(",", ".")),)
    whole, separator, point, decimals = groups.groups()
    joined = _tidy(re.sub(r"[,.'_ \u2019]", "", whole))
    if point and point == separator:
        return ()  # 1,234,5: nobody writes that
    if point:
        return (f"{joined}.{decimals}",)
    is_one_group = whole.count(separator) == 1
    if separator in ",." and is_one_group:
        as_decimal = _tidy(whole.replace(separator, "."))
        # 0,123 and 1.234 are no thousands: of the first, nobody would write the nought.
        return (as_decimal,) if separator == "." or whole.startswith("0") else (joined, as_decimal)
    return (joined,)


def _tidy(number: str) -> str:
    """Return digits and a point in JSON syntax: 0.5 of .5, 5 of 5., 10 of 010."""
    whole, _, decimals = number.partition(".")
    kept = whole.lstrip("0") or "0"
    return f"{kept}.{decimals}" if decimals else kept
