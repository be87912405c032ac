"""Types made of what a file gives, by their fields."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

import pytest
from msgspec import field

from effsota.model.given import Given


class Colour(StrEnum):
    """A choice."""

    RED = "red"


class Leaf(Given):
    """A part."""

    start: str
    KEYS: ClassVar[Mapping[str, str]] = {"start": "from"}


class Whole(Given):
    """A mapping of every kind of value."""

    colour: Colour = Colour.RED
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    by_name: Mapping[str, Leaf] = field(default_factory=dict)
    count: int | None
    names: tuple[str, ...] = ()


def test_what_does_not_stand_there_has_its_default() -> None:
    """None where the field may be None."""
    assert Whole.from_data({}) == Whole(count=None)


def test_parts_are_made_in_their_own_types() -> None:
    """Also inside lists and mappings; `from` is a word of Python."""
    part = {"from": "a"}
    found = Whole.from_data(
        {"colour": "red", "leaf": part, "leaves": [part], "by_name": {"x": part}, "count": 3, "names": ["b"]}
    )
    leaf = Leaf(start="a")
    assert found == Whole(leaf=leaf, leaves=(leaf,), by_name={"x": leaf}, count=3, names=("b",))
    assert found.colour is Colour.RED


def test_a_required_field_must_stand_there() -> None:
    """That is for the schema to see to; a mistake of ours is not passed over."""
    with pytest.raises(TypeError, match="start"):
        Leaf.from_data({})
