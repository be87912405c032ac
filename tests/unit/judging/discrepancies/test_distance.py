"""The one table of limits: each holds just below and no longer just above, in both directions."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from effsota.judging.discrepancies.distance import LIMITS, Closeness, apart, judge, ratio_of
from effsota.judging.rules import ALL_RULES, RecordContext
from effsota.judging.rules.prices import estimates_disagree
from effsota.units.rounding import Interval
from tests.builders.claims import make_record, make_track, reported
from tests.builders.discrepancies import found_on, printed, warnings

JUST = 1e-6
RULES = {rule.name: rule.words for rule in ALL_RULES}
SIDES = [(1 - JUST, False), (1 + JUST, True)]


@pytest.mark.parametrize("invert", [False, True])
@pytest.mark.parametrize(("side", "differs"), SIDES)
def test_a_printed_figure_differs_beyond_a_tenth(side: float, *, differs: bool, invert: bool) -> None:
    """1.10 times too much or too little is still near."""
    ratio = LIMITS.published * side
    value = 1 / ratio if invert else ratio
    expected = Closeness.DIFFERS if differs else Closeness.NEAR
    assert judge(value, 1.0, Interval(value, value)) is expected


@pytest.mark.parametrize("invert", [False, True])
@pytest.mark.parametrize(("side", "is_near"), SIDES)
def test_a_printed_figure_follows_within_a_rounded_input(side: float, *, is_near: bool, invert: bool) -> None:
    """1.02 times too much or too little is rounding."""
    ratio = LIMITS.rounded * side
    value = 1 / ratio if invert else ratio
    assert (judge(value, 1.0, Interval(value, value)) is Closeness.NEAR) is is_near


@pytest.mark.parametrize(
    ("compute", "messages"),
    [
        ("109.99 PFLOP", []),
        ("110.01 PFLOP", ['"110.01 PFLOP" is printed, the inputs give 100 PFLOP: 1.10× apart']),
        ("90.92 PFLOP", []),
        ("90.90 PFLOP", ['"90.90 PFLOP" is printed, the inputs give 100 PFLOP: 1.10× apart']),
    ],
)
def test_compute_is_warned_of_beyond_the_limit(compute: str, messages: list[str]) -> None:
    """On both sides."""
    assert warnings(printed(compute=compute)) == messages


@pytest.mark.parametrize(("factor", "count"), [(10.999, 0), (11.001, 1), (9.0910, 0), (9.0908, 1)])
def test_a_factor_is_warned_of_beyond_the_limit(factor: float, count: int) -> None:
    """The board gives 10."""
    assert len(warnings(printed(reduction_factor=factor))) == count


@pytest.mark.parametrize(
    ("time", "count"), [("13.19 months", 0), ("13.21 months", 1), ("10.92 months", 0), ("10.90 months", 1)]
)
def test_a_doubling_time_is_warned_of_beyond_the_limit(time: str, count: int) -> None:
    """The board gives 12 months: 2^10 in ten years."""
    records = (reported("first", "2010-01-01", 1024), reported("second", "2020-01-01", 1))
    track = make_track(published={"doubling_time": time})
    assert len(warnings(found_on(*records, track=track))) == count


@pytest.mark.parametrize(("days", "count"), [(3, 0), (4, 1), (-3, 0), (-4, 1)])
def test_a_date_is_warned_of_beyond_three_days(days: int, count: int) -> None:
    """Time zones and announcements."""
    assert len(warnings(printed(date=date(2019, 5, 28) + timedelta(days=days)))) == count


@pytest.mark.parametrize(("compute", "count"), [("2.999 PFLOP", 0), ("3.001 PFLOP", 1)])
def test_estimates_disagree_beyond_a_factor_of_three(compute: str, count: int) -> None:
    """Whichever is the headline."""
    estimates = [{"method": "reported", "compute": each} for each in ("1 PFLOP", compute)]
    for given in (estimates, estimates[::-1]):
        context = RecordContext(record=make_record("x", "2019-05-28", *given), track=None, baseline=None)
        assert len(list(estimates_disagree(context))) == count


@pytest.mark.parametrize(("utilization", "count"), [(0.3999, 0), (0.4001, 1)])
def test_utilizations_are_warned_of_beyond_a_factor_of_two(utilization: float, count: int) -> None:
    """However low both are."""
    timed = {"method": "hardware-time", "peak": "1 TFLOP/s", "time": "1 day"}
    first = make_record("first", "2012-06-01", {**timed, "utilization": 0.2})
    second = make_record("second", "2019-05-28", {**timed, "utilization": utilization})
    assert len(warnings(found_on(first, second))) == count


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_nothing_follows_from_what_is_not_above_zero(value: float) -> None:
    """A halving time is no doubling time, a time of zero none at all."""
    assert apart(value, 12.0) == apart(12.0, value) == math.inf
    assert ratio_of(value, 12.0) is None
    assert ratio_of(12.0, math.inf) is None


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("published-compute-differs", f"within {LIMITS.published:.2f}x"),
        ("published-factor-differs", f"within {LIMITS.published:.2f}x"),
        ("published-figures-disagree", f"within {LIMITS.published:.2f}x"),
        ("published-doubling-time-differs", f"within {LIMITS.published:.2f}x"),
        ("published-period-disagrees", f"within {LIMITS.published:.2f}x"),
        ("published-date-differs", "within three days"),
        ("estimates-disagree", f"factor of {LIMITS.estimates:g}"),
        ("utilizations-far-apart", f"factor of {LIMITS.utilizations:g}"),
    ],
)
def test_a_rule_says_its_limit(rule: str, says: str) -> None:
    """On the page of the rules."""
    assert says in RULES[rule]
