"""Slips of form are told, and what only looks like one is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from effsota.judging.rules import ClaimContext, TrackContext, slips_of_form
from effsota.judging.rules.context import NO_CHIPS
from tests.builders.claims import make_submission, make_track

METRIC = {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": 79.1}


def authored(*authors: str) -> ClaimContext:
    """Return a claim of a paper by these authors."""
    publication = {"title": "A paper", "url": "https://example.org/a", "authors": list(authors)}
    claim = make_submission("a", "2020-01-01", publication=publication)
    return ClaimContext(submission=claim, track=None, hardware=NO_CHIPS, today=date(2026, 1, 1))


def tracked(**keys: Any) -> TrackContext:
    """Return a track whose metric has these keys."""
    return TrackContext(track=make_track(metric={**METRIC, **keys}), names=frozenset(), records=())


@pytest.mark.parametrize(
    ("author", "hint"),
    [
        ("Jane Doe and John Roe", "write authors: [A Body, Jane Doe, John Roe]"),
        ("Jane Doe, John Roe", "write authors: [A Body, Jane Doe, John Roe]"),
        ("Jane Doe, John Roe, and Jim Poe", "write authors: [A Body, Jane Doe, John Roe, Jim Poe]"),
        ("Jane Doe; John Roe", "write authors: [A Body, Jane Doe, John Roe]"),
        ("Jane Doe & John Roe", "write authors: [A Body, Jane Doe, John Roe]"),
        *(
            (left, "write all authors, each as an item of its own, or those that the source names first")
            for left in ("Jane Doe et al.", "others", "Jane Doe and others", "and 12 more", "Jane Doe & more")
        ),
    ],
)
def test_authors_in_one_item_are_told(author: str, hint: str) -> None:
    """With the list to write, those before included."""
    (fault,) = slips_of_form.authors_in_one_item(authored("A Body", author))
    assert (fault.pointer, fault.hint) == ("/publication/authors/1", hint)


@pytest.mark.parametrize(
    "author",
    [
        "OpenAI and Microsoft",
        "@a_body & AI system X",
        "Llama Team, AI @ Meta",
        "Sandy Anderson",
        "Thomas More",
        "Martin Luther King, Jr.",
    ],
)
def test_one_author_is_left_alone(author: str) -> None:
    """A bureau, a handle, a system, a suffix."""
    assert [*slips_of_form.authors_in_one_item(authored(author))] == []


@pytest.mark.parametrize(
    ("examples", "is_told"),
    [
        ("1.281", True),
        ("999.999", True),
        ("1000.123", False),
        ("1.28", False),
        ("1.2812", False),
        ("1.281e3", False),
    ],
)
def test_a_count_with_three_decimals_is_asked_about(examples: str, *, is_told: bool) -> None:
    """The point parts thousands to many; with another number of decimals it cannot."""
    estimate = {"method": "operations", "forward": "1 GFLOP", "examples": examples}
    claim = make_submission("a", "2020-01-01", estimate)
    context = ClaimContext(submission=claim, track=None, hardware=NO_CHIPS, today=date(2026, 1, 1))
    assert bool([*slips_of_form.count_with_three_decimals(context)]) is is_told


@pytest.mark.parametrize(("target", "is_told"), [(1, True), (1.01, False), (0.9, True), (79.1, False)])
def test_a_target_of_at_most_one_percent_is_asked_about(target: float, *, is_told: bool) -> None:
    """It looks like a fraction."""
    assert bool([*slips_of_form.target_is_fraction(tracked(target=target))]) is is_told


def test_a_target_of_another_unit_is_left_alone() -> None:
    """A share is at most 1."""
    assert [*slips_of_form.target_is_fraction(tracked(target=0.9, unit="share"))] == []


@pytest.mark.parametrize(("tolerance", "is_told"), [(10, False), (10.01, True), (0.1, False), (60, True)])
def test_a_tolerance_above_a_tenth_of_the_target_is_asked_about(tolerance: float, *, is_told: bool) -> None:
    """A level that is missed by more is hardly one."""
    found = [*slips_of_form.tolerance_is_large(tracked(target=100, tolerance=tolerance))]
    assert bool(found) is is_told
