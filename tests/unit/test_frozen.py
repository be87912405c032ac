"""What every value of the program does."""

import pickle

import pytest
from msgspec.structs import replace

from effsota.frozen import Frozen, field_names, is_same_but


class Point(Frozen):
    """A value of two fields."""

    x: int
    y: int = 0


class Placed(Frozen, kw_only=False, order=True):
    """A value whose fields may be given by their place."""

    at: int
    name: str = ""


def test_it_does_not_change() -> None:
    """Neither a field nor anything else can be set."""
    point = Point(x=1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError):
            setattr(point, name, 2)
    assert replace(point, x=2) == Point(x=2) != point


def test_its_fields_are_given_by_name() -> None:
    """By their place only where its class says so."""
    with pytest.raises(TypeError):
        Point(1)  # type: ignore[call-arg]
    assert Placed(1, "a") < Placed(2)


def test_it_is_compared_and_hashed_by_its_fields() -> None:
    """One of another class is another one."""
    assert {Point(x=1), Point(x=1, y=0)} == {Point(x=1)}
    other: Frozen = Placed(1)
    assert Point(x=1) != other
    assert field_names(Point) == field_names(Point(x=1)) == ("x", "y")
    assert is_same_but(Point(x=1, y=1), Point(x=1, y=2), "y")
    assert not is_same_but(Point(x=1, y=1), Point(x=1, y=2), "x")
    assert not is_same_but(Point(x=1), Placed(1), "x", "y")


@pytest.mark.parametrize("value", [Point(x=1, y=2), Placed(1, "a")])
def test_it_comes_out_of_a_pickle_as_it_went_in(value: Frozen) -> None:
    """As the caches and the other processes need it."""
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
