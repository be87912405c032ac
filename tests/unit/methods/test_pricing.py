"""Claims become FLOP, with every term of the sum."""

from __future__ import annotations

import math
from typing import Any

import pytest

from effsota.disk.folder import read_bundle
from effsota.pipeline.calculation import calculate
from tests.builders.claims import make_record

DAY = "2015-01-01"
OPERATIONS = {"method": "operations", "forward": "0.77e9 multiply-adds", "examples": 1.28e6, "epochs": 90}
HARDWARE_TIME = {
    "method": "hardware-time",
    "hardware": "gtx-580",
    "precision": "fp32",
    "count": 2,
    "time": "5.5 days",
}


def flop(estimate: dict[str, Any]) -> float:
    """Return the compute of one estimate."""
    return make_record("a", DAY, estimate).estimates[0].compute_flop


def test_operations_count_a_multiply_add_twice_and_the_backward_pass_as_two_forward() -> None:
    """AlexNet: 0.77e9 multiply-adds × 2 × 3 × 1.28e6 images × 90 epochs (arXiv:2005.04305, table 3)."""
    assert flop(OPERATIONS) == pytest.approx(5.322e17, rel=1e-3)


def test_operations_in_flop_are_not_doubled() -> None:
    """A forward pass given in FLOP is taken as it is."""
    assert flop({**OPERATIONS, "forward": "1.54e9 FLOP"}) == pytest.approx(flop(OPERATIONS))


def test_forward_parts_are_summed() -> None:
    """DQN: three layers of 1,228,800 + 663,552 + 663,552 multiply-adds ("AI and Compute", appendix)."""
    layers = [{"what": f"layer {n}", "value": f"{n} multiply-adds"} for n in (1228800, 663552, 663552)]
    estimate = {"method": "operations", "forward": layers, "examples": 1}
    assert flop(estimate) == 2 * 3 * 2555904


def test_parts_of_mixed_units_are_summed_in_flop() -> None:
    """One multiply-add and one FLOP are three FLOP."""
    parts = [{"value": "1 multiply-adds"}, {"value": "1 FLOP"}]
    assert flop({"method": "operations", "forward": parts, "examples": 1, "backward": 0}) == 3


def test_inference_has_no_backward_pass() -> None:
    """With backward 0 one example costs its forward pass."""
    estimate = {"method": "operations", "forward": "1e9 FLOP", "examples": 1, "backward": 0}
    assert flop(estimate) == 1e9


def test_parameters_count_six_flop_each_and_token() -> None:
    """6 N D (Kaplan et al. 2020, section 2.1)."""
    estimate = {"method": "parameters", "parameters": 124e6, "tokens": 10e9, "epochs": 2}
    assert flop(estimate) == pytest.approx(6 * 124e6 * 10e9 * 2)


def test_hardware_time_takes_the_peak_of_the_chip_and_the_default_utilization() -> None:
    """2 GTX 580 × 1.581 TFLOP/s × 5.5 days × 0.33 ("AI and Compute", appendix, method 2)."""
    assert flop(HARDWARE_TIME) == pytest.approx(2 * 1.581e12 * 5.5 * 86400 * 0.33)


def test_an_explicit_peak_wins() -> None:
    """Where both stand, `peak` counts."""
    estimate = {**HARDWARE_TIME, "peak": "1 TFLOP/s"}
    assert flop(estimate) == pytest.approx(2 * 1e12 * 5.5 * 86400 * 0.33)


def test_a_cpu_is_used_at_17_percent_by_default() -> None:
    """The default utilization follows the kind of chip."""
    estimate = {**HARDWARE_TIME, "hardware": "some-cpu"}
    assert flop(estimate) == pytest.approx(2 * 1e12 * 5.5 * 86400 * 0.17)


def test_factors_multiply_and_say_why() -> None:
    """A factor is a term of the sum, named by its reason."""
    record = make_record("a", DAY, {**OPERATIONS, "factors": [{"value": 5, "reason": "ensemble of 5"}]})
    assert record.compute_flop == pytest.approx(5 * flop(OPERATIONS))
    assert record.estimates[0].terms[-1].what == "ensemble of 5"


@pytest.mark.parametrize("estimate", [OPERATIONS, HARDWARE_TIME])
def test_the_terms_multiply_to_the_compute(estimate: dict[str, Any]) -> None:
    """What a reader multiplies by hand is the figure that is shown."""
    priced = make_record("a", DAY, estimate).estimates[0]
    assert math.prod(term.value for term in priced.terms) == priced.compute_flop


@pytest.mark.parametrize(
    ("method", "uncertainty"),
    [(OPERATIONS, 1.5), (HARDWARE_TIME, 3), ({"method": "reported", "compute": "1 PFLOP"}, 2)],
)
def test_each_method_has_a_default_uncertainty(method: dict[str, Any], uncertainty: float) -> None:
    """The tracker's own convention, after "correct within a factor 2-3"."""
    priced = make_record("a", DAY, method).estimates[0]
    assert (priced.low_flop, priced.high_flop) == pytest.approx(
        (priced.compute_flop / uncertainty, priced.compute_flop * uncertainty)
    )


