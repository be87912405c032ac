"""How far a figure may be off, each way."""

from __future__ import annotations

from effsota.model import EXACT, Margin


def test_one_factor_is_the_same_either_way() -> None:
    """And an exact figure is right within a factor of 1."""
    assert (Margin.within(2.0), EXACT) == (Margin(2.0, 2.0), Margin(1.0, 1.0))
    assert Margin.within(2.0).is_even


def test_unlike_sides_change_places_in_the_inverse() -> None:
    """What may be three times more is, as a divisor, three times less."""
    margin = Margin(below=1.5, above=3.0)
    assert margin.turned == Margin(below=3.0, above=1.5)
    assert (margin.widest, margin.turned.widest, margin.is_even) == (3.0, 3.0, False)
