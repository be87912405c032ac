"""How far a doubling time can be trusted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend.analysis import build_analysis
from effsota.boards.trend.fragility import build_fragility
from effsota.model import Break, Doubt, Leaderboard, Sturdiness
from tests.builders.claims import make_track, reported

ALEXNET_LEVEL = (
    ("first", "2012-06-01", 0.77 * 90),
    ("googlenet", "2014-09-17", 2.0 * 8),
    ("mobilenet", "2017-04-17", 0.57 * 11),
    ("shufflenet", "2017-07-04", 0.14 * 24),
    ("shufflenet-v2", "2018-07-30", 0.14 * 20),
    ("efficientnet-b0", "2019-05-28", 0.39 * 4),
)


def board(rows: object, **keys: object) -> Leaderboard:
    """Return a board of rows (name, date, PFLOP)."""
    return build_leaderboard(make_track(**keys), [reported(*row) for row in rows])  # type: ignore[attr-defined]


def growing(months_to_double: list[float], *, step_days: int = 60, wobble: float = 0.1) -> Leaderboard:
    """Return a compute trend that doubles at each record's rate, with a small regular wobble."""
    day, log, rows = date(2010, 1, 1), 0.0, []
    for at, months in enumerate(months_to_double):
        name = "first" if at == 0 else f"r{at}"
        rows.append((name, day.isoformat(), 2 ** (log + wobble * (-1) ** at)))
        day += timedelta(days=step_days)
        log += step_days / 30.4375 / months
    return board(rows, kind="compute-trend")


def find_break(given: Leaderboard) -> Break | None:
    """Return the best break of a board."""
    return build_analysis(given).break_


def test_alexnet_level_is_sturdy() -> None:
    """Without any one record it stays within a quarter."""
    found = build_fragility(board(ALEXNET_LEVEL))
    assert found.word is Sturdiness.STURDY
    assert found.leave_one_out is not None
    assert (found.leave_one_out.low, found.leave_one_out.high) == pytest.approx((15.46, 17.09), abs=0.01)


def test_a_trend_that_one_record_makes_leans_on_it() -> None:
    """Three equal records and a late drop."""
    rows = [
        ("first", "2010-01-01", 100),
        ("a", "2011-01-01", 99),
        ("b", "2012-01-01", 98),
        ("c", "2013-01-01", 1),
    ]
    found = build_fragility(board(rows))
    assert (found.word, found.leans_on) == (Sturdiness.LEANS, "level/c")


def test_three_points_are_too_few() -> None:
    """The word says so, the numbers stand beside it."""
    found = build_fragility(board(ALEXNET_LEVEL[:3]))
    assert found.word is Sturdiness.TOO_FEW
    assert found.leave_one_out is not None


def test_the_most_uncertain_estimate_moves_the_rate() -> None:
    """Off by its factor of two either way, AlexNet at the end of the line."""
    found = build_fragility(board(ALEXNET_LEVEL))
    assert found.shaky == "level/first"
    assert found.estimate_off is not None
    assert found.estimate_off.low < 15.85 < found.estimate_off.high


def test_an_empty_board_is_too_few() -> None:
    """Nothing to fit, nothing to say."""
    found = build_fragility(board([]))
    assert (found.word, found.leave_one_out, found.shaky) == (Sturdiness.TOO_FEW, None, None)


def test_a_broken_trend_is_found_with_its_date_and_rates() -> None:
    """Twenty records at 4 months, twenty at 24: the break is where the rate changed."""
    found = find_break(growing([4.0] * 20 + [24.0] * 20))
    assert found is not None
    assert found.found
    assert abs((found.at - (date(2010, 1, 1) + timedelta(days=20 * 60))).days) < 120
    assert (found.before_months, found.after_months) == pytest.approx((4, 24), rel=0.1)


def test_a_straight_trend_has_no_break() -> None:
    """The best candidate gains no more than chance."""
    found = find_break(growing([6.0] * 30))
    assert found is not None
    assert not found.found
    assert found.p_value is not None
    assert found.p_value > 0.05


