"""The kinds of track: each a value, in the schema and in one tuple, and nowhere else by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from effsota.model import KINDS, Kind
from effsota.model.kinds import find_kind
from tests.present import present

ROOT = Path(__file__).parents[3]
HOME = ROOT / "src" / "effsota" / "model" / "kinds.py"


def test_the_schema_knows_the_same_kinds() -> None:
    """What a file may say and what the program knows, both ways."""
    schema = json.loads((ROOT / "schema" / "track.schema.json").read_text("utf-8"))
    assert schema["properties"]["kind"]["enum"] == [kind.id for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_is_found_by_its_id(kind: Kind) -> None:
    """Itself, not a copy: kinds are compared by what they are."""
    assert find_kind(kind.id) is kind


def test_nothing_else_names_a_kind() -> None:
    """All else asks the kind, so that another one needs nothing elsewhere; the importer writes one."""
    names = [kind.id.upper().replace("-", "_") for kind in KINDS]
    source = [path for path in present((ROOT / "src" / "effsota").rglob("*.py")) if path != HOME]
    assert [path.name for path in source if any(name in path.read_text("utf-8") for name in names)] == []
    said = [path.name for path in source if any(f'"{kind.id}"' in path.read_text("utf-8") for kind in KINDS)]
    assert said == ["epoch.py"]


def kind_of(kind_id: str) -> Kind:
    """Return a kind of the tuple."""
    return find_kind(kind_id)


def test_where_less_is_better_a_factor_is_how_many_times_less() -> None:
    """100 to 25 is a reduction of 4."""
    kind = kind_of("training-efficiency")
    assert kind.factor_between(100, 25) == 4
    assert kind.effort_of(25) < kind.effort_of(100)
    assert (kind.factor_key, kind.factor_name, kind.frontier_name) == (
        "reduction_factor",
        "Reduction",
        "Least compute",
    )


def test_where_more_is_better_a_factor_is_how_many_times_more() -> None:
    """25 to 100 is a growth of 4."""
    kind = kind_of("compute-trend")
    assert kind.factor_between(25, 100) == 4
    assert kind.effort_of(100) < kind.effort_of(25)
    assert (kind.factor_key, kind.factor_name, kind.frontier_name) == (
        "growth_factor",
        "Growth",
        "Most compute",
    )


def test_what_doubles_is_efficiency_or_what_grows() -> None:
    """In the words of a doubling time."""
    assert kind_of("training-efficiency").what_doubles == "efficiency"
    assert kind_of("compute-trend").what_doubles == "compute"
