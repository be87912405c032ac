"""Rates that others print: one form is given, the others follow."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.model import PublishedRate
from tests.builders.typed import typed


def printed(rate: dict[str, Any], **keys: Any) -> PublishedRate:
    """Return a rate of a work; keywords are keys of its entry."""
    entry = {
        "name": "Somebody 2024",
        "quantity": "training-compute",
        "held_fixed": "a loss",
        "span": "2012 to 2022",
        "rate": rate,
        "read": "work",
        "source": {"title": "A paper"},
    }
    data = typed("published-rates", {"rates": {"somebody-2024": {**entry, **keys}}})
    return PublishedRate.from_data({"id": "somebody-2024", **data["rates"]["somebody-2024"]})


@pytest.mark.parametrize(
    ("rate", "months", "growth"),
    [
        ({"doubling_time": "16 months"}, 16.0, 1.6818),
        ({"doubling_time": "2 years"}, 24.0, 1.4142),
        ({"growth_per_year": 4}, 6.0, 4.0),
        ({"factor": {"times": 8, "over": "1 year"}}, 4.0, 8.0),
        ({"range": {"doubling_time": {"low": "4 months", "high": "9 months"}}}, 6.0, 4.0),
        ({"range": {"growth_per_year": {"low": 2, "high": 16}}}, 6.0, 4.0),
    ],
)
def test_whatever_form_is_printed_the_others_follow(
    rate: dict[str, Any], months: float, growth: float
) -> None:
    """Of a range the geometric middle of its doubling times."""
    found = printed(rate)
    assert (found.doubling_months, found.growth_per_year) == pytest.approx((months, growth), rel=1e-3)


def test_an_interval_of_growth_turns_round_as_months() -> None:
    """The faster end is the shorter doubling time."""
    interval = {"growth_per_year": {"low": 2, "high": 8}, "level": 90}
    found = printed({"growth_per_year": 4}, interval=interval)
    assert (found.low_months, found.high_months) == pytest.approx((4, 12))


def test_what_stands_still_has_no_doubling_time() -> None:
    """A factor of one a year ends at never."""
    interval = {"growth_per_year": {"low": 1, "high": 8}, "level": 90}
    assert printed({"growth_per_year": 4}, interval=interval).high_months == float("inf")


@pytest.mark.parametrize(
    ("read", "is_verified"), [("work", True), ("abstract", True), ("second-hand", False), ("none", False)]
)
def test_a_quotation_verifies_nothing(read: str, *, is_verified: bool) -> None:
    """The work or its abstract has to be read."""
    assert printed({"growth_per_year": 4}, read=read).is_verified is is_verified


@pytest.mark.parametrize("time", ["0 months", "1e-9 days"])
def test_a_time_that_no_doubling_takes_breaks_nothing(time: str) -> None:
    """It is no number of times a year."""
    assert printed({"doubling_time": time}).growth_per_year == float("inf")
