"""The trend through some entries: doubling time, interval, band and reference trends over the same period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from effsota.boards.trend.line import FittedLine, doubling_interval, fit_entries, months_to_double
from effsota.model import Entry, Fit, NoRate, ReferenceGrowth, ReferenceTrend, Trend
from effsota.units import months_between

BAND_POINTS = 40
LEAST_MONTHS = 1.0
LEAST_SLOPE = 1e-9  # doublings a month: what rounding leaves of a standstill
YEAR_MONTHS = 12.0


def fit_trend(
    entries: Sequence[Entry],
    *,
    fit: Fit,
    references: Sequence[ReferenceTrend] = (),
    has_band: bool = True,
) -> Trend | None:
    """Return the trend through entries ordered by date; None where `why_no_rate` says why there is none.

    Without a band, which only a chart shows, it takes half of the time.
    """
    line = _rising_line(entries)
    if isinstance(line, NoRate):
        return None
    start, end = entries[0].record.submission.date, entries[-1].record.submission.date
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
        growth_per_year=None if period < YEAR_MONTHS else _power(YEAR_MONTHS * line.slope),
        references=tuple(grow_reference(reference, period) for reference in references),
        band=_band(line, start, end) if has_band else (),
        endpoint_months=endpoint_doubling(entries[0], entries[-1]),
    )


def why_no_rate(entries: Sequence[Entry]) -> NoRate | None:
    """Return why entries ordered by date have no doubling time, None where they have one.

    A rate takes two dates, a month between the first and the last of them, and a factor that rises.
    """
    line = _rising_line(entries)
    return line if isinstance(line, NoRate) else None


def _rising_line(entries: Sequence[Entry]) -> FittedLine | NoRate:
    if len({entry.record.submission.date for entry in entries}) < 2:
        return NoRate.TOO_FEW
    start, end = entries[0].record.submission.date, entries[-1].record.submission.date
    if months_between(start, end) < LEAST_MONTHS:
        return NoRate.TOO_SHORT
    line = fit_entries(entries, start)
    return NoRate.NOT_MEASURED if line is None or line.slope <= LEAST_SLOPE else line


def endpoint_doubling(first: Entry, last: Entry) -> float | None:
    """Return the doubling time in months from one record to another, None where there is no rate."""
    if why_no_rate((first, last)) is not None:
        return None
    months = months_between(first.record.submission.date, last.record.submission.date)
    return months_to_double(math.log2(last.factor / first.factor) / months)


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
