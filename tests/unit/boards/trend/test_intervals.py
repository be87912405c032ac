"""The interval of a rate, by what the records are."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from msgspec.structs import replace
from scipy import stats

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.intervals import population_span, renewal_span, standing_span
from effsota.boards.trend.observed import pairs_of, publications_of
from effsota.model import Rests, Series, Trend
from tests.builders.claims import make_track, reported

PAIRS = [(1.0 + at % 4, 0.2 + 0.3 * (at % 3) + 2.0 * (at == 7)) for at in range(24)]
POINTS = [(6.0 * at, 0.4 * at + 0.5 * math.sin(7 * at)) for at in range(16)]


def trend(count: int, **keys: object) -> Trend:
    """Return the trend of records two months apart, which gain half a doubling each, or a whole one."""
    day, log, rows = date(2015, 1, 1), 0.0, []
    for at in range(count):
        rows.append(reported("first" if at == 0 else f"r{at}", f"{day}", 2.0**-log))
        day, log = day + timedelta(days=61), log + 0.5 + 0.5 * (at % 3 == 0)
    found = build_trend(build_leaderboard(make_track(**keys), rows))
    assert found is not None
    return found


def test_a_population_s_interval_is_that_of_scipy() -> None:
    """The slope of all publications, by Student's t."""
    found = population_span(POINTS)
    assert found is not None
    months, logs = map(np.array, zip(*POINTS, strict=True))
    line = stats.linregress(months, logs)
    half = stats.t.ppf(0.975, len(POINTS) - 2) * line.stderr
    assert (found.rate, found.low, found.high) == pytest.approx(
        (line.slope, line.slope - half, line.slope + half)
    )


def test_the_rate_of_records_is_total_gain_over_total_time() -> None:
    """The jackknife's interval on the scale of logarithms, with the degrees its kurtosis leaves."""
    found = renewal_span(PAIRS)
    assert found is not None
    gaps, gains = map(np.array, zip(*PAIRS, strict=True))
    values = np.log((gains.sum() - gains) / (gaps.sum() - gaps))
    kurtosis = stats.kurtosis(values, fisher=False)
    error = math.sqrt((len(PAIRS) - 1) * values.var())
    reach = stats.t.ppf(0.975, math.floor(2 * len(PAIRS) / (kurtosis - 1))) * error
    assert found.rate == pytest.approx(gains.sum() / gaps.sum())
    assert (found.low, found.high) == pytest.approx(
        (found.rate * math.exp(-reach), found.rate * math.exp(reach))
    )


def test_a_standing_record_is_off_at_both_of_its_ends() -> None:
    """The square root of two times the scatter about its line, over the whole time."""
    found = standing_span(POINTS)
    assert found is not None
    months, logs = map(np.array, zip(*POINTS, strict=True))
    rest = logs - np.polyval(np.polyfit(months, logs, 1), months)
    scatter = math.sqrt((rest**2).sum() / (len(POINTS) - 2))
    half = stats.t.ppf(0.975, (len(POINTS) - 2) // 2) * math.sqrt(2) * scatter / months[-1]
    assert (found.low, found.high) == pytest.approx((found.rate - half, found.rate + half))


@pytest.mark.parametrize(("count", "has_interval"), [(4, False), (5, True)])
def test_a_population_has_an_interval_from_five_publications_on(count: int, *, has_interval: bool) -> None:
    """Below them it is said that there are too few."""
    found = trend(count, fit="all")
    assert (found.low is not None) is has_interval
    assert (found.rests_on is Rests.PUBLICATIONS) is has_interval


@pytest.mark.parametrize(("count", "has_interval"), [(19, False), (20, True)])
def test_records_have_an_interval_from_twenty_on(count: int, *, has_interval: bool) -> None:
    """They leave 19 pairs of gap and gain."""
    found = trend(count, series="records")
    assert (found.series, found.low is not None) == (Series.RECORDS, has_interval)
    assert found.doubling_time_months == found.endpoint_months


@pytest.mark.parametrize(("count", "has_interval"), [(7, False), (8, True)])
def test_a_standing_record_has_an_interval_from_eight_on(count: int, *, has_interval: bool) -> None:
    """Below that it holds the true rate too seldom."""
    assert (standing_span(POINTS[:count]) is not None) is has_interval


def test_a_gain_that_is_all_there_is_leaves_no_interval() -> None:
    """Without it nothing would have been gained."""
    assert renewal_span([(1.0, 5.0 * (at == 3)) for at in range(24)]) is None


def test_equal_pairs_leave_nothing_open() -> None:
    """A gain of one doubling a month, every month."""
    assert renewal_span([(1.0, 1.0)] * 19) == (1.0, 1.0, 1.0, 19)


def test_records_of_one_publication_are_one_point() -> None:
    """0 and 2 doublings are one, whichever version is linked; another paper of the day is another point."""
    rows = [reported(name, "2010-01-01", pflop) for name, pflop in (("first", 8), ("a", 2), ("b", 4))]
    links = ("https://arxiv.org/abs/1001.0001", "https://arxiv.org/pdf/1001.0001v2", "https://example.org/b")
    papers = (replace(row.submission.publication, url=url) for row, url in zip(rows, links, strict=True))
    linked = [
        replace(row, submission=replace(row.submission, publication=paper))
        for row, paper in zip(rows, papers, strict=True)
    ]
    board = build_leaderboard(make_track(fit="all"), linked)
    assert sorted(publications_of(board.entries)) == [(0.0, 1.0), (0.0, 1.0)]


def test_pairs_lead_from_one_record_to_the_next() -> None:
    """Two gaps and two gains between three records."""
    assert pairs_of([(0, 0), (2, 1), (5, 1.5)]) == [(2, 1), (3, 0.5)]


def test_two_estimates_leave_a_tolerance() -> None:
    """Both off by a factor of two, 95 %: 8 times in a year is one to four doublings or so."""
    rows = [reported("first", "2010-01-01", 8), reported("b", "2011-01-01", 1)]
    found = build_trend(build_leaderboard(make_track(), rows))
    assert found is not None
    assert found.tolerance is not None
    off = math.sqrt(2)
    assert (found.tolerance.low, found.tolerance.high) == pytest.approx(
        (12 / (3 + off), 12 / (3 - off)), rel=1e-3
    )
    assert (found.low, found.rests_on, found.digits) == (None, Rests.ESTIMATES, 1)
