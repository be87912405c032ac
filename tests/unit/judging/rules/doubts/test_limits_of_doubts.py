"""Doubts about one claim, each just below and just above its limit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.rules import ClaimContext, RecordContext, TrackContext
from effsota.judging.rules.doubts import (
    chip_days,
    directions,
    early_dates,
    energies,
    floors,
    miscounted,
    odd_peaks,
    overshoot,
    speeds,
)
from effsota.methods import build_record
from effsota.model import Evidence, Hardware
from tests.builders.claims import make_submission, make_track
from tests.builders.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.problems import Fault

SOURCE = {"title": "A data sheet", "url": "https://example.org/chips"}
CHIPS = {
    "h100": {
        "name": "H100",
        "kind": "gpu",
        "released": date(2022, 9, 20),
        "peaks": {"bf16": "1000 TFLOP/s", "fp32": "60 TFLOP/s"},
        "sparsity": 2,
        "tdp_w": 700,
        "source": SOURCE,
    },
    "tpu-v3": {
        "name": "TPU v3",
        "kind": "tpu",
        "peaks": {"bf16": "123 TFLOP/s"},
        "board": {"name": "Cloud TPU v3", "chips": 4, "peak": "420 TFLOP/s"},
        "source": SOURCE,
    },
}
HARDWARE = Hardware.from_data(typed("hardware", {"chips": CHIPS}))
H100 = {
    "method": "hardware-time",
    "hardware": "h100",
    "precision": "bf16",
    "count": "8",
    "time": "100 seconds",
}
TPU = {"method": "hardware-time", "hardware": "tpu-v3", "count": "2048", "time": "1 hours"}


def claim(
    *estimates: dict[str, Any], day: str = "2023-05-28", metric: dict[str, Any] | None = None, **keys: Any
) -> ClaimContext:
    """Return a claim on its track."""
    track = make_track(**({"metric": metric} if metric else {}))
    submission = make_submission("next", day, *estimates, **keys)
    return ClaimContext(submission=submission, track=track, hardware=HARDWARE, today=date(2026, 1, 1))


def priced(*estimates: dict[str, Any], kind: str = "training-efficiency", **keys: Any) -> RecordContext:
    """Return a record on its track."""
    record = build_record(
        make_submission("next", "2023-05-28", *estimates, **keys), Evidence(hardware=HARDWARE)
    )
    return RecordContext(record=record, track=make_track(kind=kind), baseline=None, hardware=HARDWARE)


def places(found: Iterator[Fault]) -> list[str]:
    """Return the pointers of what was found."""
    return [each.pointer for each in found]


def reported(flop: float) -> dict[str, Any]:
    """Return an estimate as reported."""
    return {"method": "reported", "compute": f"{flop:g} FLOP"}


@pytest.mark.parametrize(("flop", "found"), [(1.99e11, ["/compute/0"]), (2.01e11, [])])
def test_compute_is_at_least_one_token_through_all_parameters(flop: float, found: list[str]) -> None:
    """2 FLOP for each of 1e11 parameters."""
    other = {"method": "parameters", "parameters": "1e11", "tokens": "1e12"}
    assert places(floors.below_one_pass(priced(reported(flop), other))) == found


@pytest.mark.parametrize(
    ("flop", "epochs", "found"),
    [
        (1.99e12, "90", ["/compute/0"]),
        (2.01e12, "90", []),
        (0.99e12, "0.5", ["/compute/0"]),
        (1.01e12, "0.5", []),
    ],
)
def test_compute_is_at_least_a_forward_pass_over_the_examples(
    flop: float, epochs: str, found: list[str]
) -> None:
    """Or over as many of them as were seen."""
    other = {"method": "operations", "forward": "1e6 multiply-adds", "examples": "1e6", "epochs": epochs}
    assert places(floors.below_one_pass(priced(reported(flop), other))) == found


def test_a_share_of_a_run_sees_a_share_of_its_examples() -> None:
    """As a factor says."""
    share = [{"value": "0.1", "reason": "the level was reached after a tenth"}]
    other = {"method": "operations", "forward": "1e6 multiply-adds", "examples": "1e6", "factors": share}
    assert places(floors.below_one_pass(priced(other, reported(3e11)))) == []


def test_an_inference_has_no_pass_over_examples() -> None:
    """Two counts of one forward pass differ by a little."""
    other = {"method": "operations", "forward": "1e6 multiply-adds", "examples": "1", "backward": "0"}
    assert places(floors.below_one_pass(priced(reported(1.9e6), other, kind="inference-efficiency"))) == []


@pytest.mark.parametrize(
    ("tokens", "is_odd"), [(0.399e9, True), (0.401e9, False), (0.999e14, False), (1.001e14, True)]
)
def test_tokens_of_a_parameter_lie_between_limits(tokens: float, *, is_odd: bool) -> None:
    """Both ends."""
    context = priced({"method": "parameters", "parameters": "1e9", "tokens": f"{tokens:.6e}"})
    assert places(floors.tokens_per_parameter(context)) == ["/compute/0/tokens"] * is_odd


@pytest.mark.parametrize(
    ("seconds", "impossible", "unusual"),
    [
        ("99.9 seconds", True, False),
        ("100.1 seconds", False, True),
        ("133.2 seconds", False, True),
        ("133.5 seconds", False, False),
    ],
)
def test_chips_do_at_most_their_peak_and_rarely_three_quarters(
    seconds: str, *, impossible: bool, unusual: bool
) -> None:
    """8 chips of 1e15 FLOP/s take 100 seconds for 8e17 FLOP at their peak."""
    context = priced(reported(8e17), H100, wall_clock=seconds)
    assert places(speeds.faster_than_its_chips(context)) == ["/wall_clock"] * impossible
    assert places(speeds.faster_than_usual(context)) == ["/wall_clock"] * unusual


def test_what_another_precision_could_do_is_not_impossible() -> None:
    """Only unusual: the file names a slower one."""
    context = priced(reported(8e17), {**H100, "precision": "fp32"}, wall_clock="101 seconds")
    assert places(speeds.faster_than_its_chips(context)) == []
    assert places(speeds.faster_than_usual(context)) == ["/wall_clock"]


@pytest.mark.parametrize(("kwh", "found"), [(0.99, ["/energy"]), (1.01, [])])
def test_energy_is_at_least_what_the_best_chip_needs(kwh: float, found: list[str]) -> None:
    """3.6e6 J at 1e15 FLOP/s for 700 W; before that chip was out nobody knows."""
    energy = {"kwh": kwh, "basis": "metered", "boundary": "chips", "source": SOURCE}
    context = priced(reported(3.6e6 * 1e15 / 700), energy=energy)
    assert places(energies.energy_below_physics(context)) == found


@pytest.mark.parametrize(
    ("watts", "found"), [(19.9, ["/energy"]), (20.1, []), (2990, []), (3010, ["/energy"])]
)
def test_a_chip_draws_20_watts_to_3_kilowatts(watts: float, found: list[str]) -> None:
    """8 chips for 100 seconds."""
    kwh = watts * 800 / 3.6e6
    energy = {"kwh": kwh, "basis": "metered", "boundary": "server", "source": SOURCE}
    assert places(energies.energy_unlike_chips(priced(H100, energy=energy))) == found


def test_without_time_or_chips_nothing_is_too_fast() -> None:
    """Neither says it alone."""
    assert places(speeds.faster_than_its_chips(priced(reported(8e30), H100))) == []
    assert places(speeds.faster_than_its_chips(priced(reported(8e30), wall_clock="1 seconds"))) == []


@pytest.mark.parametrize(
    ("day", "time", "found"),
    [
        ("2022-09-19", "1 seconds", ["/compute/0/hardware"]),
        ("2022-09-21", "1 seconds", []),
        ("2022-10-20", "31 days", ["/compute/0/hardware"]),
        ("2022-10-20", "29 days", []),
        ("2022-10-20", "5000 days", []),
    ],
)
def test_a_run_begins_after_its_chips_came_out(day: str, time: str, found: list[str]) -> None:
    """A time above a year is that of many chips one after the other, and says nothing of a day."""
    assert places(chip_days.chip_before_release(claim({**H100, "time": time}, day=day))) == found


@pytest.mark.parametrize(
    ("estimate", "unit"), [(H100, "GPU"), (TPU, "TPU"), ({**H100, "hardware": "x"}, "GPU")]
)
def test_a_time_of_all_chips_is_hinted_in_theirs(estimate: dict[str, Any], unit: str) -> None:
    """GPU-hours of a TPU would be refused in turn."""
    (found,) = chip_days.time_of_all_chips(claim({**estimate, "time": "9000 hours"}))
    assert f"write chip_time: 9000 {unit}-hours instead" in found.hint


PERCENT = {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": "80"}
LOSS = {"name": "validation loss", "unit": "nats", "better": "lower", "target": "3.3"}
BLEU = {"name": "BLEU", "unit": "BLEU", "better": "higher", "target": "30"}
ELO = {"name": "Elo above the first", "unit": "Elo", "better": "higher", "target": "0"}


@pytest.mark.parametrize(
    ("metric", "value", "is_far"),
    [
        (PERCENT, "89.9", False),
        (PERCENT, "90.1", True),
        (PERCENT, "100", True),
        (PERCENT, "0.9", False),  # a fraction, of which another rule tells
        (LOSS, "3.01", False),
        (LOSS, "2.99", True),
        (LOSS, "0", True),
        (BLEU, "32.9", False),
        (BLEU, "33.1", True),
        (ELO, "199", False),
        (ELO, "201", True),
    ],
)
def test_a_result_is_near_its_target(metric: dict[str, Any], value: str, *, is_far: bool) -> None:
    """By the measure of its metric."""
    context = claim(metric=metric, result={"value": value})
    assert places(overshoot.result_far_beyond(context)) == ["/result/value"] * is_far


@pytest.mark.parametrize(
    ("name", "better", "is_odd"),
    [
        ("validation loss", "higher", True),
        ("validation loss", "lower", False),
        ("word error rate", "higher", True),
        ("WER on test-other", "higher", True),
        ("FID", "higher", True),
        ("top-5 accuracy", "lower", True),
        ("BLEU on newstest2014", "lower", True),
        ("box mAP", "lower", True),
        ("Elo above ELF OpenGo", "lower", True),
        ("win rate against the best", "lower", True),
        ("accuracy at a loss of 1 %", "lower", False),
        ("score", "lower", False),
        ("lossless size", "higher", False),
    ],
)
def test_a_metric_is_better_as_its_name_says(name: str, better: str, *, is_odd: bool) -> None:
    """Where the name says both or neither, nothing is asked."""
    track = make_track(metric={"name": name, "unit": "x", "better": better, "target": "3"})
    context = TrackContext(track=track, names=frozenset(), records=())
    assert places(directions.metric_direction(context)) == ["/metric/better"] * is_odd


@pytest.mark.parametrize(
    ("keys", "is_odd"),
    [
        ({"hardware": "h100", "precision": "bf16", "peak": "1240 TFLOP/s"}, False),
        ({"hardware": "h100", "precision": "bf16", "peak": "1260 TFLOP/s"}, True),
        ({"hardware": "h100", "precision": "bf16", "peak": "2000 TFLOP/s"}, False),  # peak-is-sparse tells
        ({"hardware": "h100", "precision": "fp32", "peak": "500 TFLOP/s"}, True),
        ({"hardware": "tpu-v3", "peak": "61.5 TFLOP/s"}, False),
        ({"peak": "2000 TFLOP/s"}, True),
        ({"peak": "420 TFLOP/s"}, True),
        ({"peak": "492 TFLOP/s"}, True),
        ({"peak": "1000 TFLOP/s"}, False),
        ({"peak": "1000 TFLOP/s", "precision": "fp32"}, False),  # of a chip that is not listed
        ({"peak": "777 TFLOP/s"}, False),
    ],
)
def test_a_peak_is_a_dense_one_of_one_chip(keys: dict[str, str], *, is_odd: bool) -> None:
    """As far as the chips are known."""
    context = claim({"method": "hardware-time", "time": "1 hours", "utilization": "0.3", **keys})
    assert places(odd_peaks.peak_of_no_chip(context)) == ["/compute/0/peak"] * is_odd


@pytest.mark.parametrize(
    ("keys", "names_date", "is_odd"),
    [
        ({"date_of": "release"}, False, True),
        ({"date_of": "announcement"}, True, False),
        ({}, False, False),  # the rules of dates tell
    ],
)
def test_an_early_date_has_a_source(keys: dict[str, Any], *, names_date: bool, is_odd: bool) -> None:
    """Whatever it is the date of."""
    given = {**reported(1e15), "sources": [{"title": "The page", "for": ["date"]}] if names_date else []}
    paper = {"title": "A paper", "url": "https://arxiv.org/abs/2306.00001"}
    context = claim({key: each for key, each in given.items() if each}, publication=paper, **keys)
    assert places(early_dates.early_date_without_source(context)) == ["/date"] * is_odd


def by_parameters(**keys: Any) -> dict[str, Any]:
    """Return an estimate by parameters."""
    return {"method": "parameters", "parameters": "46.7e9", "tokens": "1e12", **keys}


@pytest.mark.parametrize(
    ("model", "note", "is_odd"),
    [
        ("Mixtral-8x7B", "", True),
        ("Qwen3-30B-A3B", "", True),
        ("A 600B MoE", "", True),
        ("GShard", "A mixture of experts.", True),
        ("GShard", "A mixture of experts, all parameters that a token activates.", False),
        ("Mixtral-8x7B", "12.9e9 of 46.7e9 are active.", False),
        ("ResNeXt-101 32x8d", "", False),
        ("ViT-16x16", "", False),
        ("Moebius", "Checked by experts in the field.", False),
        ("Moebius", "Dense, not a mixture of experts.", False),
        ("GPT-3", "", False),
    ],
)
def test_parameters_of_experts_are_the_active_ones(model: str, note: str, *, is_odd: bool) -> None:
    """Where the words say neither, it is asked."""
    context = claim(by_parameters(**({"note": note} if note else {})), model=model)
    assert places(miscounted.total_parameters(context)) == ["/compute/0/parameters"] * is_odd


@pytest.mark.parametrize(
    ("note", "keys", "is_odd"),
    [
        ("2,048 TPU v3 cores.", {}, True),
        ("2048 cores", {}, True),
        ("A 2048-core slice.", {}, True),
        ("4,096 cores, which are 2,048 chips.", {}, False),
        ("12048 cores", {}, False),
        ("2048 chips", {}, False),
        ("2048 cores of 61.5 TFLOP/s", {"peak": "61.5 TFLOP/s"}, False),
    ],
)
def test_cores_are_not_counted_as_chips(note: str, keys: dict[str, str], *, is_odd: bool) -> None:
    """But where the peak is that of a core."""
    context = claim({**TPU, **keys, "note": note})
    assert places(miscounted.cores_for_chips(context)) == ["/compute/0/count"] * is_odd


@pytest.mark.parametrize(
    ("where", "utilization", "is_odd"),
    [
        ("HFU of 57.8 %", "0.578", True),
        ("a hardware FLOPs utilization of 57.8 %", "0.578", True),
        ("MFU 46.2 %, HFU 57.8 %", "0.578", True),
        ("MFU 46.2 %, HFU 57.8 %", "0.462", False),
        ("MFU of 46.2 %", "0.462", False),
        ("Table 3", "0.578", False),
    ],
)
def test_a_utilization_is_that_of_the_model(where: str, utilization: str, *, is_odd: bool) -> None:
    """By the words beside the number."""
    given = {**H100, "utilization": utilization, "sources": [{"title": "The paper", "where": where}]}
    assert places(miscounted.hardware_utilization(claim(given))) == ["/compute/0/utilization"] * is_odd
