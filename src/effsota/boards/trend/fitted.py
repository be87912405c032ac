"""The trend through some entries: doubling time, interval, band and reference trends over the same period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from effsota.boards.trend.line import FittedLine, doubling_interval, fit_entries, months_to_double
from effsota.model import Entry, Fit, ReferenceGrowth, ReferenceTrend, Trend
from effsota.units import months_between

BAND_POINTS = 40


def fit_trend(
    entries: Sequence[Entry],
    *,
    fit: Fit,
    references: Sequence[ReferenceTrend] = (),
    has_band: bool = True,
) -> Trend | None:
    """Return the trend through entries ordered by date; None below two dates.

    Without a band, which only a chart shows, it takes half of the time.
    """
    if not entries:
        return None
    start, end = entries[0].record.submission.date, entries[-1].record.submission.date
    line = fit_entries(entries, start)
    if line is None:
        return None
    low, high = doubling_interval(line)
    period = months_between(start, end)
    return Trend(
        doubling_time_months=months_to_double(line.slope),
        low=low,
        high=high,
        points=line.points,
        fit=fit,
        start=start,
        end=end,
        intercept_log2=line.intercept,
        growth_per_year=2 ** (12 * line.slope),
        references=tuple(grow_reference(reference, period) for reference in references),
        band=_band(line, start, end) if has_band else (),
        endpoint_months=endpoint_doubling(entries[0], entries[-1]),
    )


def endpoint_doubling(first: Entry, last: Entry) -> float | None:
    """Return the doubling time in months from one record to another, None on one day."""
    months = months_between(first.record.submission.date, last.record.submission.date)
    return months_to_double(math.log2(last.factor / first.factor) / months) if months else None


def grow_reference(reference: ReferenceTrend, months: float) -> ReferenceGrowth:
    """Return what the reference trend yields in `months`."""
    return ReferenceGrowth(
        id=reference.id,
        name=reference.name,
        doubling_months=reference.doubling_months,
        factor=2 ** (months / reference.doubling_months),
    )


def _band(line: FittedLine, start: date, end: date) -> tuple[tuple[date, float, float], ...]:
    """Return dates with the 95 % band of the fitted factor, from the first to the last fitted point."""
    days = (end - start).days
    dates = sorted(
        {start + timedelta(days=round(days * step / BAND_POINTS)) for step in range(BAND_POINTS + 1)}
    )
    band = []
    for day in dates:
        month = months_between(start, day)
        middle, half = line.at(month), line.half_width(month)
        band.append((day, _power(middle - half), _power(middle + half)))
    return tuple(band)


def _power(log: float) -> float:
    """Return 2 to a power that may lie beyond what a number holds."""
    return 2 ** min(max(log, -1000.0), 1000.0)
