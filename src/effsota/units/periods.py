"""The time between two days, in months and years of the calendar's mean."""

from __future__ import annotations

from datetime import date

from effsota.units.dimensions import DAYS_PER_MONTH, DAYS_PER_YEAR


def months_between(start: date, end: date) -> float:
    """Return the time from `start` to `end` in months of 365.25/12 days."""
    return (end - start).days / DAYS_PER_MONTH


def years_between(start: date, end: date) -> float:
    """Return the time from `start` to `end` in years of 365.25 days."""
    return (end - start).days / DAYS_PER_YEAR
