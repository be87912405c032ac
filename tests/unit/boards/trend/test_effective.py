"""Effective compute, and the gap to an old trend."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.effective import build_effective_compute, build_inflation, grow_frontier
from effsota.boards.trend.gap import build_gap
from effsota.model import Board, Leaderboard
from tests.builders.claims import make_track, reported

COMPUTE = (("first", "2012-06-01", 1), ("b", "2017-10-19", 300_000))
EFFICIENCY = (("first", "2012-06-01", 25), ("b", "2018-07-30", 1), ("c", "2019-05-28", 0.5))


def board(rows: tuple[tuple[str, str, float], ...], kind: str) -> Leaderboard:
    """Return a board of rows (name, date, PFLOP)."""
    return build_leaderboard(make_track(kind=kind), [reported(*row) for row in rows])


MORE, BETTER = board(COMPUTE, "compute-trend"), board(EFFICIENCY, "training-efficiency")


def test_effective_compute_is_growth_times_growth() -> None:
    """The published example: 300,000 × 25 = 7.5 million for 2012 to 2018."""
    found = build_effective_compute(MORE, BETTER, first_year=2012, last_year=2018)
    assert found is not None
    assert found.factor == pytest.approx(7.5e6)
    assert found.low < 7.5e6 < found.high


def test_a_period_without_two_records_has_no_growth() -> None:
    """Nothing is made up for years without records."""
    assert build_effective_compute(MORE, BETTER, first_year=1990, last_year=2000) is None
    assert grow_frontier(MORE, date(2018, 1, 1), date(2020, 1, 1)) is None


def test_growth_starts_from_the_frontier_as_of_the_first_day() -> None:
    """A record set before the period stands at its beginning."""
    found = grow_frontier(BETTER, date(2018, 12, 31), date(2019, 12, 31))
    assert found is not None
    assert (found.factor, found.first.record.submission.name) == (2, "b")


def test_what_one_flop_bought_by_year() -> None:
    """The frontier's factor at each year's end, from the first year with a record."""
    assert build_inflation(BETTER, range(2011, 2020)) == [
        *((year, 1.0) for year in range(2012, 2018)),
        (2018, 25.0),
        (2019, 50.0),
    ]


def test_the_gap_counts_doublings_from_the_old_trend() -> None:
    """A trend that doubles yearly, continued four years past a run that did not grow."""
    rows = (("first", "2012-01-01", 1), ("b", "2013-01-01", 2))
    runs = board(rows, "compute-trend")
    gap = build_gap(Board(leaderboard=runs, trend=build_trend(runs)), runs, date(2017, 1, 1))
    assert gap is not None
    assert gap.doublings_behind == pytest.approx(4, abs=0.01)
    assert gap.on_trend_flop == pytest.approx(32e15, rel=0.01)
    assert gap.cost_usd(reference_flop=16e15, reference_usd=100) == pytest.approx(200, rel=0.01)
