"""Numbers as our sentences write them, taken out again."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache

from effsota.limits import MOST_REMEMBERED

WORDS = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
# Raised digits lie in two stretches of Unicode: named one by one, a pattern takes twice as long to compile.
NUMBER = r"\d[\d,]*(?:\.\d+)?(?: (?:m|b|tr)illion|×10⁻?[²-¹⁰-⁹]+)?"
FACTOR = rf"(?P<number>{NUMBER})×(?!\d)"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH = rf"(?:{'|'.join(MONTHS)}) \d{{4}}"
DAY = rf"(?:\d{{1,2}} {MONTH}|\d{{4}}-\d\d-\d\d)"
HALF = 0.5001  # of the last digit that is written
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def number_of(text: str) -> float:
    """Return the number that a text of ours writes: 1,140; 1.03 billion; 5.00×10²⁶."""
    mantissa, _, exponent = text.partition("×10")
    number, _, word = mantissa.partition(" ")
    power = 10.0 ** int(exponent.translate(_RAISED)) if exponent else 1.0
    return float(number.replace(",", "")) * WORDS.get(word, 1.0) * power


def is_rounded(text: str, value: float | None) -> bool:
    """Tell whether a text of ours writes a value, rounded to the digits that it has."""
    if value is None or not math.isfinite(value):
        return False
    low, high = ends_of(text)
    return low <= value <= high


@lru_cache(MOST_REMEMBERED)  # one number is held against every fit, or every step, of a board
def ends_of(text: str) -> tuple[float, float]:
    """Return the least and the most that a text of ours may stand for: 16 is 15.5 to 16.5.

    Zeros at the end of a whole number may stand for digits that are not told: 20 may be 19.6.
    """
    written = number_of(text)
    if written == 0:
        return 0.0, 0.0
    digits = re.sub(r"\D", "", text.partition("×10")[0]).lstrip("0")
    known = len(digits) if "." in text else max(1, len(digits.rstrip("0")))
    last = 10.0 ** (math.floor(math.log10(abs(written))) - known + 1)
    return written - HALF * last, written + HALF * last


def month_of(day: date) -> str:
    """Return the month of a date as our sentences write it: May 2019."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_of(text: str) -> date:
    """Return the date that a text of ours writes: 28 May 2019; 2019-05-28."""
    if "-" in text:
        return date.fromisoformat(text)
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))
