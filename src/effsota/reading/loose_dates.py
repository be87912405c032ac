"""Days as people write them: what each may mean, and what to do where only the month is known."""

from __future__ import annotations

import re
from datetime import date

from effsota.problems import Refusal
from effsota.text import shorten

_WRITE_DATE = "write a day as YYYY-MM-DD, such as 2019-05-28"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?P<sign>[-/. ])([0-9]{1,2})(?P=sign)([0-9]{1,2})(?:[T ][0-9:.,+Z-]*)?")
_DIGITS = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile("([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?"
_IN_WORDS = re.compile(rf"(?:{_DAY}\.? )?([A-Za-z]{{3,9}})\.?,?(?: {_DAY},?)? ([0-9]{{4}})")
_MONTH_ONLY = re.compile("([0-9]{4})[-/.]([0-9]{1,2})")


def refuse_date(text: str) -> Refusal:
    """Return why a text is not written as a day, with the days that it may mean."""
    message = f"{shorten(text)} is not a date"
    month = _month_of(text.strip())
    if month is not None:
        first = f"{month:%Y-%m}-01"
        return Refusal(
            message,
            "a day is asked: look it up (of an arXiv paper, the page says when version 1 came);"
            f" where only the month is known, write {first} and say so in notes",
        )
    days = [each.isoformat() for each in dict.fromkeys(_days_of(text.strip()))]
    if len(days) == 1:
        return Refusal(message, f"did you mean {days[0]}?", days[0])
    if days:
        return Refusal(message, f"this may mean {' or '.join(days)}: write the one that is meant")
    return Refusal(message, _WRITE_DATE)


def _days_of(text: str) -> list[date]:
    """Return the days that a text may mean: 3/1/2020 is in March to some, in January to others."""
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return _real((int(found[1]), int(found[3]), int(found[4])))
    found = _DIGITS.fullmatch(text)
    if found:
        return _real((int(found[1]), int(found[2]), int(found[3])))
    found = _YEAR_LAST.fullmatch(text)
    if found:
        first, second, year = map(int, found.groups())
        return _real((year, first, second), (year, second, first))
    found = _IN_WORDS.fullmatch(text)
    day = (found[1] or found[3]) if found else None
    if not found or day is None or (found[1] and found[3]):
        return []
    return _real((int(found[4]), _month_named(found[2]), int(day)))


def _real(*days: tuple[int, int, int]) -> list[date]:
    found = []
    for day in days:
        try:
            found.append(date(*day))
        except ValueError:
            continue
    return found


def _month_of(text: str) -> date | None:
    found = _MONTH_ONLY.fullmatch(text)
    if found:
        return next(iter(_real((int(found[1]), int(found[2]), 1))), None)
    words = _IN_WORDS.fullmatch(text)
    if words is None or words[1] or words[3]:
        return None
    return next(iter(_real((int(words[4]), _month_named(words[2]), 1))), None)


def _month_named(word: str) -> int:
    """Return the number of a month by its first letters, 0 where no month begins so."""
    short = word[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
