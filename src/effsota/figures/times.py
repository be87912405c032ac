"""How dates and spans of time read to people."""

from __future__ import annotations

from datetime import date

from effsota.figures.numbers import DIGITS, count_text, exact_text, number_text
from effsota.units import DAYS_PER_MONTH

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = (("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0), ("second", 1.0))


def months_text(months: float, digits: int = DIGITS) -> str:
    """Return a computed span in months: 15.9 months."""
    return f"{number_text(months, digits)} months"


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
