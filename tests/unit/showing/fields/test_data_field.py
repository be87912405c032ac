"""A field declared once gives its data, its JSON and its JSON Schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from effsota.showing.fields.data_field import DataField, Fields, inside, nested, to_data, to_json, to_schema
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY,
    GIVEN,
    INTEGER,
    NAME,
    NUMBER,
    TEXT,
    Holds,
    by_name,
    choice,
    many,
    or_null,
)


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Wheel:
    """A part."""

    size: float


@dataclass(frozen=True)
class Cart:
    """A whole."""

    name: str = "a-cart"
    load: float = 1 / 3
    wheel: Wheel | None = None


SIZE: Fields[Wheel] = (DataField("size", NUMBER, "How large"),)


def test_a_field_is_got_by_its_getter_or_by_its_name() -> None:
    """The attribute of the same name needs no getter."""
    fields: Fields[Cart] = (
        DataField("name", NAME, "Its name"),
        DataField("mass", NUMBER, "What it carries", lambda it: it.load),
    )
    assert to_data(fields, Cart()) == {"name": "a-cart", "mass": 0.333333}


@pytest.mark.parametrize("holds", [or_null(TEXT), or_null(NUMBER), or_null(nested(SIZE))])
def test_what_may_be_missing_is_null(holds: Holds) -> None:
    """Whatever it is when it is there."""
    assert to_data((DataField("wheel", holds, "What it runs on"),), Cart()) == {"wheel": None}


@pytest.mark.parametrize(
    ("holds", "value", "expected"),
    [
        (TEXT, "text", "text"),
        (NUMBER, 1 / 3, 0.333333),
        (GIVEN, 3.2759594, 3.2759594),
        (INTEGER, 3.0, 3),
        (BOOLEAN, 1, True),
        (DAY, date(2012, 6, 1), date(2012, 6, 1)),
        (choice(Colour), Colour.RED, "red"),
        (or_null(NUMBER), float("inf"), None),
        (many(NUMBER), (1, 1 / 3), [1.0, 0.333333]),
        (by_name(INTEGER), {"a": 1}, {"a": 1}),
        (nested(SIZE), Wheel(2), {"size": 2.0}),
        (many(nested(SIZE)), [Wheel(2)], [{"size": 2.0}]),
    ],
)
def test_a_value_is_written_as_json_holds_it(holds: object, value: object, expected: object) -> None:
    """Computed numbers in six significant digits, given ones with their own; dates stay dates."""
    found = holds.write(value)  # type: ignore[attr-defined]
    assert (found, type(found)) == (expected, type(expected))


def test_a_field_without_a_value_is_null_or_left_out() -> None:
    """Null where its type says so, else left out where it is optional."""
    fields: Fields[Cart] = (
        DataField("null", or_null(TEXT), "May be missing", lambda _: None),
        DataField("both", or_null(TEXT), "May be missing", lambda _: None, is_optional=True),
        DataField("gone", TEXT, "Left out", lambda _: None, is_optional=True),
    )
    assert to_data(fields, Cart()) == {"null": None, "both": None}


def test_a_field_that_must_have_a_value_has_one() -> None:
    """A missing one is our own bug, not the text None."""
    fields: Fields[Cart] = (DataField("name", TEXT, "Its name", lambda _: None),)
    with pytest.raises(TypeError, match="name"):
        to_data(fields, Cart())


def test_fields_of_a_part_are_fields_of_the_whole() -> None:
    """Without the part they have no value."""
    fields: Fields[Cart] = inside(lambda cart: cart.wheel, SIZE, is_optional=True)
    assert [to_data(fields, cart) for cart in (Cart(wheel=Wheel(2)), Cart())] == [{"size": 2.0}, {}]


def test_a_schema_says_what_every_field_holds() -> None:
    """With its meaning; it knows no other key, and asks for all that are not optional."""
    fields: Fields[Cart] = (
        DataField("name", NAME, "Its name"),
        DataField("day", or_null(DAY), "Its day"),
        DataField("colour", choice(Colour), "Its colour", is_optional=True),
    )
    day = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    assert to_schema(fields) == {
        "type": "object",
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "Its name"},
            "day": {"anyOf": [day, {"type": "null"}], "description": "Its day"},
            "colour": {"enum": ["red", "blue"], "description": "Its colour"},
        },
        "required": ["name", "day"],
        "additionalProperties": False,
    }


def test_json_is_text_with_dates_and_without_infinity() -> None:
    """In the letters of the data."""
    assert json.loads(to_json({"day": date(2012, 6, 1), "name": "é"})) == {"day": "2012-06-01", "name": "é"}
    assert "é".encode() in to_json("é")
    with pytest.raises(ValueError, match="JSON"):
        to_json(float("inf"))
