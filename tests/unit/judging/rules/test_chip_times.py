"""How long chips ran, and what their utilization counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import accelerators, chip_times
from tests.builders.judged import claim, messages
from tests.unit.judging.rules.test_accelerators import CHIPS

if TYPE_CHECKING:
    from effsota.judging.rules import ClaimContext

DAY = "2019-05-28"


def by_chips(**keys: Any) -> ClaimContext:
    """Return a claim by hardware time on a TPU v3."""
    estimate = {"method": "hardware-time", "hardware": "tpu-v3", **keys}
    return claim(DAY, estimate, hardware=CHIPS)


@pytest.mark.parametrize(
    ("keys", "count"),
    [({}, 1), ({"count": 8}, 1), ({"time": "2 days"}, 0), ({"chip_time": "2 TPU-days"}, 0)],
)
def test_a_time_is_given_in_one_way_or_the_other(keys: dict[str, Any], count: int) -> None:
    """A count alone says nothing of it."""
    assert len(messages(chip_times.time_missing(by_chips(**keys)))) == count


def test_the_price_of_a_curve_has_no_time() -> None:
    """The curve has it."""
    cost = {"method": "hardware-time", "hardware": "tpu-v3"}
    curve = {"method": "learning-curve", "curve": "a.csv", "x": "seconds", "y": "top5", "cost": cost}
    assert messages(chip_times.time_missing(claim(DAY, curve, hardware=CHIPS))) == []


@pytest.mark.parametrize("beside", [{"count": 1}, {"time": "1 days"}, {"count": 8, "time": "1 days"}])
def test_chips_are_not_counted_twice(beside: dict[str, Any]) -> None:
    """Also where the count is one."""
    found = messages(chip_times.chip_time_given_twice(by_chips(chip_time="2 TPU-days", **beside)))
    assert [" and ".join(beside) in message for message in found] == [True]


@pytest.mark.parametrize(
    ("chip_time", "count"),
    [("2 TPU-days", 0), ("2 chip-days", 0), ("2 GPU-days", 1), ("2 TPU-core-days", 1), ("2 core-days", 1)],
)
def test_a_unit_fits_its_chip(chip_time: str, count: int) -> None:
    """Of this TPU v3 nobody says how many cores it has."""
    assert len(messages(chip_times.chip_time_unfit(by_chips(chip_time=chip_time)))) == count


HARDWARE = {"time": "2 days", "utilization": 0.578, "utilization_of": "hardware"}


def test_a_utilization_of_the_hardware_is_asked_about() -> None:
    """It counts what the model never asked for."""
    assert len(messages(chip_times.recomputation_counted(by_chips(**HARDWARE)))) == 1
    model = {**HARDWARE, "utilization_of": "model"}
    assert messages(chip_times.recomputation_counted(by_chips(**model))) == []


def test_a_factor_takes_recomputation_out() -> None:
    """PaLM: 46.2 % of the peak are the model's, of 57.8 % in all."""
    factor = {"value": 0.799, "reason": "0.462 of the model over 0.578 of the hardware"}
    assert messages(chip_times.recomputation_counted(by_chips(**HARDWARE, factors=[factor]))) == []


def test_a_bound_may_count_recomputation() -> None:
    """At most this is then true."""
    estimate = {"method": "hardware-time", "hardware": "tpu-v3", **HARDWARE}
    context = claim(DAY, estimate, hardware=CHIPS, bound="upper")
    assert messages(chip_times.recomputation_counted(context)) == []


def test_there_is_no_usual_utilization_of_the_hardware() -> None:
    """The default is that of the model."""
    found = messages(accelerators.utilization_missing(by_chips(time="2 days", utilization_of="hardware")))
    assert [message.partition(":")[0] for message in found] == [
        "nothing says which utilization the hardware reached"
    ]
