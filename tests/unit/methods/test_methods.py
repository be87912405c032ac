"""What a method says of itself, and what schema/submission.schema.json says of it, are the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import NODEFAULT
from msgspec.structs import fields

from effsota.methods import COSTS, METHODS

if TYPE_CHECKING:
    from effsota.model import Method

SCHEMA = json.loads((Path(__file__).parents[3] / "schema/submission.schema.json").read_text("utf-8"))
DEFINITIONS: dict[str, Any] = SCHEMA["$defs"]
# What every estimate may say beside its method and the method's own keys.
ABOUT = (
    "what",
    "factors",
    "uncertainty",
    "low",
    "high",
    "sources",
    "run",
    "by",
    "confirmed",
    "published",
    "note",
)

each_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
each_cost = pytest.mark.parametrize("method", COSTS, ids=lambda method: method.name)


def branches_of(name: str) -> list[str]:
    """Return the definitions that one is a choice of, in order."""
    return [branch["$ref"].removeprefix("#/$defs/") for branch in DEFINITIONS[name]["oneOf"]]


def test_the_schema_has_a_branch_for_each_method_and_no_other() -> None:
    """In the same order: it is the order in which people are offered them."""
    assert branches_of("estimate") == [method.name for method in METHODS]


def test_the_schema_has_a_cost_for_each_method_that_prices_a_curve_and_no_other() -> None:
    """A method with a sweep is one by which one unit of x can be priced."""
    assert branches_of("cost") == [f"cost-by-{method.name}" for method in COSTS]


@each_method
def test_a_branch_has_the_keys_of_its_method(method: Method) -> None:
    """And those that every estimate may have."""
    branch = DEFINITIONS[method.name]
    assert branch["properties"]["method"]["const"] == method.name
    assert {*branch["properties"]} == {"method", *method.keys, *ABOUT}
    shared = {key: {"$ref": f"#/$defs/estimate-{key}"} for key in ABOUT}
    assert {key: branch["properties"][key] for key in ABOUT} == shared


@each_method
def test_a_branch_requires_what_its_method_has_no_default_for(method: Method) -> None:
    """No more and no less."""
    bare = {field.name for field in fields(method.inputs) if field.default is NODEFAULT}
    assert {*DEFINITIONS[method.name]["required"]} == {"method", *bare}


@each_method
def test_a_default_is_the_same_in_the_branch(method: Method) -> None:
    """What the form and the help say of a key that is left out is what the sum takes."""
    defaults = {
        field.name: field.default for field in fields(method.inputs) if field.default is not NODEFAULT
    }
    told = {key: node.get("default") for key, node in DEFINITIONS[method.name]["properties"].items()}
    assert {key: told[key] for key in defaults} == defaults


@each_cost
def test_a_cost_has_the_keys_of_its_method_but_for_what_the_curve_sweeps(method: Method) -> None:
    """What stands beside the price of one unit of x is a key, required nowhere: the x column decides."""
    cost = DEFINITIONS[f"cost-by-{method.name}"]
    beside = {needed[0] for sweep in method.sweeps for needed in sweep.columns.values() if needed}
    swept = {sweep.key for sweep in method.sweeps}
    assert {*cost["properties"]} - {"method", *beside} == {*method.keys} - {*swept, "epochs", "chip_time"}
    assert not {*cost["required"]} & {*swept, *beside}


@each_method
def test_what_a_person_is_asked_for_is_a_key_with_an_example(method: Method) -> None:
    """All that is required is asked for; the example is the schema's."""
    properties = DEFINITIONS[method.name]["properties"]
    bare = {field.name for field in fields(method.inputs) if field.default is NODEFAULT}
    assert not method.asked or bare <= {*method.asked} <= {*method.keys}
    assert [key for key in method.asked if not properties[key]["examples"]] == []


@each_method
def test_scripts_multiply_what_the_method_is_told(method: Method) -> None:
    """Each step is a key of the method or a constant; all that is required is multiplied."""
    keys = {step.key for step in method.script if step.key}
    bare = {field.name for field in fields(method.inputs) if field.default is NODEFAULT}
    assert keys <= {*method.keys}
    assert not keys or bare <= keys


@each_method
def test_a_method_says_how_sure_it_is(method: Method) -> None:
    """Its usual uncertainty is a factor of at least 1."""
    assert method.uncertainty >= 1
