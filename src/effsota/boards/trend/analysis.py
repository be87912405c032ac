"""Everything that a build says about a trend beyond its fit."""

from __future__ import annotations

from effsota.boards.trend.bootstrap import bootstrap_doubling
from effsota.boards.trend.breaks import find_break
from effsota.boards.trend.eras import build_era
from effsota.boards.trend.fragility import build_fragility
from effsota.model import Analysis, Leaderboard


def build_analysis(board: Leaderboard) -> Analysis:
    """Return bootstrap interval, fragility, eras and break of a board's trend."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    found = find_break(fitted)
    later = [entry for entry in fitted if found and entry.record.submission.date >= found.at]
    return Analysis(
        bootstrap=bootstrap_doubling(fitted),
        fragility=build_fragility(board),
        eras=tuple(build_era(era, board) for era in board.track.eras),
        break_=found,
        later_break=find_break(later) if found and found.found else None,
    )
