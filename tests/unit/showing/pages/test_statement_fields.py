"""What the calculator asks for a statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from effsota.disk.folder import read_bundle
from effsota.methods import METHODS
from effsota.model.training_phases import TrainingPhase
from effsota.pipeline.stating import read_ground, state_compute
from effsota.reading.schema import read_schema
from effsota.showing.forms import method_fields
from effsota.showing.pages.statement_fields import EXAMPLE, OfferedMethod, build_statement_view

SCHEMA = read_schema((Path(__file__).parents[4] / "schema/submission.schema.json").read_bytes())


def test_its_example_has_every_kind_of_phase_and_is_stated() -> None:
    """By the terminal."""
    found = state_compute(EXAMPLE, ground=read_ground(read_bundle()), today=date(2026, 11, 28))
    assert (found.errors, found.warnings) == ((), ())
    assert {each["phase"] for each in EXAMPLE["phases"]} == {*TrainingPhase}


def test_an_estimate_of_a_phase_has_the_fields_of_its_method() -> None:
    """What is seldom said stands apart; sources come with every method, and what it is called is fixed."""
    offered = [
        OfferedMethod(id=each.name, title=each.title, fields=method_fields(SCHEMA, each))
        for each in METHODS
        if each.name == "parameters"
    ]
    part = build_statement_view(SCHEMA, offered, ()).parts["stated-parameters"]
    assert [field.key for field in part.near][:3] == ["method", "parameters", "tokens"]
    assert {"epochs", "backward"} <= {field.key for field in part.further}
    assert part.further[-1].key == "sources"
