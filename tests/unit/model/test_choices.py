"""Words that a file may choose from: the schema and the program know the same ones, in one order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota.model import (
    RESOURCES,
    Better,
    Bound,
    ChangeOf,
    DateOf,
    Decided,
    DecidedBy,
    Domain,
    EnergyBasis,
    EnergyBoundary,
    Fit,
    MadeBy,
    Reaching,
    RestatedAs,
    RuleChangeOf,
    StatusBy,
    StatusName,
)

if TYPE_CHECKING:
    from enum import StrEnum

SCHEMAS = Path(__file__).parents[3] / "schema"


def choices(schema: str, pointer: str) -> list[str]:
    """Return what the schema of a kind of file lets be chosen at a pointer."""
    node: Any = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    for key in pointer.strip("/").split("/"):
        node = node[key]
    found: list[str] = node["enum"]
    return found


@pytest.mark.parametrize(
    ("schema", "pointer", "known"),
    [
        ("track", "/properties/domain", Domain),
        ("track", "/properties/fit", Fit),
        ("track", "/$defs/metric/properties/better", Better),
        ("track", "/$defs/metric/properties/runs", Reaching),
        ("submission", "/properties/date_of", DateOf),
        ("submission", "/properties/bound", Bound),
        ("submission", "/$defs/status-word", StatusName),
        ("submission", "/$defs/energy/properties/basis", EnergyBasis),
        ("submission", "/$defs/energy/properties/boundary", EnergyBoundary),
        ("submission", "/$defs/status-reason/properties/by", StatusBy),
        ("submission", "/$defs/change-of", ChangeOf),
        ("submission", "/properties/made_by", MadeBy),
        ("submission", "/$defs/restatement/properties/is", RestatedAs),
        ("track", "/$defs/rule-change/properties/changes", RuleChangeOf),
        ("decisions", "/$defs/decision/properties/decision", Decided),
        ("decisions", "/$defs/decision/properties/by", DecidedBy),
    ],
)
def test_the_schema_and_the_program_know_the_same_words(
    schema: str, pointer: str, known: type[StrEnum]
) -> None:
    """One more is a line in each, and this says where the other is."""
    assert choices(schema, pointer) == [word.value for word in known]


def test_a_track_may_rank_by_every_resource_that_a_record_may_state() -> None:
    """By its key, in one order."""
    assert choices("track", "/properties/resource") == [resource.key for resource in RESOURCES]
