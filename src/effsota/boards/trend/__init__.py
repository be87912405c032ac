"""A board over time: log-linear fit, doubling time with its interval, reference trends.

The fit needs no package; bootstrap, breaks and declared changes (`analysis`) need numpy.
"""

from __future__ import annotations

from collections.abc import Sequence

from effsota.boards.trend.fitted import fit_trend
from effsota.model import Leaderboard, ReferenceTrend, Trend

__all__ = ["build_trend"]


def build_trend(
    board: Leaderboard, references: Sequence[ReferenceTrend] = (), *, has_band: bool = True
) -> Trend | None:
    """Return the doubling time of a board in months with its 95 % interval; None below two dates."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    return fit_trend(fitted, fit=board.track.fit, references=references, has_band=has_band)
