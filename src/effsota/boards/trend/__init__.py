"""A board over time: log-linear fit, doubling time with its interval, reference trends.

The fit needs no package; bootstrap, breaks and declared changes (`analysis`) need numpy.
"""

from __future__ import annotations

from collections.abc import Sequence

from effsota.boards.trend.fitted import fit_trend, why_no_rate
from effsota.boards.trend.observed import Basis, population_of, rests_of
from effsota.model import Leaderboard, NoRate, ReferenceTrend, Trend

__all__ = ["build_trend", "find_absence"]


def build_trend(
    board: Leaderboard, references: Sequence[ReferenceTrend] = (), *, has_band: bool = True
) -> Trend | None:
    """Return the doubling time of a board in months with its 95 % interval; None where there is no rate."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    return fit_trend(
        fitted,
        fit=board.track.fit,
        basis=Basis(rests_of(board.track), population_of(board)),
        references=references,
        has_band=has_band,
    )


def find_absence(board: Leaderboard) -> NoRate | None:
    """Return why a board has no doubling time, None where it has one."""
    return why_no_rate([entry for entry in board.entries if entry.is_fitted])
