"""What a claim of its kind always has: just below and just above the limits of asking for it."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.judging.rules import ClaimContext
from effsota.judging.rules.doubts import left_out
from effsota.model import Hardware
from tests.builders.claims import make_submission, make_track
from tests.builders.typed import typed

NO_CHIPS = Hardware.from_data(typed("hardware", {"chips": {}}))


def claim(day: str, examples: str, kind: str) -> ClaimContext:
    """Return a claim of forward passes alone."""
    forward = {"method": "operations", "forward": "1e9 FLOP", "examples": examples, "backward": "0"}
    return ClaimContext(
        submission=make_submission("next", day, forward),
        track=make_track(kind=kind),
        hardware=NO_CHIPS,
        today=date(2026, 1, 1),
    )


@pytest.mark.parametrize(("examples", "is_odd"), [("1", False), ("150", False), ("151", True)])
def test_an_inference_takes_as_many_passes_as_views(examples: str, *, is_odd: bool) -> None:
    """A level may need several."""
    found = left_out.examples_of_inference(claim("2020-01-01", examples, "inference-efficiency"))
    assert [each.pointer for each in found] == ["/compute/0/examples"] * is_odd


@pytest.mark.parametrize(("day", "is_odd"), [("1986-10-08", False), ("1986-10-09", True)])
def test_training_sends_something_back_since_it_is_usual(day: str, *, is_odd: bool) -> None:
    """Before, most learned otherwise."""
    found = left_out.training_without_backward(claim(day, "100", "training-efficiency"))
    assert [each.pointer for each in found] == ["/compute/0"] * is_odd
