"""What a submission says of how it came about has a source, and a source vouches for something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from effsota.judging.rules import told_changes
from effsota.judging.rules.context import ClaimContext
from tests.builders.claims import HARDWARE, make_submission, make_track

PAGE = {"title": "The page"}


def context(**keys: Any) -> ClaimContext:
    """Return a submission with some keys."""
    return ClaimContext(
        submission=make_submission("a", "2019-05-28", **keys),
        track=make_track(),
        hardware=HARDWARE,
        today=date(2026, 11, 22),
    )


@pytest.mark.parametrize(
    ("keys", "pointers"),
    [
        ({"changes": ["algorithm"]}, ["/changes"]),
        ({"made_by": "people"}, ["/made_by"]),
        ({"changes": ["data"], "made_by": "both", "change_sources": [PAGE]}, []),
        (
            {"changes": ["data"], "made_by": "both", "change_sources": [{**PAGE, "for": ["changes"]}]},
            ["/made_by"],
        ),
        ({"builds_on": ["level/b"]}, []),
    ],
)
def test_what_is_said_of_a_change_has_a_source(keys: dict[str, Any], pointers: list[str]) -> None:
    """One without `for` vouches for all; what a record builds on may go without."""
    assert [fault.pointer for fault in told_changes.change_without_source(context(**keys))] == pointers


@pytest.mark.parametrize(
    ("keys", "pointers"),
    [
        ({}, ["/change_sources/0"]),
        ({"builds_on": ["level/b"]}, ["/change_sources/0/for/0"]),
        ({"changes": ["data"]}, []),
    ],
)
def test_a_source_of_a_change_vouches_for_something(keys: dict[str, Any], pointers: list[str]) -> None:
    """For what the submission gives, by the key that it gives."""
    source = {**PAGE, "for": ["changes"]} if keys else PAGE
    found = told_changes.change_source_for_nothing(context(**keys, change_sources=[source]))
    assert [fault.pointer for fault in found] == pointers
