"""Amounts as prose says them: 15T+, about 3.8 billion, up to 9T, 1.5-2M; as the span that they leave open."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from effsota.units.amounts_written import MAGNITUDES, shifted
from effsota.units.number_words import IN_WORDS, number_in_words
from effsota.units.rounding import printed_interval

ROUGH = 1.25
"""By which factor "about" may be off."""
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?"
_POWER = r"(?:[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])|\s?[x*]\s?10\s?(?:\^|\*\*)\s?\(?[+-]?[0-9]{1,3}\)?)"
_TEN = r"10\s?(?:\^|\*\*)\s?\(?[+-]?[0-9]{1,3}\)?"
_WORDS = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "quadrillion": 15}
_SIZE = rf"(?:[\s-]?(?i:{'|'.join(_WORDS)})\b|\s?[kKmMBTG](?![\w]))"
_UP = r"(?i:over|more than|at least|exceed(?:ing|s)|above|upwards of)\s|[>≥]\s?"
_DOWN = (
    r"(?i:up to|less than|under|fewer than|below|at most|within|no more than|only up to)\s(?:a\s)?|[<≤]\s?"
)
_ABOUT = (
    r"(?i:about|around|approx(?:imately|\.)?|roughly|circa|ca\.|some|almost|nearly|close to"
    r"|slightly \w+ than)"
    r"\s|[~≈]\s?"
)
HEDGE = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<about>{_ABOUT})){{0,2}}(?:(?i:a|the|just|only|of)\s)?"
_LEAST = rf"(?:(?P<least>{_DIGITS})(?P<least_size>{_SIZE})? ?(?:-|to|–) ?)?"


def amount_pattern(*, with_words: bool = False) -> str:
    """Return the pattern of an amount, in named groups that `read_amount` takes; one amount a pattern."""
    words = rf"|{IN_WORDS}" if with_words else ""
    # A number behind a sign of a name, a power or a price is none of its own: Falcon-40B, 10^25, v1.5.
    return (
        rf"{HEDGE}(?<![\w.,^/$-])(?P<sign>-\s?)?{_LEAST}"
        rf"(?P<number>(?:{_TEN})|(?:{_DIGITS})(?:{_POWER})?{words})(?P<size>{_SIZE})?(?P<plus>\s?\+(?!\w))?"
    )


class AmountSaid(NamedTuple):
    """An amount: its value, and the least and the most that its words leave open."""

    value: float
    low: float
    high: float

    def scaled(self, factor: float) -> AmountSaid:
        """Return the amount in a unit of which `factor` make one."""
        return AmountSaid(self.value * factor, self.low * factor, self.high * factor)


def read_amount(found: re.Match[str]) -> AmountSaid | None:
    """Return the amount that a pattern found; None where it is none, as `why_no_amount` says."""
    if why_no_amount(found):
        return None
    named = found.groupdict()
    digits = _digits(named["number"], named["size"])
    value = float(digits)
    low, high = _rounded(named["number"], digits)
    if named["least"]:
        low = float(_digits(named["least"], named["least_size"] or named["size"]))
    if named["about"]:
        low, high = low / ROUGH, high * ROUGH
    if named["up"] or named["plus"]:
        high = math.inf
    if named["down"]:
        low = 0.0
    return AmountSaid(value, min(low, value), max(high, value))


def why_no_amount(found: re.Match[str]) -> str:
    """Return why what a pattern found is no amount of anything; nothing where it is one."""
    if found["sign"]:
        return "it is negative"
    value = float(_digits(found["number"], found["size"]))
    if not math.isfinite(value):
        return "it is too large for a number"
    return "it is zero" if value == 0 else ""


def _rounded(number: str, digits: str) -> tuple[float, float]:
    """Return between which values a number was rounded: of 300B two digits are known, of 3B one."""
    written = re.match(r"[0-9,]+", number)
    zeros = len(written[0]) - len(written[0].rstrip("0,")) if written and "." not in number else 0
    value = float(digits)
    if zeros and "e" not in number.casefold() and "^" not in number:
        half = 0.5 * 10.0 ** (len(f"{value:.0f}") - 2)
        return value - half, value + half
    printed = printed_interval(digits)
    return printed.low, printed.high


def _digits(number: str, size: str | None) -> str:
    """Return a number in JSON syntax, digit for digit: 3.8e9 of 3.8 and billion."""
    if not number[0].isdigit():
        text = f"{number_in_words(number):g}"
    else:
        ten = re.fullmatch(r"(.*?)\s?[x*]?\s?10\s?(?:\^|\*\*)\s?\(?([+-]?[0-9]{1,3})\)?", number)
        text = f"{ten[1].replace(',', '') or '1'}e{int(ten[2])}" if ten else number.replace(",", "")
    word = (size or "").strip(" -\n").casefold()
    return shifted(text, _WORDS.get(word) or _LETTERS.get(word, 0))


# In prose an m before a thing counted is a million: nobody has a thousandth of a parameter.
_LETTERS = {"g": 9, **{letter.casefold(): power for letter, power in MAGNITUDES.items()}}
