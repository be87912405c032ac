"""Where a word changes: each constant of trends, just below and just above."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.effective import grow_frontier
from effsota.boards.trend.eras import build_era
from effsota.boards.trend.fragility import build_fragility
from effsota.boards.trend.gap import build_gap
from effsota.boards.trend.split_series import SplitSeries
from effsota.model import Board, Doubt, Era, Leaderboard, Sturdiness
from effsota.units import Dimension, Quantity, parse_quantity
from tests.builders.claims import make_track, reported

FIRST_DAY = date(2010, 1, 1)
NOISE = (0.3, -0.5, 0.1, 0.6, -0.2, -0.4, 0.5, 0.0, -0.3, 0.4, -0.1, 0.2)


def rising(logs: list[float], quarters: list[int] | None = None) -> Leaderboard:
    """Return a compute trend of 2 to the power of each, a quarter of 90 days apart or in given quarters."""
    days = [FIRST_DAY + timedelta(days=90 * quarter) for quarter in quarters or range(len(logs))]
    rows = [
        reported("first" if at == 0 else f"r{at}", day.isoformat(), 2**log)
        for at, (day, log) in enumerate(zip(days, logs, strict=True))
    ]
    return build_leaderboard(make_track(kind="compute-trend"), rows)


def series(board: Leaderboard) -> SplitSeries:
    """Return what is searched for a break."""
    found = SplitSeries.of_board(board)
    assert found is not None
    return found


def bent(at: int, *, before: float = 0.8, after: float, noise: float = 0.0) -> list[float]:
    """Return twelve values that rise by `before` a step up to step `at`, and by `after` from there."""
    return [
        before * min(step, at) + after * max(0, step - at) + noise * NOISE[step % 12] for step in range(12)
    ]


@pytest.mark.parametrize(("count", "is_looked_for"), [(7, False), (8, True)])
def test_a_break_is_looked_for_from_eight_records_on(count: int, *, is_looked_for: bool) -> None:
    """Fewer would find one in anything."""
    assert (series(rising([0.5 * step for step in range(count)])).find_break() is not None) is is_looked_for


@pytest.mark.parametrize(("dates", "is_looked_for"), [(5, False), (6, True)])
def test_a_break_is_looked_for_from_six_dates_on(dates: int, *, is_looked_for: bool) -> None:
    """Three on either side of it."""
    quarters = [step // 2 for step in range(2 * dates)]
    found = series(rising([0.5 * quarter for quarter in quarters], quarters)).find_break()
    assert (found is not None) is is_looked_for


@pytest.mark.parametrize(("bend", "found"), [(1, 2), (2, 2), (9, 9), (10, 9)])
def test_a_break_lies_between_the_third_date_and_the_third_last(bend: int, found: int) -> None:
    """A bend nearer to either end is found at the nearest of these."""
    best = series(rising(bent(bend, after=0.05))).find_break()
    assert best is not None
    assert best.at == FIRST_DAY + timedelta(days=90 * found)


@pytest.mark.parametrize(("quarter", "is_weighed"), [(2, False), (3, True), (8, True), (9, False)])
def test_a_named_day_needs_three_dates_before_it_and_three_after(quarter: int, *, is_weighed: bool) -> None:
    """A record of the day itself is on neither side."""
    day = FIRST_DAY + timedelta(days=90 * quarter)
    assert (series(rising(bent(5, after=0.4))).weigh_day(day) is not None) is is_weighed


@pytest.mark.parametrize(("off", "leans"), [(-0.70, True), (-0.65, False), (0.80, False), (0.85, True)])
def test_a_doubling_time_leans_beyond_a_factor_of_1_25(off: float, *, leans: bool) -> None:
    """Without any one record, both ways: the last of four is off the line by so many doublings.

    By 0.80 the longest of the others is 1.239 times as long, by 0.85 1.254; by -0.65 the shortest is 1.243
    times as short, by -0.70 1.267.
    """
    logs = (0, 1, 2, 3 + off)
    rows = [
        reported("first" if at == 0 else f"r{at}", f"{2010 + at}-01-01", 2.0**-log)
        for at, log in enumerate(logs)
    ]
    found = build_fragility(build_leaderboard(make_track(fit="all"), rows))
    assert (Doubt.ONE_RECORD in found.doubts) is leans


@pytest.mark.parametrize(("count", "word"), [(4, Sturdiness.TOO_FEW), (5, Sturdiness.STURDY)])
def test_a_doubling_time_is_called_sturdy_from_five_records_on(count: int, word: Sturdiness) -> None:
    """Fewer have no interval that others could lie outside of."""
    assert build_fragility(rising([0.5 * step for step in range(count)])).word is word


def test_a_date_is_shifted_by_half_a_year() -> None:
    """Two records two years apart, two doublings: six months less or more are 9 to 15 months."""
    rows = [reported("first", "2010-01-01", 1), reported("second", "2012-01-01", 4)]
    span = build_fragility(build_leaderboard(make_track(kind="compute-trend"), rows)).dates_off
    assert span is not None
    assert (span.low, span.high) == pytest.approx((9, 15), abs=0.01)


@pytest.mark.parametrize(("days", "is_shifted"), [(365, False), (366, True)])
def test_a_date_is_shifted_where_a_year_lies_between_the_ends(days: int, *, is_shifted: bool) -> None:
    """Half a year off, of two months, would say nothing."""
    rows = [
        reported("first", "2010-01-01", 1),
        reported("b", f"{date(2010, 1, 1) + timedelta(days=days)}", 4),
    ]
    span = build_fragility(build_leaderboard(make_track(kind="compute-trend"), rows)).dates_off
    assert (span is not None) is is_shifted


@pytest.mark.parametrize(
    ("start", "factor"), [(date(2011, 12, 31), 100), (date(2012, 1, 1), 10), (date(2012, 1, 2), 10)]
)
def test_a_record_of_the_first_day_is_where_growth_starts(start: date, factor: float) -> None:
    """On 1 January it has just been reached."""
    rows = [
        reported("first", "2011-06-01", 100),
        reported("second", "2012-01-01", 10),
        reported("third", "2015-06-01", 1),
    ]
    found = grow_frontier(build_leaderboard(make_track(), rows), start, date(2015, 12, 31))
    assert found is not None
    assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize(("end", "factor"), [(date(2014, 12, 30), 10), (date(2014, 12, 31), 100)])
def test_a_record_of_the_last_day_is_where_growth_ends(end: date, factor: float) -> None:
    """On 31 December it has been reached."""
    rows = [
        reported("first", "2011-06-01", 100),
        reported("second", "2012-01-01", 10),
        reported("third", "2014-12-31", 1),
    ]
    found = grow_frontier(build_leaderboard(make_track(), rows), date(2011, 12, 31), end)
    assert found is not None
    assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize(("day", "name"), [(date(2012, 12, 31), "first"), (date(2013, 1, 1), "second")])
def test_a_gap_is_that_of_the_largest_run_of_the_day(day: date, name: str) -> None:
    """A run of the very day counts."""
    old = rising([0.0, 1.0, 2.0])
    rows = [reported("first", "2012-01-01", 1), reported("second", "2013-01-01", 2)]
    runs = build_leaderboard(make_track(kind="compute-trend"), rows)
    gap = build_gap(Board(leaderboard=old, trend=build_trend(old)), runs, day)
    assert gap is not None
    assert gap.largest.record.submission.name == name


def flop(text: str) -> Quantity:
    """Return a quantity of compute."""
    found = parse_quantity(text, Dimension.COMPUTE)
    assert isinstance(found, Quantity)
    return found


@pytest.mark.parametrize(
    ("pflop", "is_outside"),
    [(1.0, False), (1 - 1e-10, False), (1 - 1e-8, True), (9.0, False), (9 + 1e-9, False), (9 + 1e-7, True)],
)
def test_both_ends_of_an_era_s_range_belong_to_it(pflop: float, *, is_outside: bool) -> None:
    """Within what arithmetic loses."""
    era = Era(name="era", least=flop("1 PFLOP"), most=flop("9 PFLOP"))
    rows = [reported("first", "2010-01-01", 3), reported("second", "2011-01-01", pflop)]
    found = build_era(era, build_leaderboard(make_track(kind="compute-trend"), rows))
    assert [entry.record.submission.name for entry in found.outside] == ["second"] * is_outside


@pytest.mark.parametrize(
    ("day", "points"),
    [("2009-12-31", 1), ("2010-01-01", 2), ("2012-12-31", 2), ("2013-01-01", 1)],
)
def test_both_ends_of_an_era_belong_to_it(day: str, points: int) -> None:
    """A record of its first or last day is in it."""
    era = Era(name="era", start=date(2010, 1, 1), end=date(2012, 12, 31))
    rows = [reported("first", "2011-01-01", 3), reported("second", day, 4)]
    assert build_era(era, build_leaderboard(make_track(kind="compute-trend"), rows)).points == points
