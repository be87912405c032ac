"""The trend through some entries: doubling time, interval, band and reference trends over the same period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from effsota.boards.trend.distributions import student_t
from effsota.boards.trend.intervals import (
    Point,
    RateSpan,
    population_span,
    renewal_span,
    standing_span,
)
from effsota.boards.trend.line import CONFIDENCE, LEAST_SLOPE, FittedLine, fit_entries, months_to_double
from effsota.boards.trend.observed import OF_THEMSELVES, Basis, pairs_of, points_of, publications_of
from effsota.boards.uncertainty import combine_margins
from effsota.model import (
    EXACT,
    DoublingSpan,
    Entry,
    Fit,
    NoRate,
    ReferenceGrowth,
    ReferenceTrend,
    Rests,
    Series,
    Trend,
)
from effsota.units import months_between

BAND_POINTS = 40
LEAST_MONTHS = 1.0
YEAR_MONTHS = 12.0


def fit_trend(
    entries: Sequence[Entry],
    *,
    fit: Fit,
    basis: Basis = OF_THEMSELVES,
    references: Sequence[ReferenceTrend] = (),
    has_band: bool = True,
) -> Trend | None:
    """Return the trend through entries ordered by date; None where `why_no_rate` says why there is none.

    By publications the rate is that of the least-squares line, and the interval that of the population which
    the entries were picked from. Otherwise the rate is the total gain over the total time. Without a band,
    which only a chart shows, it takes half of the time.
    """
    line = _rising_line(entries)
    if isinstance(line, NoRate):
        return None
    start, end = entries[0].record.submission.date, entries[-1].record.submission.date
    points, period = points_of(entries), months_between(start, end)
    slope, intercept = line.slope, line.intercept
    if basis.rests_on in {Rests.PAIRS, Rests.STANDING}:
        slope, intercept = (points[-1][1] - points[0][1]) / period, points[0][1]
        if slope <= LEAST_SLOPE:
            return None
    found = _Interval.of(_span(points, basis, entries), basis.rests_on)
    tolerance = _tolerance(*entries, months=period) if len(entries) == 2 else None
    has_band = has_band and fit is Fit.ALL and found.low is not None
    return Trend(
        doubling_time_months=months_to_double(slope),
        low=found.low,
        high=found.high,
        points=line.points,
        fit=fit,
        start=start,
        end=end,
        intercept_log2=intercept,
        growth_per_year=None if period < YEAR_MONTHS else _power(YEAR_MONTHS * slope),
        references=tuple(grow_reference(reference, period) for reference in references),
        band=_band(line, start, end) if has_band else (),
        endpoint_months=endpoint_doubling(entries[0], entries[-1]),
        series=Series.RECORDS if basis.rests_on is Rests.PAIRS else Series.POPULATION,
        rests_on=Rests.ESTIMATES if tolerance else found.rests_on,
        interval_points=found.points,
        centre_months=found.centre,
        tolerance=tolerance,
        scatter=_scatter(points, line) if basis.population and fit is Fit.FRONTIER else None,
    )


def _span(points: Sequence[Point], basis: Basis, entries: Sequence[Entry]) -> RateSpan | None:
    if basis.rests_on is Rests.PAIRS:
        return renewal_span(pairs_of(points))
    if basis.rests_on is Rests.STANDING:
        return standing_span(points)
    if basis.rests_on is Rests.PUBLICATIONS:
        return population_span(publications_of(basis.population or entries))
    return None


class _Interval(NamedTuple):
    """An interval in months, its middle, and what it rests on; all None where there is none."""

    low: float | None = None
    high: float | None = None
    centre: float | None = None
    points: int = 0
    rests_on: Rests = Rests.NOTHING

    @classmethod
    def of(cls, span: RateSpan | None, rests_on: Rests) -> _Interval:
        """Build from rates; none where they fall."""
        if span is None or span.rate <= LEAST_SLOPE:
            return cls()
        slowest = math.inf if span.low <= LEAST_SLOPE else 1 / span.low
        return cls(1 / span.high, slowest, 1 / span.rate, span.points, rests_on)


def _scatter(points: Sequence[Point], line: FittedLine) -> DoublingSpan | None:
    """Return Student's interval about a frontier's own line, None where it includes a standstill."""
    if line.slope_error is None:
        return None
    half = student_t(len(points) - 2, CONFIDENCE) * line.slope_error
    return (
        DoublingSpan(low=1 / (line.slope + half), high=1 / (line.slope - half)) if line.slope > half else None
    )


def _tolerance(first: Entry, last: Entry, *, months: float) -> DoublingSpan | None:
    """Return what the uncertainties of two estimates leave of the doubling time between them, in months.

    None between two amounts that are exact, such as times that were read off a clock.
    """
    gain = math.log2(last.factor / first.factor)
    margin = combine_margins(first.margin.turned, last.margin)
    if margin == EXACT:
        return None
    more, less = math.log2(margin.above), math.log2(margin.below)
    return DoublingSpan(low=months / (gain + more), high=months / (gain - less) if gain > less else math.inf)


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
