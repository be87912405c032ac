"""A metric and the level to reach."""

from __future__ import annotations

import pytest

from effsota.model import Better, Metric


@pytest.mark.parametrize(
    ("better", "value", "is_met"),
    [
        (Better.HIGHER, 50.0, True),
        (Better.HIGHER, 50.0 - 4.9e-8, True),
        (Better.HIGHER, 50.0 - 5.1e-8, False),
        (Better.LOWER, 50.0 + 4.9e-8, True),
        (Better.LOWER, 50.0 + 5.1e-8, False),
    ],
)
def test_a_level_is_met_but_for_the_last_digits_of_a_float(
    better: Better, value: float, *, is_met: bool
) -> None:
    """A billionth of the target: what adding up decimals loses, far below what anybody reports."""
    metric = Metric(name="m", unit="%", better=better, target=50.0)
    assert metric.is_met_by(value) is is_met


@pytest.mark.parametrize(("value", "is_met"), [(49.5, True), (49.49, False)])
def test_a_tolerance_lowers_the_level(value: float, *, is_met: bool) -> None:
    """By as much as it says."""
    metric = Metric(name="m", unit="%", better=Better.HIGHER, target=50.0, tolerance=0.5)
    assert metric.is_met_by(value) is is_met
