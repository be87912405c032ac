"""A board over time."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend, find_absence
from effsota.model import NoRate, Record, ReferenceTrend, Trend
from effsota.units import Dimension, parse_quantity
from tests.builders.claims import make_track, reported
from tests.present import present

# arXiv:2005.04305, table 3: dates as corrected, compute in PFLOP with a multiply-add as 2 FLOP.
ALEXNET_LEVEL = (
    ("first", "2012-06-01", 0.77 * 90),
    ("googlenet", "2014-09-17", 2.0 * 8),
    ("mobilenet", "2017-04-17", 0.57 * 11),
    ("shufflenet", "2017-07-04", 0.14 * 24),
    ("shufflenet-v2", "2018-07-30", 0.14 * 20),
    ("efficientnet-b0", "2019-05-28", 0.39 * 4),
)
MOORE = ReferenceTrend.from_data(
    {
        "id": "moores-law",
        "name": "Moore's law",
        "doubling_time": parse_quantity("2 years", Dimension.PERIOD),
        "source": {"title": "S"},
    }
)


def trend(*records: Record, **keys: object) -> Trend | None:
    """Return the trend of a track with these records."""
    return build_trend(build_leaderboard(make_track(**keys), records), [MOORE])


def absence(*records: Record, **keys: object) -> NoRate | None:
    """Return why a track with these records has no trend."""
    return find_absence(build_leaderboard(make_track(**keys), records))


def sure(*records: Record, **keys: object) -> Trend:
    """Return the trend, which must exist."""
    found = trend(*records, **keys)
    assert found is not None
    return found


def test_alexnet_level_doubles_every_15_85_months() -> None:
    """The published 16 months, with the scatter of the frontier's own line."""
    found = sure(*(reported(*row) for row in ALEXNET_LEVEL))
    assert found.doubling_time_months == pytest.approx(15.85, abs=0.005)
    assert found.scatter is not None
    assert (found.scatter.low, found.scatter.high) == pytest.approx((13.28, 19.66), abs=0.005)
    assert found.points == 6


def test_moores_law_over_the_same_period_gives_11() -> None:
    """2^(84 months / 24 months), printed as 11x in arXiv:2005.04305."""
    references = sure(*(reported(*row) for row in ALEXNET_LEVEL)).references
    assert references[0].factor == pytest.approx(11.3, abs=0.05)


def test_two_points_give_a_rate_without_interval() -> None:
    """Halved in a year: 12 months, and nothing is known about the scatter."""
    found = sure(reported("first", "2012-01-01", 2), reported("a", "2013-01-01", 1))
    assert found.doubling_time_months == pytest.approx(12, abs=0.05)
    assert (found.low, found.high, found.points) == (None, None, 2)


def test_one_point_has_no_trend() -> None:
    """A baseline alone says nothing about time."""
    assert trend(reported("first", "2012-01-01", 2)) is None


def test_records_of_one_day_have_no_trend() -> None:
    """Without time there is no rate."""
    assert trend(reported("first", "2012-01-01", 2), reported("a", "2012-01-01", 1), fit="all") is None


def test_a_standstill_never_doubles() -> None:
    """There is no rate, and it is said why."""
    same = [reported(name, f"201{n}-01-01", 1) for n, name in enumerate(("first", "a", "b"))]
    assert trend(*same, fit="all") is None
    assert absence(*same, fit="all") is NoRate.NOT_MEASURED


def test_an_interval_that_includes_standstill_has_no_upper_end() -> None:
    """Scatter that swamps the slope: at least so many months, perhaps never."""
    levels = (4, 1, 4, 2, 2)
    rows = [reported(name, f"201{n}-01-01", levels[n]) for n, name in enumerate(("first", *"abcd"))]
    found = sure(*rows, fit="all")
    assert found.high == math.inf
    assert found.low is not None
    assert 0 < found.low < found.doubling_time_months


def test_falling_efficiency_has_no_doubling_time() -> None:
    """More compute each year: no negative number of months."""
    rows = [
        reported("first", "2010-01-01", 1),
        reported("a", "2011-01-01", 2),
        reported("b", "2012-01-01", 4),
    ]
    assert absence(*rows, fit="all") is NoRate.NOT_MEASURED


@pytest.mark.parametrize(
    ("days", "why"), [(0, NoRate.TOO_FEW), (1, NoRate.TOO_SHORT), (30, NoRate.TOO_SHORT), (31, None)]
)
def test_a_rate_takes_a_month(days: int, why: NoRate | None) -> None:
    """A factor of a million in a day is no rate, and overflows nothing."""
    day = date(2024, 1, 15) + timedelta(days=days)
    rows = [reported("first", "2024-01-15", 1e6), reported("a", f"{day}", 1)]
    assert absence(*rows, fit="all") is why
    assert (trend(*rows, fit="all") is None) is (why is not None)


@pytest.mark.parametrize(("days", "is_told"), [(365, False), (366, True)])
def test_growth_per_year_takes_a_year(days: int, *, is_told: bool) -> None:
    """What a few months would make in a year is nothing that was seen."""
    day = date(2024, 1, 15) + timedelta(days=days)
    found = sure(reported("first", "2024-01-15", 1e250), reported("a", f"{day}", 1))
    assert (found.growth_per_year is not None) is is_told
    assert found.growth_per_year is None or math.isfinite(found.growth_per_year)


def test_growth_per_year_is_two_to_the_doublings_of_a_year() -> None:
    """Six months to double: 4× a year."""
    start = date(2012, 1, 1)
    rows = [
        reported(name, str(start + timedelta(days=round(182.625 * n))), 2.0**-n)
        for n, name in enumerate(("first", "a", "b", "c"))
    ]
    assert sure(*rows).growth_per_year == pytest.approx(4, rel=0.01)


def test_the_band_ends_at_the_last_fitted_record() -> None:
    """Nothing is extrapolated, and the band holds the line."""
    found = sure(*(reported(*row) for row in ALEXNET_LEVEL), fit="all")
    assert (found.band[0][0], found.band[-1][0]) == (date(2012, 6, 1), date(2019, 5, 28))
    assert all(low < high for _, low, high in present(found.band))
