"""What others print beside the boards: the chart, the table, and what each says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.model import PublishedRate, RateQuantity, ReadOf
from effsota.showing.pages.rates.printed_rates import QUANTITIES, READ, build_printed_rates
from tests.builders.sites import site
from tests.unit.model.test_published_rates import printed

if TYPE_CHECKING:
    from effsota.showing.site import Site


def site_with(rate: PublishedRate) -> Site:
    """Return a site without boards on which a rate is on file."""
    return replace(site(), published_rates=(rate,))


def shown(rate: dict[str, Any], **keys: Any) -> Any:
    """Return the only row of a site with this rate."""
    (group,) = build_printed_rates(site_with(printed(rate, **keys))).groups
    (row,) = group.rows
    return row


def test_every_quantity_and_every_reading_has_words() -> None:
    """A heading, and what was read."""
    assert set(QUANTITIES) == set(RateQuantity)
    assert set(READ) == set(ReadOf)


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ({"doubling_time": "16 months"}, "16 months"),
        ({"growth_per_year": 5.84}, "5.84× a year"),
        ({"factor": {"times": 61, "over": "3 years"}}, "61× in 3 years"),
        ({"range": {"doubling_time": {"low": "10 months", "high": "18 months"}}}, "10 months to 18 months"),
        ({"range": {"growth_per_year": {"low": 5, "high": 10}}}, "5 to 10× a year"),
    ],
)
def test_a_rate_stands_as_it_is_printed(rate: dict[str, Any], text: str) -> None:
    """Whatever its form."""
    assert shown(rate).printed == text


def test_an_interval_stands_with_its_level() -> None:
    """As printed."""
    interval = {"doubling_time": {"low": "4 months", "high": "25 months"}, "level": 95}
    assert shown({"doubling_time": "9 months"}, interval=interval).interval == "4 months to 25 months, 95%"


@pytest.mark.parametrize(
    ("read", "says"), [("second-hand", "known from a quotation only"), ("none", "not verified")]
)
def test_what_is_not_verified_says_so_and_is_not_drawn(read: str, says: str) -> None:
    """It stands in the table alone."""
    assert shown({"growth_per_year": 4}, read=read).read == says
    found = build_printed_rates(site_with(printed({"growth_per_year": 4}, read=read)))
    assert found.chart is None


def test_only_rates_of_the_boards_quantities_are_drawn() -> None:
    """A price is no compute."""
    drawn = build_printed_rates(site_with(printed({"growth_per_year": 4})))
    apart = build_printed_rates(site_with(printed({"growth_per_year": 4}, quantity="price")))
    assert "Somebody 2024" in str(drawn.chart)
    assert apart.chart is None
