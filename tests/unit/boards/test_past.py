"""Boards as they stood: which records, which ranks, which frontier."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.past import board_on, boards_by_year, ended_years
from effsota.boards.trend import build_trend
from effsota.model import Board
from tests.builders.claims import make_track, reported

RECORDS = (
    reported("first", "2012-06-01", 100),
    reported("worse", "2013-01-01", 200),
    reported("second", "2014-06-01", 50),
    reported("third", "2016-06-01", 10),
)


def board(kind: str = "training-efficiency") -> Board:
    """Return the board of today."""
    leaderboard = build_leaderboard(make_track(kind=kind), RECORDS)
    return Board(leaderboard=leaderboard, trend=build_trend(leaderboard))


@pytest.mark.parametrize("kind", ["training-efficiency", "compute-trend"])
@pytest.mark.parametrize("year", range(2012, 2018))
def test_an_old_board_is_the_one_that_was_built_then(kind: str, year: int) -> None:
    """Ranks, frontier, factors and fit are those of the records up to that day alone; no band is drawn."""
    last = date(year, 12, 31)
    then = build_leaderboard(
        make_track(kind=kind), [each for each in RECORDS if each.submission.date <= last]
    )
    assert board_on(board(kind), last).leaderboard == then
    assert board_on(board(kind), last).trend == build_trend(then, has_band=False)


@pytest.mark.parametrize(("day", "count"), [(date(2014, 5, 31), 2), (date(2014, 6, 1), 3)])
def test_a_record_of_the_day_is_on_the_board_of_the_day(day: date, count: int) -> None:
    """Not of the day before."""
    assert len(board_on(board(), day).leaderboard.entries) == count


@pytest.mark.parametrize(("day", "count"), [("2013-12-31", 2), ("2014-01-01", 1)])
def test_a_year_ends_with_its_last_day(day: str, count: int) -> None:
    """A record of 31 December is on its year's board."""
    leaderboard = build_leaderboard(make_track(), [RECORDS[0], reported("last", day, 50)])
    whole = Board(leaderboard=leaderboard, trend=None)
    ((_, (found,)),) = boards_by_year([whole], range(2013, 2014))
    assert len(found.leaderboard.entries) == count


def test_years_run_from_the_first_baseline_to_the_last_that_has_ended() -> None:
    """The year that is running has no end yet."""
    assert list(ended_years([board()], date(2016, 12, 31))) == [2012, 2013, 2014, 2015]


def test_without_boards_there_are_no_years() -> None:
    """An empty tracker has no past."""
    assert list(ended_years([], date(2026, 11, 22))) == []


def test_a_board_is_there_from_its_baseline_on() -> None:
    """Before, there is nothing to compare with."""
    found = {year: len(boards) for year, boards in boards_by_year([board()], range(2011, 2014))}
    assert found == {2011: 0, 2012: 1, 2013: 1}