def test_seven_records_are_too_few_to_look_for_a_break() -> None:
    """None is said, rather than a guess."""
    assert find_break(growing([6.0] * 7)) is None


def test_a_later_break_is_looked_for_after_one_that_was_found() -> None:
    """Three rates: the second break lies in what follows the first."""
    found = build_analysis(growing([20.0] * 25 + [4.0] * 25 + [20.0] * 25))
    assert found.break_ is not None
    assert found.break_.found
    assert found.later_break is not None


def test_an_era_is_fitted_on_its_own() -> None:
    """Both ends belong to it; an era without records says so."""
    eras = [
        {"name": "fast", "from": date(2010, 1, 1), "to": date(2012, 12, 31)},
        {"name": "empty", "from": date(1990, 1, 1), "to": date(1991, 1, 1)},
    ]
    rows = [
        ("first", "2010-01-01", 4),
        ("a", "2011-01-01", 2),
        ("b", "2012-01-01", 1),
        ("c", "2015-01-01", 0.9),
    ]
    fast, empty = build_analysis(board(rows, eras=eras)).eras
    assert fast.doubling_time_months == pytest.approx(12, abs=0.05)
    assert (fast.points, empty.points, empty.doubling_time_months) == (3, 0, None)


def test_a_rate_that_changed_is_no_single_one() -> None:
    """Twenty records at 4 months, twenty at 24: no one of them decides, and yet there are two rates."""
    found = build_analysis(growing([4.0] * 20 + [24.0] * 20)).fragility
    assert found.word is Sturdiness.NO_SINGLE
    assert {Doubt.BROKEN, Doubt.CURVED} <= {*found.doubts}
    assert Doubt.ONE_RECORD not in found.doubts


def test_an_era_outside_the_interval_leaves_no_single_rate() -> None:
    """The whole says 6 months; one era of it says 3."""
    months = [6.0] * 10 + [3.0] * 5 + [12.0] * 5 + [6.0] * 10
    eras = [{"name": "fast", "from": date(2011, 8, 24), "to": date(2012, 6, 15)}]
    given = growing(months, wobble=0.01)
    found = build_analysis(replace(given, track=replace(given.track, eras=make_track(eras=eras).eras)))
    assert found.eras[0].doubling_time_months == pytest.approx(3, rel=0.1)
    assert Doubt.ERA in found.fragility.doubts


def test_end_points_outside_the_interval_leave_no_single_rate() -> None:
    """The last record is far off the line of the others."""
    logs = [0.5 * step for step in range(20)] + [30.0]
    rows = [("first" if at == 0 else f"r{at}", f"{2000 + at}-01-01", 2.0**log) for at, log in enumerate(logs)]
    assert Doubt.ENDS in build_analysis(board(rows, kind="compute-trend")).fragility.doubts


def test_a_frontier_outside_its_population_s_interval_is_no_single_rate() -> None:
    """Most records stand still, and the few that are picked do not."""
    rows = [("first", "2010-01-01", 100.0)]
    rows += [(f"a{at}", f"{2010 + at // 12}-{1 + at % 12:02}-15", 90.0 + at % 7) for at in range(100)]
    rows += [("y", "2012-01-01", 40.0), ("z", "2016-01-01", 10.0)]
    assert Doubt.FRONTIER in build_analysis(board(rows)).fragility.doubts


def test_records_that_fall_off_are_a_series_with_a_break() -> None:
    """A speedrun: a doubling a month, then a sixteenth of it."""
    day, log, rows = date(2020, 1, 1), 0.0, []
    for at in range(40):
        rows.append(("first" if at == 0 else f"r{at}", day.isoformat(), 2.0**-log))
        day, log = day + timedelta(days=30 + at % 3), log + (1.0 if at < 20 else 1 / 16)
    found = build_analysis(board(rows, series="records"))
    assert found.break_ is not None
    assert found.break_.found
    assert abs((found.break_.at - date(2021, 9, 1)).days) < 60
    assert (found.break_.before_months, found.break_.after_months) == pytest.approx((1, 16), rel=0.1)
    assert found.fragility.word is Sturdiness.NO_SINGLE
