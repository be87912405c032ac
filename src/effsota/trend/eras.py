"""Declared eras, each fitted on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.model import EraTrend
from effsota.trend.line import doubling_interval, fit_entries, months_to_double
from effsota.units import months_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from effsota.model import Entry, Era


def build_era(era: Era, entries: Sequence[Entry]) -> EraTrend:
    """Return the era's own fit through the entries dated in it (both ends belong to it)."""
    inside = [entry for entry in entries if _holds(era, entry)]
    line = fit_entries(inside, inside[0].record.submission.date) if inside else None
    if line is None:
        return EraTrend(
            era=era, doubling_time_months=None, low=None, high=None, points=len(inside), start=None, end=None
        )
    start, end = inside[0].record.submission.date, inside[-1].record.submission.date
    low, high = doubling_interval(line)
    return EraTrend(
        era=era,
        doubling_time_months=months_to_double(line.slope),
        low=low,
        high=high,
        points=len(inside),
        start=start,
        end=end,
        start_log2=line.at(0.0),
        end_log2=line.at(months_between(start, end)),
    )


def _holds(era: Era, entry: Entry) -> bool:
    day = entry.record.submission.date
    return (era.start is None or era.start <= day) and (era.end is None or day <= era.end)
