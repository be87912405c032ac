"""How the terms of a sum are written."""

from __future__ import annotations

import pytest

from effsota.methods.terms import amount_text, constant_term, epochs_term, quantity_term
from effsota.units import Dimension, Quantity, parse_quantity


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1280000, "1,280,000"),
        (0.33, "0.33"),
        (999_999_999_999, "999,999,999,999"),
        (1e12, "1e12"),
        (2.417_339_8e18, "2.41734e18"),
    ],
)
def test_a_number_is_written_digit_by_digit_below_a_trillion(value: float, text: str) -> None:
    """From there on as a power of ten, without a plus."""
    assert amount_text(value) == text


@pytest.mark.parametrize(("epochs", "terms"), [(1, 0), (0.5, 1), (1.5, 1)])
def test_one_pass_over_the_data_is_no_term(epochs: float, terms: int) -> None:
    """More or less than one is."""
    assert len(list(epochs_term(epochs))) == terms


def test_a_quantity_is_multiplied_in_its_base_unit_and_written_as_it_was() -> None:
    """Two minutes are 120 s."""
    quantity = parse_quantity("2 minutes", Dimension.TIME)
    assert isinstance(quantity, Quantity)
    term = quantity_term("time", "time", quantity)
    assert (term.value, term.unit, term.text) == (120, "s", "2 minutes")


def test_a_constant_comes_from_no_key() -> None:
    """So that no source has to vouch for it."""
    assert constant_term("an add and a multiply each", 2, unit="FLOP per multiply-add").key == ""
