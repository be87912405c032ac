"""Uncertainties put together."""

from __future__ import annotations

from statistics import NormalDist

import pytest

from effsota.boards.uncertainty import NORMAL_95, combine, combine_margins
from effsota.model import Margin


def test_two_uncertainties_add_in_quadrature_of_logarithms() -> None:
    """1.5 and 3 give 3.23."""
    assert combine(1.5, 3.0) == pytest.approx(3.2254, abs=1e-4)


def test_what_is_certain_adds_nothing() -> None:
    """A factor of 1."""
    assert combine(1.5, 1.0) == pytest.approx(1.5)


def test_95_percent_lie_within_so_many_standard_deviations() -> None:
    """Of a normal distribution, both sides together."""
    assert pytest.approx(NormalDist().inv_cdf(0.975)) == NORMAL_95


def test_unlike_sides_are_put_together_side_by_side() -> None:
    """What lies below with what lies below, and above with above."""
    found = combine_margins(Margin(below=1.5, above=1.0), Margin(below=3.0, above=2.0))
    assert found == pytest.approx((combine(1.5, 3.0), 2.0))
