"""ArXiv: which paper a link means, and when its id was given out."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from effsota.frozen import Frozen
from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern

_LINK = re.compile(r"https://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/([^?#]*)", re.IGNORECASE)
_NEW = re.compile(r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v[0-9]{1,3})?(?:\.pdf)?/?")
_OLD = LatePattern(r"([a-z-]+(?:\.[A-Z]{2})?/([0-9]{2})([0-9]{2})[0-9]{3})(?:v[0-9]{1,3})?(?:\.pdf)?/?")
FIRST_NEW_MONTH = (2007, 4)
FIRST_FIVE_DIGITS = (2015, 1)
FIRST_OLD_YEAR = 91


class Month(Frozen, kw_only=False):
    """A month of a year, counted."""

    year: int
    month: int

    @property
    def count(self) -> int:
        """Months since year 0."""
        return self.year * 12 + self.month

    def __str__(self) -> str:
        """Return the month as 2019-05."""
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month of a date."""
        return cls(day.year, day.month)


class Arxiv(Frozen, kw_only=False):
    """An arXiv id without its version, and the month that it tells."""

    id: str
    month: Month


def is_arxiv_link(url: str) -> bool:
    """Tell whether a link leads to a paper on arXiv, well-formed or not."""
    return _LINK.match(url) is not None


@lru_cache(MOST_REMEMBERED)  # several rules look at each link, and many records link to one paper
def parse_arxiv(url: str) -> Arxiv | None:
    """Return the arXiv id of a link, None where there is none that can exist."""
    link = _LINK.match(url)
    if link is None:
        return None
    if new := _NEW.fullmatch(link[1]):
        return _parse_new(*new.groups())
    if old := _OLD.fullmatch(link[1]):
        year = int(old[2]) + (1900 if int(old[2]) >= FIRST_OLD_YEAR else 2000)
        month = Month(year, int(old[3]))
        return Arxiv(old[1], month) if _is_month(month) and month.year <= FIRST_NEW_MONTH[0] else None
    return None


def _parse_new(year: str, month: str, number: str) -> Arxiv | None:
    told = Month(2000 + int(year), int(month))
    digits = 5 if (told.year, told.month) >= FIRST_FIVE_DIGITS else 4
    can_exist = _is_month(told) and (told.year, told.month) >= FIRST_NEW_MONTH
    if not can_exist or len(number) != digits or not int(number):
        return None
    return Arxiv(f"{year}{month}.{number}", told)


def _is_month(month: Month) -> bool:
    return 1 <= month.month <= 12
