"""Days as files and calls write them."""

from __future__ import annotations

import re
from datetime import date

from effsota.problems import Refusal
from effsota.text import shorten

FIRST_YEAR = 1950
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITE_DATE = "write a day as YYYY-MM-DD, such as 2019-05-28"


def parse_date(text: str) -> date | Refusal:
    """Return the day that `text` writes, or why it is none."""
    match = _DATE.fullmatch(text)
    if not match:
        from effsota.reading.loose_dates import refuse_date  # noqa: PLC0415  # only for a day written otherwise

        return refuse_date(text)
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return Refusal(f"{shorten(text)} is not a day of the calendar (no such date)", _WRITE_DATE)
    if day.year < FIRST_YEAR:
        return Refusal(f"{shorten(text)} is a date before {FIRST_YEAR}", _WRITE_DATE)
    return day
