"""Of every kind of input a sample of what `make fuzz` tries: each is told in words, or makes sense.

And faults put back where they were: what tries so much has to find them.
"""

from __future__ import annotations

import json
import random
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from effsota.boards.trend import fitted
from effsota.boards.trend.line import fit_entries
from effsota.pipeline import shapes
from effsota.reading.schema import Checked, check_shape
from tests.fuzz.__main__ import Tally, try_kind
from tests.fuzz.kinds import Kind, Trial, kinds
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from effsota.boards.trend.line import FittedLine
    from effsota.model import Entry
    from effsota.reading.document import Document
    from effsota.reading.schema import Schema

MOST_SYSTEMATIC, MOST_RANDOM = 12, 8


@pytest.fixture(autouse=True)
def _see_what_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EFFSOTA_DEBUG", "1")


def sample(kind: Kind, count: int) -> Iterator[Trial]:
    """Yield some of a kind's systematic mutants, spread over all of them, the same in every run."""
    every = list(kind.systematic())
    step = max(1, len(every) // count)
    return islice(every, 0, None, step)


def test_an_input_is_told_in_words_or_makes_sense() -> None:
    """Of each kind a sample of the systematic mutants, and of those at random."""
    for kind in present(kinds()):
        tally, dice = Tally(most_seconds=60), random.Random(kind.name)  # noqa: S311  # the same every time
        for what, make, use in sample(kind, MOST_SYSTEMATIC):
            tally.try_one(what, make(), use)
        for number in range(MOST_RANDOM):
            tally.try_one(f"{number}", *kind.at_random(dice))
        assert tally.tried >= MOST_RANDOM
        assert tally.causes == {}, kind.name


def kind_of(name: str) -> Kind:
    """Return a kind of input."""
    return next(kind for kind in kinds() if kind.name == name)


def found_by(name: str, count: int = 200, *, is_systematic: bool = True) -> str:
    """Return the causes that are found in a kind of input."""
    kind = kind_of(name)
    tally = try_kind(kind, count=count, until=float("inf"), seed=0, is_systematic=is_systematic)
    return " ".join(tally.causes)


def test_a_shape_that_nobody_checks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a misspelt method was a violation without words, and the data were handed on."""

    def handing_on(document: Document, schema: Schema) -> Checked:
        found = check_shape(document, schema)
        is_method = any("ethod" in fault.pointer for fault in found.faults)
        return Checked(document.data, ()) if is_method else found

    monkeypatch.setattr(shapes, "check_shape", handing_on)
    tally = Tally(most_seconds=60)
    for what, make, use in kind_of("submission").systematic():
        if "method called" in what and not tally.causes:
            tally.try_one(what, make(), use)
    assert "KeyError" in " ".join(tally.causes)


def test_a_rate_of_a_day_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records a day apart grow in a year by more than a number holds."""

    def growing(entries: Sequence[Entry], start: date) -> FittedLine | None:
        line = fit_entries(entries, start)
        return line if line is None or 2 ** (12 * line.slope) else None

    monkeypatch.setattr(fitted, "LEAST_MONTHS", 0.0)
    monkeypatch.setattr(fitted, "fit_entries", growing)
    tally = Tally()
    tally.try_one("whole", *kind_of("edges").seeds[0])
    assert "OverflowError" in " ".join(tally.causes)


def test_an_infinite_value_of_a_log_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """1e309 is read as infinity where nobody asks."""
    monkeypatch.setattr("effsota.bringing.logs.settle.MOST_VALUE", float("inf"))
    assert "an infinite value" in found_by("log", 600, is_systematic=False)


def test_json_that_python_refuses_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of digits, thousands of brackets."""
    monkeypatch.setattr("effsota.bringing.logs.delimited.parse_json", json.loads)
    causes = found_by("json", 400)
    assert "JSONDecodeError" in causes
    assert "ValueError" in causes
