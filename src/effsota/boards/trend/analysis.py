"""Everything that a build says about a rate beyond the rate itself."""

from __future__ import annotations

from effsota.boards.trend.eras import build_era
from effsota.boards.trend.fragility import Grounds, build_fragility
from effsota.boards.trend.sensitivity import build_sensitivities
from effsota.boards.trend.split_series import SplitSeries
from effsota.model import Analysis, Leaderboard


def build_analysis(board: Leaderboard) -> Analysis:
    """Return fragility, eras and break of a board's trend."""
    series = SplitSeries.of_board(board)
    found = series.find_break() if series else None
    later = series.after(found).find_break() if series and found and found.found else None
    eras = tuple(build_era(era, board) for era in board.track.eras)
    sensitivities = build_sensitivities(board)
    return Analysis(
        fragility=build_fragility(board, Grounds(found, eras, sensitivities)),
        eras=eras,
        break_=found,
        later_break=later,
        sensitivities=sensitivities,
    )
