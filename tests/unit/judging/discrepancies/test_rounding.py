"""What a printed number may stand for."""

from __future__ import annotations

import pytest

from effsota.judging.discrepancies.distance import Closeness, judge
from effsota.units.rounding import printed_interval


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0.069", 0.0685, 0.0695),
        ("5.0", 4.95, 5.05),
        ("8524", 8523.5, 8524.5),
        ("7300", 7250, 7350),
        ("6.5e21", 6.45e21, 6.55e21),
        ("10000", 9500, 15000),
        ("1e20", 0.95e20, 1.5e20),
    ],
)
def test_a_number_stands_for_half_a_unit_of_its_last_digit(text: str, low: float, high: float) -> None:
    """Closing zeros without a point carry no digits; below a power of ten they stand closer."""
    found = printed_interval(text)
    assert [found.low, found.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("follows", "closeness"), [(1.099e20, Closeness.FOLLOWS), (1.101e20, Closeness.DIFFERS)]
)
def test_rounding_excuses_up_to_the_limit(follows: float, closeness: Closeness) -> None:
    """1.14e20 to one digit is 1e20, and still a seventh away: a file answers it, silence does not."""
    assert judge(1e20, follows, printed_interval("1e20")) is closeness
