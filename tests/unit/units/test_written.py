"""Quantities as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.problems import Refusal
from effsota.units import (
    DAYS_PER_MONTH,
    Dimension,
    Quantity,
    months_between,
    parse_number,
    parse_quantity,
    rounded_span,
)

TIME_HINT = (
    "write a number, one space and a unit, such as 5.5 days "
    "(units: seconds, minutes, hours, days, weeks, years of 365.25 days)"
)


def base(text: str, dimension: Dimension) -> float:
    """Return the value of a quantity in its base unit."""
    quantity = parse_quantity(text, dimension)
    assert isinstance(quantity, Quantity)
    return quantity.base


def refusal(text: str, dimension: Dimension) -> Refusal:
    """Return why a text is no quantity."""
    refused = parse_quantity(text, dimension)
    assert isinstance(refused, Refusal)
    return refused


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("6.16 TFS-days", Dimension.COMPUTE, 6.16 * 8.64e16),
        ("1 PFS-days", Dimension.COMPUTE, 8.64e19),
        ("500 PFLOP", Dimension.COMPUTE, 5e17),
        ("1e21 FLOP", Dimension.COMPUTE, 1e21),
        ("1.58 TFLOP/s", Dimension.RATE, 1.58e12),
        ("0.39e9 multiply-adds", Dimension.PER_EXAMPLE, 0.78e9),
        ("1 day", Dimension.TIME, 86400),
        ("5.5 days", Dimension.TIME, 475200),
        ("2 years", Dimension.PERIOD, 730.5),
        ("30.84e6 GPU-hours", Dimension.CHIP_TIME, 30.84e6 * 3600),
        ("2500 TPU-core-days", Dimension.CHIP_TIME, 2500 * 86_400.0),
        ("1 chip-second", Dimension.CHIP_TIME, 1.0),
    ],
)
def test_a_quantity_is_a_number_one_space_and_a_unit(text: str, dimension: Dimension, value: float) -> None:
    """Each unit has its scale (1 TFS-day = 8.64e16 FLOP)."""
    assert base(text, dimension) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "runs", "is_in_cores"),
    [
        ("3 GPU-days", "GPU", False),
        ("3 chip-hours", "chip", False),
        ("3 TPU-core-days", "TPU-core", True),
        ("3 core-hours", "core", True),
    ],
)
def test_a_chip_time_says_what_runs(text: str, runs: str, *, is_in_cores: bool) -> None:
    """A core is a part of a chip: its time is not that of one."""
    found = parse_quantity(text, Dimension.CHIP_TIME)
    assert isinstance(found, Quantity)
    assert (found.runs, found.is_in_cores) == (runs, is_in_cores)


def test_compute_where_a_rate_is_meant_is_said() -> None:
    """FLOP is not FLOP/s."""
    refused = refusal("1.58e12 FLOP", Dimension.RATE)
    assert refused.message == '"FLOP" is a unit of compute, not of rate'
    assert refused.hint.startswith("write a number, one space and a unit, such as 1.58 TFLOP/s (units: F")


def test_a_time_without_unit_names_the_units() -> None:
    """A bare number is no time."""
    assert refusal("5.5", Dimension.TIME) == Refusal('"5.5" has no unit', TIME_HINT)


@pytest.mark.parametrize("text", ["-1 days", "0 days"])
def test_a_quantity_is_above_zero(text: str) -> None:
    """Nothing takes no time."""
    assert refusal(text, Dimension.TIME) == Refusal(f'"{text}" is not above zero', "write a positive number")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,000",
        "0x1F",
        "1_000",
        "１２",
        "nan",
        "inf",
        ".5",
        "5.",
        "+1",
        "010",
        "1e",
        " 1",
        "1\n",
        "9" * 31,
    ],
)
def test_a_number_is_json_syntax_in_ascii(text: str) -> None:
    """What `float` would take is not enough."""
    assert isinstance(parse_number(text), Refusal)


def test_a_number_beyond_floating_point_is_refused() -> None:
    """1e400 would be infinite."""
    assert parse_number("1e400") == Refusal('"1e400" is too large for a number', "write a finite number")


def test_more_than_thirty_digits_are_no_number() -> None:
    """Long digits would cost time and say nothing."""
    assert isinstance(parse_number("9" * 31), Refusal)


def test_thirty_digits_are_a_number() -> None:
    """Beyond 2**64, still finite."""
    assert parse_number("123456789012345678901234567890") == 1.2345678901234568e29


def test_a_month_is_a_twelfth_of_365_25_days() -> None:
    """AlexNet to EfficientNet-B0 is 83.84 months."""
    assert months_between(date(2012, 6, 1), date(2019, 5, 28)) == pytest.approx(83.84, abs=0.005)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("16 months", 15.5, 16.5), ("3.4 months", 3.35, 3.45), ("2 years", 18, 30)]
)
def test_a_printed_number_stands_for_all_that_round_to_it(text: str, low: float, high: float) -> None:
    """Half a unit of its last digit either way, in the base unit."""
    printed = parse_quantity(text, Dimension.PERIOD)
    assert isinstance(printed, Quantity)
    assert rounded_span(printed) == pytest.approx((low * DAYS_PER_MONTH, high * DAYS_PER_MONTH))


@pytest.mark.parametrize(("text", "is_number"), [("1." + "1" * 29, True), ("11." + "1" * 29, False)])
def test_the_digits_before_and_after_the_point_count_together(text: str, *, is_number: bool) -> None:
    """Thirty are a number, thirty-one are not."""
    assert isinstance(parse_number(text), float) is is_number
