"""The status, the result against the metric, and what sources vouch for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.judging.rules import submissions as claims
from tests.builders.claims import make_track
from tests.builders.judged import claim, messages

OPERATIONS = {"method": "operations", "forward": "1 GFLOP", "examples": 1.0, "backward": 0.0}


def judge_result(value: float, **metric: object) -> list[str]:
    """Return the names of the rules that a result breaks."""
    whole = {"name": "m", "unit": "%", "better": "higher", "target": 79.1, **metric}
    context = claim(result={"value": value}, track=make_track(metric=whole))
    checks = (
        claims.result_misses_target,
        claims.percent_given_as_fraction,
        claims.fraction_given_as_percent,
        claims.result_out_of_range,
    )
    return [check.__name__ for check in checks if list(check(context))]


@pytest.mark.parametrize(
    ("value", "metric", "broken"),
    [
        (79.1, {}, []),
        (79.0, {}, ["result_misses_target"]),
        (79.0, {"tolerance": 0.1}, []),
        (3.29, {"unit": "nats", "better": "lower", "target": 3.28}, ["result_misses_target"]),
        (0.791, {}, ["percent_given_as_fraction"]),
        (79.1, {"unit": "share", "target": 0.791}, ["fraction_given_as_percent"]),
        (0.5, {"target": 0.6}, ["result_misses_target"]),
        (1.1, {"unit": "bits", "better": "lower", "target": 0.9}, ["result_misses_target"]),
        (791.0, {}, ["result_out_of_range"]),
        (104.0, {"better": "lower", "target": 110.0}, []),
        (100.0, {}, []),
        (100.1, {}, ["result_out_of_range"]),
        (0.0, {"better": "lower"}, []),
        (-0.1, {"better": "lower"}, ["result_out_of_range"]),
        # Half to twice the target, a hundred times off, is a slip of the unit.
        (0.4, {"target": 80.0}, ["percent_given_as_fraction"]),
        (0.39, {"target": 80.0}, ["result_misses_target"]),
        (0.8, {"target": 40.0}, ["percent_given_as_fraction"]),
        (0.81, {"target": 40.0}, ["result_misses_target"]),
        (40.0, {"unit": "share", "target": 0.8}, ["fraction_given_as_percent"]),
        (39.9, {"unit": "share", "target": 0.8}, []),
        (50.0, {"unit": "share", "target": 0.25}, ["fraction_given_as_percent"]),
        (50.1, {"unit": "share", "target": 0.25}, []),
        # A target above one is no fraction, one of at most one no percentage.
        (90.0, {"unit": "share", "target": 1.0}, ["fraction_given_as_percent"]),
        (90.0, {"unit": "share", "target": 1.01}, []),
        (0.9, {"target": 1.0}, ["result_misses_target"]),
        (0.9, {"target": 1.01}, ["result_misses_target"]),
    ],
)
def test_a_result_breaks_at_most_one_rule(value: float, metric: dict[str, object], broken: list[str]) -> None:
    """A hundred times off is a slip of the unit, everything else a miss."""
    assert judge_result(value, **metric) == broken


def test_a_withdrawn_submission_may_miss_the_target() -> None:
    """That may be why it was withdrawn."""
    context = claim(result={"value": 1.5}, status="withdrawn")
    assert messages(claims.result_misses_target(context)) == []


def test_a_track_with_faults_of_its_own_says_nothing_about_results() -> None:
    """Its metric is not known."""
    context = replace(claim(result={"value": 1.5}), track=None)
    assert messages(claims.result_misses_target(context)) == []
    assert messages(claims.result_missing(context)) == []


@pytest.mark.parametrize("name", ["disputed", "withdrawn"])
def test_a_status_says_why_and_since_when(name: str) -> None:
    """The word alone is not enough."""
    assert messages(claims.status_without_reason(claim(status=name))) == [
        f'"{name}" stands without a reason and a date'
    ]


def test_accepted_needs_no_reason() -> None:
    """It is the rule."""
    assert messages(claims.status_without_reason(claim(status="accepted"))) == []


def test_inference_counts_no_backward_pass() -> None:
    """Two forward passes' worth by default, so it must be written."""
    track = make_track(kind="inference-efficiency")
    counted = claim("2019-05-28", {**OPERATIONS, "backward": 2.0}, track=track)
    assert messages(claims.training_counted_as_inference(counted)) == [
        "the backward pass is counted as 2 forward passes in an inference track"
    ]
    assert not list(claims.training_counted_as_inference(claim("2019-05-28", OPERATIONS, track=track)))


def test_a_source_vouches_for_inputs_that_exist() -> None:
    """`epoch` is not `epochs`."""
    sources = [{"title": "A paper", "for": ["epoch", "forward"]}]
    context = claim("2019-05-28", {**OPERATIONS, "sources": sources})
    assert messages(claims.source_for_nothing(context)) == [
        '"epoch" is not an input of the method "operations"'
    ]
