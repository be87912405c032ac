"""The peak of a board that holds several chips, taken for that of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.discrepancies import find_in_claim
from effsota.methods import build_record
from effsota.model import Evidence, Hardware
from tests.builders.claims import make_submission
from tests.builders.discrepancies import FIRST, found_on, texts, warnings
from tests.builders.typed import typed

if TYPE_CHECKING:
    from effsota.judging.discrepancies import Discrepancy

CHIP = {
    "name": "TPU",
    "kind": "tpu",
    "peaks": {"bf16": "100 TFLOP/s"},
    "board": {"name": "TPU device", "chips": 4, "peak": "420 TFLOP/s"},
    "source": {"title": "A data sheet"},
}
HARDWARE = Hardware.from_data(typed("hardware", {"chips": {"tpu": CHIP}}))
RUN = {"method": "hardware-time", "hardware": "tpu", "count": 2, "time": "1 days", "utilization": 0.33}


def found_in(*estimates: dict[str, Any]) -> tuple[Discrepancy, ...]:
    """Return what is found in a record of these estimates."""
    claim = make_submission("second", "2019-05-28", *estimates)
    return found_on(FIRST, build_record(claim, Evidence(hardware=HARDWARE)), hardware=HARDWARE)


@pytest.mark.parametrize(
    ("peak", "count"),
    [("420 TFLOP/s", 1), ("400 TFLOP/s", 1), ("391 TFLOP/s", 0), ("393 TFLOP/s", 1), ("100 TFLOP/s", 0)],
)
def test_a_board_is_known_by_the_peak_of_its_chips_or_as_it_is_sold(peak: str, count: int) -> None:
    """Within 2 %; four chips of 100."""
    assert len(warnings(found_in({**RUN, "peak": peak}))) == count


def test_a_claim_shows_the_peak_before_it_has_a_price() -> None:
    """What is wrong with its inputs keeps no other warning back."""
    claim = make_submission("second", "2019-05-28", {**RUN, "peak": "420 TFLOP/s"})
    found = tuple(find_in_claim(claim, HARDWARE))
    assert texts(found) == [("board-for-chip", "420 TFLOP/s", "100 TFLOP/s")]
    assert warnings(found) == ['"420 TFLOP/s" is the peak of a whole TPU device: 4 chips of 100 TFLOP/s each']


def test_a_record_shows_the_compute_that_follows() -> None:
    """The headline prices the same run by chips."""
    (found,) = found_in(RUN, {**RUN, "peak": "420 TFLOP/s"})
    assert texts((found,)) == [("board-for-chip", "2.395×10¹⁹ FLOP", "5.702×10¹⁸ FLOP")]
    assert found.id == "board-for-chip-level-second-2"


@pytest.mark.parametrize(
    ("keys", "ratio"),
    [
        ({"time": "1.0099 days"}, 4.2 * 1.0099),
        ({"time": "1.0102 days"}, 4.2),
        ({"time": "2 days"}, 4.2),
        ({"utilization": 0.5}, 4.2),
    ],
)
def test_another_run_is_put_right_by_its_peak(keys: dict[str, Any], ratio: float) -> None:
    """Chips and hours within 1 % at one utilization are the headline's run, whose compute is then taken."""
    (found,) = found_in(RUN, {**RUN, "peak": "420 TFLOP/s", **keys})
    assert found.ratio == pytest.approx(ratio, rel=1e-6)


def test_printed_compute_stands_where_it_follows_from_the_board() -> None:
    """Otherwise the note says that it does not."""
    by_board = {**RUN, "peak": "420 TFLOP/s", "note": "As sold."}
    near = found_in(RUN, {**by_board, "published": {"compute": "2.5e19 FLOP"}})
    assert [(each.printed, each.note) for each in near if each.kind == "board-for-chip"] == [
        ("2.5e19 FLOP", "As sold.")
    ]
    (found, _) = sorted(
        found_in(RUN, {**by_board, "published": {"compute": "9e19 FLOP"}}), key=lambda each: each.kind
    )
    assert found.note == "As sold. Printed is 9e19 FLOP, which does not follow."


def test_the_cost_of_a_curve_is_looked_at_too() -> None:
    """Its pointer leads into `cost`."""
    curve = {"method": "learning-curve", "curve": "x.csv", "x": "seconds", "y": "loss"}
    claim = make_submission("second", "2019-05-28", {**curve, "cost": {**RUN, "peak": "420 TFLOP/s"}})
    assert [each.pointer for each in find_in_claim(claim, HARDWARE)] == ["/compute/0/cost/peak"]


def test_a_precision_that_the_chip_lacks_is_not_taken_for_one() -> None:
    """The peak counts; the hint names a precision that there is."""
    claim = make_submission("second", "2019-05-28", {**RUN, "peak": "420 TFLOP/s", "precision": "fp8"})
    (found,) = find_in_claim(claim, HARDWARE)
    assert found.warning is not None
    assert found.warning.hint == "take peak out, write precision: bf16, and count chips, not boards"
