"""Computed compute: whether it is usable, and whether estimates agree."""

from __future__ import annotations

import pytest

from effsota.judging.rules import RecordContext, prices
from tests.builders.claims import make_record
from tests.builders.judged import claim, messages


def reports(*computes: str) -> RecordContext:
    """Return a record with one estimate for each compute."""
    estimates = [{"method": "reported", "compute": compute} for compute in computes]
    record = make_record("second", "2019-05-28", *estimates)
    return RecordContext(record=record, track=None, baseline=None)


@pytest.mark.parametrize(("compute", "usable"), [("1 FLOP", True), ("0.9 FLOP", False), ("1e41 FLOP", False)])
def test_compute_lies_between_1_and_1e40_flop(compute: str, *, usable: bool) -> None:
    """Outside of it a power of ten is wrong."""
    assert (messages(prices.compute_out_of_range(reports(compute).record)) == []) is usable


def test_compute_beyond_all_numbers_is_out_of_range() -> None:
    """The product of two good numbers may be infinite; the hint lists what was multiplied."""
    inputs = {"method": "parameters", "parameters": 1e200, "tokens": 1e200}
    (fault,) = prices.compute_out_of_range(make_record("second", "2019-05-28", inputs))
    assert fault.message == "this estimate gives inf FLOP, outside 1 to 1e+40"
    assert fault.hint.startswith("check the powers of ten of its inputs: parameters 1")


def test_estimates_within_a_factor_of_three_agree() -> None:
    """The field calls that good."""
    assert messages(prices.estimates_disagree(reports("1 PFLOP", "3 PFLOP"))) == []


def test_estimates_that_disagree_are_both_named() -> None:
    """The least and the most of all."""
    (message,) = messages(prices.estimates_disagree(reports("2 EFLOP", "1 EFLOP", "4 EFLOP")))
    assert message == (
        "the estimates differ by 4.00×: estimate 2 (reported) gives 11.6 TFS-days,"
        " estimate 3 (reported) 46.3 TFS-days"
    )


@pytest.mark.parametrize(("uncertainty", "found"), [(1000.0, 0), (1001.0, 1), (1e308, 1)])
def test_an_uncertainty_says_something(uncertainty: float, found: int) -> None:
    """Up to a factor of a thousand; its product with compute stays finite."""
    estimate = {"method": "reported", "compute": "1 PFLOP", "uncertainty": uncertainty}
    assert len(list(prices.uncertainty_implausible(claim("2019-05-28", estimate)))) == found


@pytest.mark.parametrize(
    ("ends", "keys"),
    [
        ({"low": "1 PFLOP", "high": "1 PFLOP"}, []),
        ({"low": "1.01 PFLOP"}, ["low"]),
        ({"high": "0.99 PFLOP"}, ["high"]),
        ({"low": "1 TFLOP", "high": "1 EFLOP"}, []),
        ({"low": "0.99 TFLOP", "high": "1.01 EFLOP"}, ["low", "high"]),
    ],
)
def test_the_ends_of_an_interval_enclose_the_estimate(ends: dict[str, str], keys: list[str]) -> None:
    """Touching is enclosing; beyond a factor of a thousand they say nothing. Also in a part of a sum."""
    estimate = {"method": "reported", "compute": "1 PFLOP", **ends}
    whole = {"method": "sum", "parts": [{"what": "a", **estimate}, {**REPORTED, "what": "b"}]}
    record = make_record("a", "2019-05-28", estimate, whole)
    found = [fault.pointer for fault in prices.interval_misses_estimate(record)]
    assert found == [f"{at}/{key}" for at in ("/compute/0", "/compute/1/parts/0") for key in keys]


@pytest.mark.parametrize(("ends", "count"), [(("low",), 0), (("high",), 0), (("low", "high"), 1)])
def test_an_interval_is_given_once(ends: tuple[str, ...], count: int) -> None:
    """One end leaves the other side to the factor."""
    estimate = {**REPORTED, "uncertainty": 2, **dict.fromkeys(ends, "1 PFLOP")}
    assert len(list(prices.interval_given_twice(claim("2019-05-28", estimate)))) == count


REPORTED = {"method": "reported", "compute": "1 PFLOP"}
