"""Declared eras, each fitted on its own, with the records outside the range that its source prints."""

from __future__ import annotations

import math

from msgspec.structs import replace

from effsota.boards.trend.fitted import endpoint_doubling, fit_trend, why_no_rate
from effsota.boards.trend.observed import Basis, population_of, rests_of
from effsota.model import Entry, Era, EraTrend, Fit, Leaderboard, NoRate, Rests, Trend

ROUNDING = 1e-9
TWO = 2


def build_era(era: Era, board: Leaderboard) -> EraTrend:
    """Return the era's own fit through the fitted entries dated in it (both ends belong to it).

    A series of records begins with the level that the era found, so that a standstill at its start counts.
    """
    inside = [entry for entry in board.entries if _holds(era, entry)]
    fitted = [entry for entry in inside if entry.is_fitted]
    found = _found_at_start(era, board)
    ends = [*found, *fitted]
    rests_on = rests_of(board.track)
    trend = fit_trend(
        ends if rests_on is Rests.PAIRS else fitted,
        fit=board.track.fit,
        basis=Basis(rests_on, [entry for entry in population_of(board) if _holds(era, entry)]),
    )
    if trend is not None and found and rests_on is Rests.PAIRS:
        trend = replace(trend, points=len(fitted), has_level_before=True)
    absence = why_no_rate(fitted) if trend is None else _doubt(trend)
    return EraTrend(
        era=era,
        trend=None if absence else trend,
        absence=absence,
        points=len(fitted),
        outside=tuple(entry for entry in inside if is_outside(era, entry)),
        endpoint_months=endpoint_doubling(ends[0], ends[-1])
        if fitted and absence not in {NoRate.NOT_MEASURED, NoRate.UNCERTAIN}
        else None,
    )


def _doubt(trend: Trend) -> NoRate | None:
    """Return why a part of a series that has a slope has no rate: it may as well stand still."""
    if trend.points <= TWO:
        return NoRate.TOO_FEW
    return NoRate.UNCERTAIN if trend.high == math.inf else None


def _found_at_start(era: Era, board: Leaderboard) -> tuple[Entry, ...]:
    """Return the frontier's last record before the era: the level that the era began with."""
    if era.start is None or board.track.fit is not Fit.FRONTIER:
        return ()
    before = [each for each in board.entries if each.is_fitted and each.record.submission.date < era.start]
    return tuple(before[-1:])


def is_outside(era: Era, entry: Entry) -> bool:
    """Tell whether what a record took lies outside the range that the era's source prints."""
    amount = entry.amount.value
    too_little = era.least is not None and amount < era.least.base * (1 - ROUNDING)
    too_much = era.most is not None and amount > era.most.base * (1 + ROUNDING)
    return too_little or too_much


def _holds(era: Era, entry: Entry) -> bool:
    day = entry.record.submission.date
    return (era.start is None or era.start <= day) and (era.end is None or day <= era.end)
