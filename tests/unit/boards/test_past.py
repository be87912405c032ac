"""Boards as they stood: which records, which ranks, which frontier."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.past import board_on, ended_years, past_boards
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
    found = [then for year, then in past_boards(whole, date(2015, 1, 1)) if year <= 2013]
    assert len(found[-1].leaderboard.entries) == count


def test_years_run_from_the_first_baseline_to_the_last_that_has_ended() -> None:
    """The year that is running has no end yet."""
    assert list(ended_years([board()], date(2016, 12, 31))) == [2012, 2013, 2014, 2015]


def test_without_boards_there_are_no_years() -> None:
    """An empty tracker has no past."""
    assert list(ended_years([], date(2026, 11, 22))) == []


def test_a_board_is_there_from_its_baseline_on() -> None:
    """Before, there is nothing to compare with; and it is another one in each year with a record."""
    early = reported("early", "2010-01-01", 900)
    leaderboard = build_leaderboard(make_track(), [early, *RECORDS])
    found = dict(past_boards(Board(leaderboard=leaderboard, trend=None), date(2015, 12, 31)))
    counts = {year: len(then.leaderboard.entries) for year, then in found.items()}
    assert (min(counts), counts[2012]) == (2012, 2)
    assert {year for year in counts if year > 2012} == {
        each.submission.date.year for each in RECORDS if 2012 < each.submission.date.year < 2015
    }
