"""A claim: one figure with all that it must not be told without."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum

from effsota import figures
from effsota.frozen import Frozen
from effsota.model import Fit, Kind
from effsota.units import months_between, years_between

TWO = 2


class Subject(StrEnum):
    """What a claim is of."""

    FACTOR = "factor"
    RATE = "doubling time"
    REFERENCE = "reference growth"


class Meaning(StrEnum):
    """What the two ends around a figure mean; the value is what they are called.

    A tolerance is a convention on how far the two computes may be off; an interval comes of the records.
    """

    TOLERANCE = "tolerance"
    INTERVAL = "95% interval"


class Side(StrEnum):
    """Whether a figure is the true one, or the most or the least that this one can be."""

    EXACT = ""
    AT_MOST = "≤ "
    AT_LEAST = "≥ "


class Period(Frozen):
    """The two days that a figure reaches from and to."""

    start: date
    end: date

    @property
    def months(self) -> float:
        """Its length in months of 365.25/12 days."""
        return months_between(self.start, self.end)

    @property
    def years(self) -> float:
        """Its length in years of 365.25 days."""
        return years_between(self.start, self.end)

    @property
    def ends(self) -> tuple[str, str]:
        """Its two ends as years; as months, or as days, where those are the same."""
        for words in (_year_text, figures.month_text, figures.date_text):
            start, end = words(self.start), words(self.end)
            if start != end:
                return start, end
        return _year_text(self.start), _year_text(self.end)


def _year_text(day: date) -> str:
    return str(day.year)


class Spread(Frozen):
    """The two ends around a figure, and what they mean; an end that is not there is infinite."""

    low: float
    high: float
    meaning: Meaning

    @property
    def digits(self) -> int:
        """How many digits are known of the figure between the ends."""
        return figures.known_digits(self.low, self.high)


class Claim(Frozen):
    """One figure of a board.

    `value` is a plain factor, or a doubling time in months; `period` is what it reaches over, `records` is
    how many it rests on. `name` is that of an era or of a reference trend; with `is_by_ends` a rate
    is the total gain over the total time, and no line; one that `begins_before` takes in the record before.
    """

    subject: Subject
    value: float
    kind: Kind
    period: Period
    records: int
    spread: Spread | None = None
    side: Side = Side.EXACT
    fit: Fit | None = None
    name: str | None = None
    is_by_ends: bool = False
    begins_before: bool = False

    @property
    def digits(self) -> int:
        """How many digits of the figure are known."""
        return figures.DIGITS if self.spread is None else self.spread.digits

    @property
    def is_rate(self) -> bool:
        """Whether the figure is a number of months."""
        return self.subject is Subject.RATE

    @property
    def is_measured(self) -> bool:
        """Whether a rate is told apart from a standstill; one of two records is only a rate between them."""
        if not self.is_rate:
            return True
        spread = self.spread
        stands_still = spread is not None and spread.meaning is Meaning.INTERVAL and spread.high == math.inf
        return 0 < self.value < math.inf and not stands_still

    @property
    def is_between_two(self) -> bool:
        """Whether a rate is that between two records, and no fit."""
        return self.is_rate and self.records <= TWO
