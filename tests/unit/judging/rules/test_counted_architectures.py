"""A printed forward pass beside the layers of its network."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.counted_architectures import forward_passes_differ
from tests.builders.claims import HARDWARE, make_submission, make_track

LAYERS = {"method": "architecture", "layers": [{"layer": "dense", "in": 1000, "out": 1000}], "examples": 1}


@pytest.mark.parametrize(
    ("forward", "is_told"),
    [
        ("1.099e6 multiply-adds", False),
        ("1.101e6 multiply-adds", True),
        ("0.91e6 multiply-adds", False),
        ("0.90e6 multiply-adds", True),
        ("2.1e6 FLOP", False),
        (
            [{"what": "a half", "value": "1e6 FLOP"}, {"what": "another", "value": "0.5e6 multiply-adds"}],
            False,
        ),
    ],
)
def test_a_tenth_apart_is_told(forward: object, is_told: bool) -> None:  # noqa: FBT001
    """Counters differ by less: strides, heads, a layer in front."""
    stated = {"method": "operations", "forward": forward, "examples": 1}
    context = ClaimContext(
        submission=make_submission("a", "2019-05-28", stated, LAYERS),
        track=make_track(),
        hardware=HARDWARE,
        today=date(2026, 11, 22),
    )
    assert bool([*forward_passes_differ(context)]) == is_told
