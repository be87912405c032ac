"""What a record states beside its compute: time on which chips, data; and where a gain in time is from."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from effsota.model import Amount
from effsota.model.resources import DOLLARS, EXAMPLES, PARAMETERS, PRICE, TOKENS, TRAINING_COMPUTE, WALL_CLOCK
from tests.builders.claims import make_record, reported

if TYPE_CHECKING:
    from effsota.model import Record, Resource

ONE_CHIP = {"method": "hardware-time", "hardware": "gtx-580", "time": "1 hours"}
TWO_CHIPS = {**ONE_CHIP, "count": 2}
COUNTED = {"method": "parameters", "parameters": 1e6, "tokens": 1e9, "epochs": 3}


def timed(pflop: float, time: str, *, cost: float | None = None, **machine: Any) -> Record:
    """Return a record of so much compute in a time on chips, for so many dollars where they are told."""
    first = {"method": "reported", "compute": f"{pflop} PFLOP"}
    keys = {} if cost is None else {"cost": {"usd": cost, "date": date(2012, 1, 1)}}
    return make_record("a", "2012-01-01", first, {**ONE_CHIP, **machine}, wall_clock=time, **keys)


def test_a_time_counts_with_the_chips_that_it_was_taken_on() -> None:
    """Two of a kind are another machine than one; without chips a time compares with nothing."""
    found = [
        WALL_CLOCK.amount_of(make_record("a", "2012-01-01", *estimates, wall_clock="2 hours"))
        for estimates in ([ONE_CHIP], [TWO_CHIPS], [ONE_CHIP, ONE_CHIP], [COUNTED], [ONE_CHIP, TWO_CHIPS])
    ]
    assert [amount and (amount.value, amount.condition) for amount in found] == [
        (7200, "1 × GTX 580"),
        (7200, "2 × GTX 580"),
        (7200, "1 × GTX 580"),
        None,
        None,
    ]


def test_without_a_wall_clock_there_is_no_time() -> None:
    """The chips alone may have waited, or run for others."""
    assert WALL_CLOCK.amount_of(make_record("a", "2012-01-01", ONE_CHIP)) is None


def test_a_gain_in_time_is_fewer_flop_times_better_use_times_more_and_faster_chips() -> None:
    """10 times fewer FLOP on 4 times the chips of twice the peak, in 1/20 of the time: 1/4 of the use."""
    before = timed(100, "100 hours", peak="1 TFLOP/s", count=1)
    after = timed(10, "5 hours", peak="2 TFLOP/s", count=4)
    assert WALL_CLOCK.shares_of is not None
    shares = WALL_CLOCK.shares_of(after, before)
    assert {share.key: share.factor for share in shares} == pytest.approx(
        {"flop_factor": 10, "use_factor": 0.25, "chips_factor": 4, "peak_factor": 2}
    )
    assert math.prod(share.factor for share in shares) == pytest.approx(20, rel=1e-15)
    assert WALL_CLOCK.shares_of(after, reported("b", "2012-01-01", 1, wall_clock="1 hours")) == ()


@pytest.mark.parametrize(
    ("least", "unit"),
    [
        (0.5, "seconds"),
        (59.9, "seconds"),
        (60, "minutes"),
        (3600, "hours"),
        (86_399, "hours"),
        (86_400, "days"),
    ],
)
def test_times_are_told_in_the_largest_unit_that_the_least_of_them_fills(least: float, unit: str) -> None:
    """So that no time reads as 0.02 days."""
    assert WALL_CLOCK.unit_for is not None
    assert WALL_CLOCK.unit_for([1e9, least]) == unit


def test_tokens_are_counted_with_their_repeats() -> None:
    """3 epochs of 1e9; what counts tokens says nothing of examples."""
    record = make_record("a", "2012-01-01", {"method": "reported", "compute": "1 PFLOP"}, COUNTED)
    amount = TOKENS.amount_of(record)
    assert amount is not None
    assert (amount.value, amount.condition) == (3e9, "")
    assert EXAMPLES.amount_of(record) is None


@pytest.mark.parametrize(
    "estimate",
    [
        {**COUNTED, "factors": [{"value": 0.2, "reason": "a fifth of the run"}]},
        {"method": "sum", "parts": [{**COUNTED, "what": "pretraining"}]},
        ONE_CHIP,
    ],
)
def test_what_does_not_count_the_data_of_one_run_states_none(estimate: dict[str, Any]) -> None:
    """A factor may be of the data or of the FLOP; the parts of a sum may see the same data."""
    assert TOKENS.amount_of(make_record("a", "2012-01-01", estimate)) is None


def test_a_cost_counts_with_its_day() -> None:
    """Dollars of no day compare with nothing."""
    costs: list[dict[str, Any]] = [{"usd": 40, "date": date(2026, 3, 14)}, {"usd": 40}]
    found = [DOLLARS.amount_of(make_record("a", "2026-03-14", ONE_CHIP, cost=cost)) for cost in costs]
    assert [amount and amount.value for amount in found] == [40, None]


def test_a_gain_in_dollars_is_one_of_chip_hours_and_one_of_their_price() -> None:
    """10 times fewer FLOP, 1/4 of the use of twice the peak: 5 times fewer chip-hours at half the price."""
    before = timed(100, "100 hours", peak="1 TFLOP/s", count=1, cost=200)
    after = timed(10, "5 hours", peak="2 TFLOP/s", count=4, cost=20)
    assert DOLLARS.shares_of is not None
    shares = {share.key: share.factor for share in DOLLARS.shares_of(after, before)}
    assert shares == pytest.approx(
        {"flop_factor": 10, "use_factor": 0.25, "peak_factor": 2, "price_factor": 2}
    )
    assert math.prod(shares.values()) == pytest.approx(10, rel=1e-15)
    assert DOLLARS.shares_of(after, timed(100, "1 hours")) == ()


PRICED = {
    "usd_per_million_tokens": 0.6,
    "date": date(2025, 1, 2),
    "source": {"title": "A price list", "url": "https://example.org/prices"},
}


def test_a_price_counts_under_its_blend() -> None:
    """Tokens of input and of output have other prices; training compute is not asked for."""
    priced = make_record("a", "2025-01-02", compute=[], price={**PRICED, "blend": "3 input : 1 output"})
    assert PRICE.amount_of(priced) == Amount(value=0.6, condition="3 input : 1 output")
    assert (priced.headline, TRAINING_COMPUTE.amount_of(priced)) == (None, None)
    assert PRICE.amount_of(reported("a", "2025-01-02", 1)) is None


@pytest.mark.parametrize(("unit", "resource"), [("tokens", TOKENS), ("examples", EXAMPLES)])
def test_data_that_are_stated_come_before_those_of_an_estimate(unit: str, resource: Resource) -> None:
    """A run may have gone through more than what its compute is counted of."""
    stated = {unit: "100M", "source": {"title": "A log"}}
    assert resource.amount_of(make_record("a", "2012-01-01", COUNTED, data=stated)) == Amount(value=1e8)


def test_parameters_are_those_that_a_token_goes_through() -> None:
    """Of a mixture of experts fewer than it has; a run counted otherwise states none."""
    mixture = {**COUNTED, "parameters": 3e9, "parameters_total": 16e9}
    assert PARAMETERS.amount_of(make_record("a", "2012-01-01", mixture)) == Amount(value=3e9)
    assert PARAMETERS.amount_of(make_record("a", "2012-01-01", ONE_CHIP)) is None
