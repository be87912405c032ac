"""A board over time: log-linear fit, doubling time with its interval, reference trends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from effsota.model import ReferenceGrowth, Trend
from effsota.trend.analysis import build_analysis
from effsota.trend.line import Line, doubling_interval, fit_entries, months_to_double
from effsota.units import months_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from effsota.model import Leaderboard, ReferenceTrend

__all__ = ["build_analysis", "build_trend"]

BAND_POINTS = 40


def build_trend(board: Leaderboard, references: Sequence[ReferenceTrend] = ()) -> Trend | None:
    """Return the doubling time of a board in months with its 95 % interval; None below two dates."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    if not fitted:
        return None
    start, end = fitted[0].record.submission.date, fitted[-1].record.submission.date
    line = fit_entries(fitted, start)
    if line is None:
        return None
    low, high = doubling_interval(line)
    period = months_between(start, end)
    return Trend(
        doubling_time_months=months_to_double(line.slope),
        low=low,
        high=high,
        points=line.points,
        fit=board.track.fit,
        start=start,
        end=end,
        intercept_log2=line.intercept,
        growth_per_year=2 ** (12 * line.slope),
        references=tuple(grow_reference(reference, period) for reference in references),
        band=_band(line, start, end),
    )


def grow_reference(reference: ReferenceTrend, months: float) -> ReferenceGrowth:
    """Return what the reference trend yields in `months`."""
    return ReferenceGrowth(
        id=reference.id,
        name=reference.name,
        doubling_months=reference.doubling_months,
        factor=2 ** (months / reference.doubling_months),
    )


def _band(line: Line, start: date, end: date) -> tuple[tuple[date, float, float], ...]:
    """Return dates with the 95 % band of the fitted factor, from the first to the last fitted point."""
    days = (end - start).days
    dates = sorted(
        {start + timedelta(days=round(days * step / BAND_POINTS)) for step in range(BAND_POINTS + 1)}
    )
    band = []
    for day in dates:
        month = months_between(start, day)
        middle, half = line.at(month), line.half_width(month)
        band.append((day, 2 ** (middle - half), 2 ** (middle + half)))
    return tuple(band)
