"""Declared eras, each fitted on its own, with the records outside the range that its source prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.model import EraTrend
from effsota.trend.fitted import fit_trend

if TYPE_CHECKING:
    from effsota.model import Entry, Era, Leaderboard

ROUNDING = 1e-9


def build_era(era: Era, board: Leaderboard) -> EraTrend:
    """Return the era's own fit through the fitted entries dated in it (both ends belong to it)."""
    inside = [entry for entry in board.entries if _holds(era, entry)]
    fitted = [entry for entry in inside if entry.is_fitted]
    return EraTrend(
        era=era,
        trend=fit_trend(fitted, fit=board.track.fit),
        points=len(fitted),
        outside=tuple(entry for entry in inside if is_outside(era, entry)),
    )


def is_outside(era: Era, entry: Entry) -> bool:
    """Tell whether a record's compute lies outside the range that the era's source prints."""
    flop = entry.record.compute_flop
    too_little = era.least is not None and flop < era.least.base * (1 - ROUNDING)
    too_much = era.most is not None and flop > era.most.base * (1 + ROUNDING)
    return too_little or too_much


def _holds(era: Era, entry: Entry) -> bool:
    day = entry.record.submission.date
    return (era.start is None or era.start <= day) and (era.end is None or day <= era.end)
