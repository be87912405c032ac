"""Doubling times as our sentences write them, in days or months, taken out again."""

from __future__ import annotations

import math

from effsota.boards.claims.numbers_told import NUMBER, ends_of, is_rounded, number_of
from effsota.text.late_pattern import LatePattern
from effsota.units import DAYS_PER_MONTH

UNIT = "(?:days|months)"
TIME = rf"(?:{NUMBER}) {UNIT}"
ENDS = rf"(?:at least )?(?:{NUMBER})(?: {UNIT})?(?:(?:–| to )(?:{NUMBER})(?: {UNIT})?)?"
ENDS_WITH_UNIT = rf"(?:at least )?(?:{NUMBER})(?: {UNIT} to (?:{NUMBER})|–(?:{NUMBER}))? {UNIT}"
_END = LatePattern(rf"({NUMBER})(?: ({UNIT}))?")
_LENGTH = {"days": 1 / DAYS_PER_MONTH, "months": 1.0}


def months_of(text: str) -> float:
    """Return the months that a text of ours writes: 16 months; 26 days."""
    number, unit = text.rsplit(" ", 1)
    return number_of(number) * _LENGTH[unit]


def span_of(text: str) -> tuple[float, float]:
    """Return the least and the most months that a text of ours may stand for."""
    number, unit = text.rsplit(" ", 1)
    low, high = ends_of(number)
    return low * _LENGTH[unit], high * _LENGTH[unit]


def is_time(text: str, months: float | None) -> bool:
    """Tell whether a text of ours writes so many months, in its unit and to its digits."""
    number, unit = text.rsplit(" ", 1)
    return months is not None and is_rounded(number, months / _LENGTH[unit])


def are_ends(text: str, low: float | None, high: float | None, *, beside: str) -> bool:
    """Tell whether a text of ours writes two ends: 13–20; 16–65 days; 15 days to 5.0 months; at least 16.

    `beside` is the time that they stand around, whose unit they have where they say none.
    """
    if low is None or high is None:
        return False
    found = _END.findall(text)
    unit = found[-1][1] or beside.rsplit(" ", 1)[1]
    first, last = (f"{number} {own or unit}" for number, own in (found[0], found[-1]))
    is_open = text.startswith("at least")
    return is_time(first, low) and (math.isinf(high) if is_open else is_time(last, high))
