"""Chips, precisions, peaks and utilization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import accelerators
from effsota.model import Hardware
from tests.builders.judged import claim, messages
from tests.builders.typed import typed

if TYPE_CHECKING:
    from effsota.judging.rules import ClaimContext

SOURCE = {"title": "A data sheet"}
CHIPS = Hardware.from_data(
    typed(
        "hardware",
        {
            "chips": {
                "a100": {
                    "name": "A100",
                    "kind": "gpu",
                    "peaks": {"fp32": "19.5 TFLOP/s", "bf16": "312 TFLOP/s"},
                    "sparsity": 2.0,
                    "source": SOURCE,
                },
                "tpu-v3": {
                    "name": "TPU v3",
                    "kind": "tpu",
                    "peaks": {"bf16": "123 TFLOP/s"},
                    "board": {"name": "TPU v3 board", "chips": 4, "peak": "420 TFLOP/s"},
                    "source": SOURCE,
                },
            }
        },
    )
)


def run(**inputs: Any) -> ClaimContext:
    """Return a claim of one hardware-time estimate."""
    return claim("2019-05-28", {"method": "hardware-time", "time": "1 day", **inputs}, hardware=CHIPS)


def test_an_unknown_chip_brings_near_names() -> None:
    """So that a slip is mended by copying."""
    (fault,) = accelerators.hardware_unknown(run(hardware="tpu-v33", precision="bf16"))
    assert fault.message == '"tpu-v33" is not a known chip'
    assert fault.hint.startswith("did you mean tpu-v3? effsota chips lists all; for one that")


def test_a_precision_that_the_chip_lacks_lists_those_it_has() -> None:
    """A TPU v3 has no fp8."""
    (fault,) = accelerators.precision_unknown(run(hardware="tpu-v3", precision="fp8"))
    assert fault.message == 'TPU v3 has no precision "fp8"'
    assert fault.hint == "write precision: bf16 (123 TFLOP/s); or give the peak yourself"


def test_an_explicit_peak_needs_no_precision() -> None:
    """The peak wins where both stand."""
    context = run(hardware="tpu-v3", peak="100 TFLOP/s")
    assert not [*accelerators.precision_missing(context), *accelerators.precision_unknown(context)]


def test_a_chip_without_peak_needs_a_precision() -> None:
    """Its peaks differ by it."""
    assert messages(accelerators.precision_missing(run(hardware="a100"))) == [
        "A100 stands without a precision"
    ]


def test_without_hardware_utilization_has_no_default() -> None:
    """A peak alone does not say whether it is a GPU's."""
    assert messages(accelerators.utilization_missing(run(peak="1 TFLOP/s"))) == [
        "utilization is missing, and without hardware there is no default"
    ]
    assert not list(accelerators.utilization_missing(run(hardware="a100", precision="bf16")))


@pytest.mark.parametrize(
    ("given", "hint"),
    [(33.0, "write utilization: 0.33"), (330.0, "write utilization: a number up to 1, such as 0.33")],
)
def test_a_utilization_above_one_is_read_as_percent_where_it_can_be(given: float, hint: str) -> None:
    """33 for 0.33."""
    (fault,) = accelerators.utilization_above_one(run(hardware="a100", precision="bf16", utilization=given))
    assert fault.hint == hint


@pytest.mark.parametrize(("given", "warned"), [(0.75, False), (0.76, True), (1.0, True), (33.0, False)])
def test_a_high_utilization_is_warned_once(given: float, *, warned: bool) -> None:
    """Above 1 it is an error already."""
    found = messages(accelerators.utilization_high(run(peak="1 TFLOP/s", utilization=given)))
    assert bool(found) is warned


def test_a_sparse_peak_is_recognised() -> None:
    """A100 datasheets print 624 TFLOP/s beside 312."""
    context = run(hardware="a100", peak="624 TFLOP/s", utilization=0.33)
    (fault,) = accelerators.peak_is_sparse(context)
    assert fault.hint == "take peak out and write precision: bf16 (312 TFLOP/s)"


def test_a_dense_peak_is_not_taken_for_a_sparse_one() -> None:
    """It is the chip's own."""
    assert not list(accelerators.peak_is_sparse(run(hardware="a100", peak="312 TFLOP/s", utilization=0.33)))


def test_the_cost_of_a_curve_is_judged_too() -> None:
    """Its pointer leads into `cost`."""
    cost = {"method": "hardware-time", "hardware": "a100", "precision": "bf16", "utilization": 33.0}
    curve = {"method": "learning-curve", "curve": "x.csv", "x": "seconds", "y": "loss", "cost": cost}
    context = claim("2019-05-28", curve, hardware=CHIPS)
    assert [fault.pointer for fault in accelerators.utilization_above_one(context)] == [
        "/compute/0/cost/utilization"
    ]
