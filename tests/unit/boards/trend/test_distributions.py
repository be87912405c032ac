"""Student's t and F tails are those of scipy, over every number of points that a board may have."""

from __future__ import annotations

import pytest
from scipy import special

from effsota.boards.trend.distributions import f_tail, regularized_beta, student_t

DEGREES = (*range(1, 201), 1_000, 10_000)
RATIOS = (0.0, 1e-9, 1e-6, 1e-3, 0.1, 0.5, 1.0, 2.0, 4.0, 10.0, 100.0, 1e4)


@pytest.mark.parametrize("confidence", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
def test_a_quantile_is_that_of_scipy(confidence: float) -> None:
    """To nine digits, from one degree of freedom on."""
    found = [student_t(degrees, confidence) for degrees in DEGREES]
    known = [special.stdtrit(degrees, (1 + confidence) / 2) for degrees in DEGREES]
    assert found == pytest.approx(known, rel=1e-9)


@pytest.mark.parametrize("numerator", [1, 2, 3, 7, 30])
def test_a_tail_is_that_of_scipy(numerator: int) -> None:
    """To nine digits of the p value itself, however small."""
    grid = [(degrees, ratio) for degrees in DEGREES[:200] for ratio in RATIOS]
    found = [f_tail(ratio, numerator, degrees) for degrees, ratio in grid]
    known = [special.fdtrc(numerator, degrees, ratio) for degrees, ratio in grid]
    assert found == pytest.approx(known, rel=1e-9, abs=1e-300)


def test_a_printed_table_is_met() -> None:
    """Student's t at 95 %, as every textbook prints it."""
    assert [round(student_t(degrees, 0.95), 3) for degrees in (1, 2, 5, 10, 30)] == [
        *(12.706, 4.303, 2.571, 2.228, 2.042)
    ]


def test_the_ends_are_exact() -> None:
    """Nothing lies below 0, everything below 1."""
    assert (regularized_beta(0.0, 2, 3), regularized_beta(1.0, 2, 3)) == (0.0, 1.0)
