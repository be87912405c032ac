"""Which fits a board with eras is drawn with."""

from __future__ import annotations

from datetime import date

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.analysis import build_analysis
from effsota.model import Board
from effsota.showing.charts.scene import drawn_trends
from tests.builders.claims import make_track, reported

ERAS = [
    {"name": "early", "to": date(2013, 12, 31)},
    {"name": "late", "from": date(2014, 1, 1)},
]


def board(late: tuple[float, ...]) -> Board:
    """Return a board of two eras: five records that nearly halve each year, then `late` PFLOP."""
    early = [
        reported("first" if at == 0 else f"e{at}", f"{2009 + at}-01-01", 800 / 2.1**at) for at in range(5)
    ]
    days = ("2014-01-01", "2014-07-01", "2015-01-01", "2015-07-01", "2016-01-01")
    rows = [reported(f"l{at}", day, pflop) for at, (day, pflop) in enumerate(zip(days, late, strict=True))]
    track = make_track(eras=ERAS, fit="all")
    built = build_leaderboard(track, [*early, *rows])
    return Board(leaderboard=built, trend=build_trend(built), analysis=build_analysis(built))


def test_eras_that_tell_a_rate_are_drawn_each() -> None:
    """One line for each."""
    assert [trend.points for trend in drawn_trends(board((40, 20, 10.5, 5, 2.6)))] == [5, 5]


def test_an_era_without_a_clear_rate_leaves_the_board_s_own_line() -> None:
    """Its interval includes a standstill, and its band would cover the chart."""
    assert [trend.points for trend in drawn_trends(board((80, 5, 90, 20, 40)))] == [10]
