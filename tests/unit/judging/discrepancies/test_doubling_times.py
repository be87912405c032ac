"""A track's printed doubling time beside the fit, and beside its own factor and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.discrepancies.doubling_times import ROUNDED_PERIOD
from tests.builders.claims import make_track, reported
from tests.builders.discrepancies import SOURCE, found_on, texts, warnings

if TYPE_CHECKING:
    from effsota.judging.discrepancies import Discrepancy

YEARLY = (reported("first", "2010-01-01", 1024), reported("second", "2020-01-01", 1))


def of_track(**published: Any) -> tuple[Discrepancy, ...]:
    """Return what is found on a board that doubles every 12 months, whose source prints this."""
    return found_on(*YEARLY, track=make_track(published={"source": SOURCE, **published}))


@pytest.mark.parametrize(
    ("months", "found"), [("12 months", []), ("1 year", []), ("0 months", ["0"]), ("14 months", ["14"])]
)
def test_a_doubling_time_is_held_against_the_fit(months: str, found: list[str]) -> None:
    """A thousandfold in ten years is a doubling a year; a time of zero follows from nothing."""
    assert warnings(of_track(doubling_time=months)) == [
        f'"{number} months" is printed, the board gives 12.0 months' for number in found
    ]


def test_the_day_up_to_which_it_tells_is_said() -> None:
    """The board of that day is what it was held against."""
    (found,) = of_track(doubling_time="14 months", until="2019-12-31")
    assert found.warning is not None
    assert found.warning.message == '"14 months" is printed, the board up to 2019-12-31 gives 12.0 months'


def test_a_board_that_halves_has_no_doubling_time() -> None:
    """There is nothing to hold a printed one against."""
    track = make_track(published={"doubling_time": "12 months"}, kind="compute-trend")
    assert not found_on(*YEARLY, track=track)


def test_it_is_held_against_its_own_factor_and_period() -> None:
    """1000x in 20 years doubles in 24 months, not in 12."""
    found = of_track(doubling_time="12 months", reduction_factor=1024, period="20.0 years")
    assert texts(found) == [("printed-figures", "12 months", "1,024× in 20.0 years = 24.00 months")]
    assert [each.pointer for each in found] == ["/published/doubling_time"]
    assert warnings(found) == [
        '"12 months" is printed, but 1024x in 20.0 years, as printed, gives 24.0 months'
    ]


def test_what_the_rounding_of_factor_and_period_explains_is_warned_of_with_that_reason() -> None:
    """10x may be 15x, 4 years 3.5."""
    (found,) = of_track(doubling_time="12 months", reduction_factor=10, period="4 years")
    assert (found.follows, found.reason, found.is_warned) == (
        "10× in 4 years = 14.45 months",
        ROUNDED_PERIOD,
        True,
    )


@pytest.mark.parametrize(("period", "is_warned"), [("10.99 years", False), ("11.01 years", True)])
def test_beyond_rounding_a_tenth_is_warned_of(period: str, *, is_warned: bool) -> None:
    """1024x in ten years is a doubling a year."""
    (found,) = of_track(doubling_time="12.00 months", reduction_factor=1024, period=period)
    assert found.is_warned is is_warned


@pytest.mark.parametrize(("factor", "count"), [(1, 0), (1.9, 1)])
def test_a_factor_of_one_never_doubles(factor: float, count: int) -> None:
    """Nothing follows from it."""
    found = of_track(doubling_time="12.00 months", reduction_factor=factor, period="10.00 years")
    assert len(found) == count
