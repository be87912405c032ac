"""How dates and spans of time read to people."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import NamedTuple

from effsota.figures.numbers import (
    DIGITS,
    ROUGH_DIGITS,
    count_text,
    exact_text,
    number_text,
    rough_digits,
)
from effsota.units import DAYS_PER_MONTH

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = (("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0), ("second", 1.0))


class DoublingUnit(NamedTuple):
    """A unit in which doubling times are told; `months` is its length, `least` and `most` what an end may be.

    The two are in months: an interval is read beside its figure, so an end may leave what the unit is for.
    """

    name: str
    months: float
    least: float
    most: float


DAYS_UNDER = 2.0
"""Below so many months a doubling time is told in days."""
_DAYS = DoublingUnit("days", 1 / DAYS_PER_MONTH, least=0.0, most=4.0)
_WHOLE_MONTHS = DoublingUnit("months", 1.0, least=1.0, most=math.inf)


def doubling_unit(months: float) -> DoublingUnit:
    """Return the unit in which a doubling time is told."""
    return _DAYS if months < DAYS_UNDER else _WHOLE_MONTHS


def doubling_text(months: float, digits: int | None = DIGITS) -> str:
    """Return a doubling time: 15.9 months, 26 days; `digits` None is one that may be off by a factor."""
    unit = doubling_unit(months)
    return f"{_doubling_number(months, unit, digits)} {unit.name}"


def doubling_range(
    low: float, high: float, *, of: float, digits: int | None = DIGITS, is_alone: bool = False
) -> str:
    """Return the two ends around a doubling time of `of` months, in its unit: 13–20, at least 16.

    Where an end is hard to read in that unit each has its own: 15 days to 5.0 months. The unit that
    the figure has too is left out, unless the range `is_alone`: 15–17 months.
    """
    own = doubling_unit(of)
    ends = [end for end in (low, high) if math.isfinite(end)]
    is_short = own is not _DAYS and max(ends) < DAYS_UNDER
    is_readable = not is_short and all(own.least <= end <= own.most for end in ends)
    units = [own if is_readable else doubling_unit(end) for end in ends]
    numbers = [_doubling_number(end, unit, digits) for end, unit in zip(ends, units, strict=True)]
    if len(set(units)) > 1:
        return " to ".join(f"{number} {unit.name}" for number, unit in zip(numbers, units, strict=True))
    text = "–".join(dict.fromkeys(numbers))
    text = text if math.isfinite(high) else f"at least {text}"
    return f"{text} {units[0].name}" if is_alone or units[0] is not own else text


def doubling_pair(first: float, second: float, digits: int = DIGITS) -> str:
    """Return two doubling times of which one became the other: 3.6 to 6.9 months, 52 days to 11 months."""
    before, after = doubling_text(first, digits), doubling_text(second, digits)
    number, _, unit = before.partition(" ")
    return f"{number if after.endswith(unit) else before} to {after}"


def _doubling_number(months: float, unit: DoublingUnit, digits: int | None) -> str:
    value = months / unit.months
    if digits is None:
        digits = ROUGH_DIGITS if unit is _DAYS else rough_digits(value)
    return number_text(value, digits)


def period_text(months: float) -> str:
    """Return a given period in its natural unit: 10 months, 2 years, 12 days."""
    if months < 1:
        return count_text(round(months * DAYS_PER_MONTH), "day")
    if months >= 24 and months % 12 == 0:
        return count_text(int(months // 12), "year")
    return f"{exact_text(round(months, 2))} month" + "s" * (months != 1)


def years_text(years: float) -> str:
    """Return a span in years with one decimal: 7.0 years."""
    return f"{years:.1f} years"


def duration_text(seconds: float, digits: int = DIGITS) -> str:
    """Return a time in its natural unit: 5.5 days, 3.2 hours, 45 seconds."""
    unit, scale = next((pair for pair in _TIMES if seconds >= pair[1]), _TIMES[-1])
    text = exact_text(float(f"{seconds / scale:.{digits}g}"))
    return f"{text} {unit}" + "s" * (text != "1")


def date_text(day: date) -> str:
    """Return a date as 28 May 2019."""
    return f"{day.day} {month_text(day)}"


def moment_text(moment: datetime) -> str:
    """Return a moment of UTC as 28 May 2019, 10:17 UTC."""
    return f"{date_text(moment.date())}, {moment.hour:02}:{moment.minute:02} UTC"


def span_text(start: date | None, end: date | None) -> str:
    """Return a period whose ends may be open by their months: Jan 2010 to May 2018, to Dec 2009."""
    if start is None:
        return "always" if end is None else f"to {month_text(end)}"
    if end is None:
        return f"since {month_text(start)}"
    return f"{month_text(start)} to {month_text(end)}"


def month_text(day: date) -> str:
    """Return the month of a date as May 2019."""
    return f"{month_name(day.month)} {day.year}"


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _MONTHS[month - 1]
