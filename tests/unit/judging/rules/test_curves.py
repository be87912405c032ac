"""Rules on learning curves: each finds its fault and lets a good claim pass."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.crossings import CROSSING_RULES
from effsota.judging.rules.curves import CURVE_RULES
from effsota.model import Curve
from effsota.problems import Fault
from effsota.reading.curve.csvfile import parse_curve
from tests.builders.claims import HARDWARE, make_submission, make_track
from tests.known_architectures import KNOWN

GOOD = "epoch,top5\n1,60\n2,79.2\n3,80\n"
COST = {"method": "operations", "forward": "0.39e9 multiply-adds", "examples": 1.28e6}
RESULT = {"value": 79.2}
FILE = "submissions/level/a.csv"


def found(
    csv: str | None = GOOD, *, result: dict[str, Any] | None = None, **keys: Any
) -> list[tuple[str, Fault]]:
    """Return what the rules say of a claim on a curve, with the name of each rule."""
    estimate = {"method": "learning-curve", "curve": "a.csv", "x": "epoch", "y": "top5", "cost": COST, **keys}
    estimate = {key: value for key, value in estimate.items() if value is not None}
    curve = None if csv is None else parse_curve(csv.encode())
    context = ClaimContext(
        submission=make_submission("a", "2019-05-28", estimate, result=result or RESULT),
        track=make_track(),
        hardware=HARDWARE,
        today=date(2026, 11, 22),
        curves={FILE: curve if isinstance(curve, Curve) else None},
    )
    rules = (*CURVE_RULES, *CROSSING_RULES)
    return [(rule.name, fault) for rule in rules for fault in rule.check(context)]


def test_a_good_curve_passes() -> None:
    """Nothing is said of a curve that rises through its target."""
    assert found() == []


CASES: dict[str, tuple[dict[str, Any], Fault]] = {
    "curve-not-found": (
        {"curve": "elsewhere/a"},
        Fault(
            "/compute/0/curve",
            "there is no curve submissions/elsewhere/a.csv",
            "put a.csv beside a.yaml, or write <track>/<submission> of the record that has the curve",
        ),
    ),
    "curve-unreadable": (
        {"csv": None, "curve": "level/a"},
        Fault("/compute/0/curve", f"{FILE} cannot be read", "mend the faults that are shown for it"),
    ),
    "curve-column-missing": (
        {"y": "top1"},
        Fault("/compute/0/y", 'the curve has no y column "top1"', "it has: top5"),
    ),
    "curve-metric-scale": (
        {"csv": "epoch,top5\n1,0.6\n2,0.792\n"},
        Fault(
            "/compute/0/y",
            "top5 looks like a fraction (at most 0.792); the track counts in percent",
            "multiply the column by 100",
        ),
    ),
    "curve-never-reaches-target": (
        {"csv": "epoch,top5\n1,60\n2,78.9\n3,78\n"},
        Fault(
            "/compute/0/curve",
            "top5: best 78.9 at epoch 2; target 79.1 not reached",
            "what does not reach the level is not a submission",
        ),
    ),
    "curve-gap-at-crossing": (
        {"csv": "epoch,top5\n1,60\n2,\n3,79.2\n"},
        Fault(
            "/compute/0/curve",
            "top5 is empty in line 3, beside the crossing",
            "fill the cell, or take rows without the metric out",
        ),
    ),
    "curve-contradicts-result": (
        {"result": {"value": 83}},
        Fault(
            "/result/value",
            "the result says 83, the curve 79.2 at its crossing",
            "write 79.2: compute is counted up to that point",
        ),
    ),
    "curve-crosses-at-first-point": (
        {"csv": "epoch,top5\n5,79.2\n6,80\n"},
        Fault(
            "/compute/0/curve",
            "the first logged point (epoch 5) already meets the target",
            "log earlier points: the true crossing lies before it",
        ),
    ),
    "curve-ends-short": (
        {"csv": "epoch,top5\n1,60\n2,79.2\n3,78\n"},
        Fault(
            "/compute/0/curve",
            "top5 meets the target once and ends at 78, below it",
            "say in answers why the first crossing is no luck",
        ),
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_its_fault_and_nothing_else_does(rule: str) -> None:
    """One broken thing gives one message."""
    keys, fault = CASES[rule]
    assert found(**keys) == [(rule, fault)]


PRICED_BY = "operations, parameters, architecture or hardware-time"
COUNTED = {"method": "architecture", "config": KNOWN["gpt2"].flat, "context": 512}
STEPS = "step,top5\n1,60\n2,79.2\n3,80\n"
COSTS: tuple[tuple[dict[str, Any], Fault], ...] = (
    (
        {"cost": None},
        Fault(
            "/compute/0/x",
            "nothing says what epoch costs",
            f"say under cost what one unit of x costs, by {PRICED_BY}",
        ),
    ),
    (
        {"cost": {"method": "hardware-time", "peak": "1 TFLOP/s", "utilization": 0.3}},
        Fault("/compute/0/cost/method", "hardware-time does not price epoch", "it prices seconds"),
    ),
    (
        {"cost": {"method": "parameters", "parameters": 1e6}},
        Fault("/compute/0/cost", "the cost of one epoch is not given", "add tokens: tokens in one epoch"),
    ),
    (
        {"x": "step", "csv": STEPS, "cost": {**COUNTED, "batch": 511}},
        Fault(
            "/compute/0/cost/batch",
            "a step of 511 tokens is less than one sequence of 512",
            "write how many tokens a step has: sequences times their length",
        ),
    ),
    (
        {"cost": {**COUNTED, "tokens": 9, "examples": 9}},
        Fault("/compute/0/cost/examples", "with x in epoch, examples is not part of the cost", "take it out"),
    ),
    (
        {"cost": {**COST, "batch": 64}},
        Fault("/compute/0/cost/batch", "with x in epoch, batch is not part of the cost", "take it out"),
    ),
)


@pytest.mark.parametrize(("keys", "fault"), COSTS)
def test_a_cost_prices_exactly_what_x_leaves_open(keys: dict[str, Any], fault: Fault) -> None:
    """The swept quantity is left out, and nothing else."""
    assert found(**keys) == [("curve-cost-unfit", fault)]