def test_a_given_uncertainty_replaces_the_default() -> None:
    """The file knows better than the convention."""
    assert make_record("a", DAY, {**OPERATIONS, "uncertainty": 1.1}).estimates[0].uncertainty == 1.1


def test_a_source_vouches_for_its_keys_or_for_all() -> None:
    """`for: [epochs]` marks the epochs only; a source without keys marks every input."""
    sources = [{"title": "T", "for": ["epochs"]}, {"title": "All"}]
    terms = {
        term.key: term
        for term in make_record("a", DAY, {**OPERATIONS, "sources": sources}).estimates[0].terms
    }
    assert [source.title for source in terms["epochs"].sources] == ["T", "All"]
    assert [source.title for source in terms["examples"].sources] == ["All"]


def test_a_part_of_the_forward_pass_may_have_a_backward_pass_of_its_own() -> None:
    """A student of 10 FLOP learns, its teacher of 100 only predicts: 3 × 10 + 100."""
    parts = [{"what": "student", "value": "10 FLOP"}, {"what": "teacher", "value": "100 FLOP", "backward": 0}]
    estimate = {"method": "operations", "forward": parts, "examples": 1}
    term, *_ = make_record("a", DAY, estimate).estimates[0].terms
    assert flop(estimate) == 130
    assert (term.text, term.note) == (
        "10 FLOP × 3 + 100 FLOP × 1",
        "student: 1 forward + 2 backward, teacher: forward only",
    )


def test_a_backward_pass_of_every_part_is_that_of_the_estimate() -> None:
    """Said once or said of each part, in multiply-adds or in FLOP: the same."""
    each = [{"what": str(n), "value": f"{n} multiply-adds", "backward": 1} for n in (3, 5)]
    bare = [{key: value for key, value in part.items() if key != "backward"} for part in each]
    estimate = {"method": "operations", "examples": 7}
    assert flop({**estimate, "forward": each}) == flop({**estimate, "forward": bare, "backward": 1}) == 224


def test_weights_that_stay_as_they_are_cost_four_flop() -> None:
    """2 forward and 2 back (LoRA, arXiv:2106.09685), for 2 and 4; the sum says so."""
    estimate = {"method": "parameters", "parameters": 7e9, "tokens": 1e9, "backward": 1}
    first, *_ = make_record("a", DAY, estimate).estimates[0].terms
    assert (flop(estimate), first.what) == (4 * 7e9 * 1e9, "2 forward and 2 backward")


def test_parameters_in_all_are_shown_and_not_counted() -> None:
    """Mixtral: 12.9 of 46.7 billion are active (arXiv:2401.04088)."""
    estimate = {"method": "parameters", "parameters": 12.9e9, "tokens": 1e12}
    beside = {"parameters_total": 46.7e9, "parameters_trainable": 46.7e9}
    term = make_record("a", DAY, {**estimate, **beside}).estimates[0].terms[1]
    assert flop({**estimate, **beside}) == flop(estimate)
    assert term.note == "46,700,000,000 in all, 46,700,000,000 trainable"


def test_the_time_of_all_chips_is_a_count_and_a_time() -> None:
    """264 GPU-hours are 2 GPUs for 5.5 days."""
    bare = {"method": "hardware-time", "hardware": "gtx-580", "precision": "fp32"}
    assert flop({**bare, "chip_time": "264 GPU-hours"}) == pytest.approx(flop(HARDWARE_TIME))


def test_the_time_of_cores_is_divided_by_the_cores_of_a_chip() -> None:
    """Two of the bundled TPU v3; the vocabulary vouches for it."""
    estimate = {"method": "hardware-time", "hardware": "tpu-v3", "utilization": "0.5"}
    cores, chips = (
        calculate({**estimate, "chip_time": f"8 TPU-{unit}"}, tree=read_bundle()).priced
        for unit in ("core-days", "days")
    )
    assert cores is not None
    assert chips is not None
    assert chips.compute_flop == pytest.approx(2 * cores.compute_flop)
    assert [source.title for source in cores.terms[1].sources] == ["Cloud TPU system architecture"]


@pytest.mark.parametrize(
    ("ends", "margin"),
    [
        ({"low": "0.5 PFLOP"}, (2.0, 3.0)),
        ({"high": "5 PFLOP"}, (3.0, 5.0)),
        ({"low": "0.5 PFLOP", "high": "5 PFLOP"}, (2.0, 5.0)),
    ],
)
def test_an_end_replaces_the_factor_on_its_side(ends: dict[str, str], margin: tuple[float, float]) -> None:
    """The other side keeps it."""
    estimate = {"method": "reported", "compute": "1 PFLOP", "uncertainty": 3, **ends}
    assert make_record("a", DAY, estimate).estimates[0].margin == pytest.approx(margin)
