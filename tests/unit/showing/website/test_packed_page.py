"""What a page is rendered of as bytes: of other values other ones, and nothing where nobody could tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import pytest
from markupsafe import Markup

from effsota.frozen import Frozen
from effsota.showing.website.packed_page import pack_values
from effsota.units import Typed
from tests.present import present


class Model(Frozen):
    """A value with a name."""

    name: str


class Method(Frozen):
    """Another one, with the same field."""

    name: str


VALUES: tuple[object, ...] = (
    *(1, 1.0, True, None, "1", "", "<b>", Markup("<b>"), "2026-11-28", (), ("",), {}),
    *(Model(name="a"), Model(name="b"), Method(name="a"), {"name": "a"}, MappingProxyType({"name": "b"})),
    *(Markup(""), ("<b>",), date(2026, 11, 29), Typed.of(79.0, "79.0"), Typed.of(79.0, "79.00"), 79.0),
)


def test_other_values_have_other_bytes() -> None:
    """Also where their fields are the same, or what they would look like on a page."""
    packed = [pack_values({"view": value}) for value in present(VALUES)]
    assert None not in packed
    assert len(set(packed)) == len(VALUES)


def test_the_same_values_have_the_same_bytes() -> None:
    """However they came about."""
    given: tuple[Iterable[str], ...] = "ab", ["a", "b"]
    first, second = ({"view": (Model(name="".join(each)), MappingProxyType({"a": 1}))} for each in given)
    assert pack_values(first) == pack_values(second)


@pytest.mark.parametrize("value", [len, object(), 10**30, "\ud800", {"deep": [lambda: 1]}])
def test_what_nobody_could_tell_apart_has_none(value: object) -> None:
    """A page with it is rendered anew each time; nothing fails."""
    values: Mapping[str, object] = {"view": value}
    assert pack_values(values) is None
