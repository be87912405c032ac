"""The method learning-curve prices x at the crossing, line by line."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.methods import LearningCurve, build_record
from effsota.model import Better, Curve, Evidence, Metric, Priced
from effsota.reading.curve.csvfile import parse_curve
from tests.builders.claims import HARDWARE, make_submission
from tests.known_architectures import KNOWN

LOSS = Metric(name="val loss", unit="nats", better=Better.LOWER, target=3.28)
CSV = b"step,epoch,examples,tokens,seconds,flop,loss\n1,1,10,100,5,1e15,4\n2,2,20,200,10,2e15,3.2\n"


def price(**estimate: Any) -> Priced:
    """Return a learning-curve estimate priced on the curve above."""
    curve = parse_curve(CSV)
    assert isinstance(curve, Curve)
    claim = make_submission(
        "a", "2024-05-28", {"method": "learning-curve", "curve": "a.csv", "y": "loss", **estimate}
    )
    evidence = Evidence(
        hardware=HARDWARE,
        curves={"submissions/level/a.csv": curve},
        metric=LOSS,
        folder="submissions/level",
    )
    return build_record(claim, evidence).estimates[0]


OPERATIONS = {"method": "operations", "forward": "7 multiply-adds"}
TEXT = {"method": "architecture", "config": KNOWN["gpt2"].flat, "context": 512}
# Of each token: the matrices of 12 layers, what is done over 512 tokens, and the output layer.
OF_TEXT = 12 * (12 * 768**2 + 2 * 512 * 768) + 768 * 50257
LAYERS = {"method": "architecture", "layers": [{"layer": "dense", "in": 3, "out": 4}]}
PARAMETERS = {"method": "parameters", "parameters": 11}


@pytest.mark.parametrize(
    ("x", "cost", "flop"),
    [
        ("flop", None, 2e15),
        ("examples", OPERATIONS, 20 * 7 * 2 * 3),
        ("epoch", {**OPERATIONS, "examples": 30}, 2 * 30 * 7 * 2 * 3),
        ("step", {**OPERATIONS, "batch": 8}, 2 * 8 * 7 * 2 * 3),
        ("tokens", PARAMETERS, 6 * 11 * 200),
        ("epoch", {**PARAMETERS, "tokens": 90}, 6 * 11 * 90 * 2),
        ("step", {**PARAMETERS, "batch": 16}, 6 * 11 * 16 * 2),
        ("tokens", TEXT, 6 * OF_TEXT * 200),
        ("epoch", {**TEXT, "tokens": 900}, 6 * OF_TEXT * 900 * 2),
        ("step", {**TEXT, "batch": 1024}, 6 * OF_TEXT * 1024 * 2),
        ("examples", TEXT, 6 * OF_TEXT * 512 * 20),
        ("epoch", {**TEXT, "examples": 30}, 6 * OF_TEXT * 512 * 30 * 2),
        ("step", {**LAYERS, "batch": 64}, 6 * 12 * 64 * 2),
        ("examples", LAYERS, 6 * 12 * 20),
        ("seconds", {"method": "hardware-time", "peak": "1 TFLOP/s", "utilization": 0.5}, 10 * 1e12 * 0.5),
    ],
)
def test_x_at_the_crossing_is_priced_by_the_method_of_its_cost(
    x: str, cost: dict[str, Any] | None, flop: float
) -> None:
    """Each x column takes the place of what the method would otherwise be told."""
    estimate = {"x": x} if cost is None else {"x": x, "cost": cost}
    assert price(**estimate).compute_flop == pytest.approx(flop)


def test_the_sum_shows_every_term() -> None:
    """The first record of the speedrun reads: steps × tokens a step × 6 × parameters."""
    priced = price(x="step", cost={"method": "parameters", "parameters": 123.6e6, "batch": 524288})
    assert [(term.text, term.what) for term in priced.terms] == [
        ("2 steps", "step at the first logged point that meets the target"),
        ("524,288 tokens", "tokens per step"),
        ("6", "2 forward and 4 backward"),
        ("123,600,000", "active parameters"),
    ]
    assert priced.terms[0].note == "loss 3.2, line 3 of the curve"


def test_factors_multiply_a_curve_too() -> None:
    """An ensemble of five costs five times its curve."""
    factors = [{"value": 5, "reason": "an ensemble of 5"}]
    assert price(x="flop", factors=factors).compute_flop == pytest.approx(1e16)


def test_a_curve_of_another_record_is_named_by_its_path() -> None:
    """One curve serves several tracks without a copy."""
    files = [
        LearningCurve(curve=name, x="flop", y="loss").file_in("submissions/level")
        for name in ("other/run", "a.csv")
    ]
    assert files == ["submissions/other/run.csv", "submissions/level/a.csv"]
