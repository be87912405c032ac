"""Multiplicative uncertainties, each a factor within which 95 % lie, put together."""

from __future__ import annotations

import math

from effsota.model import Margin

NORMAL_95 = 1.959963984540054


def combine(first: float, second: float) -> float:
    """Return the 95 % factor of a product or ratio whose sides have these: quadrature of their logarithms."""
    return math.exp(math.hypot(math.log(first), math.log(second)))


def combine_margins(first: Margin, second: Margin) -> Margin:
    """Return the margin of a product of two figures, each side in quadrature; of a ratio, turn the second."""
    return Margin(combine(first.below, second.below), combine(first.above, second.above))
