"""Multiplicative uncertainties, each a factor within which 95 % lie, put together."""

from __future__ import annotations

import math

NORMAL_95 = 1.959963984540054


def combine(first: float, second: float) -> float:
    """Return the 95 % factor of a product or ratio whose sides have these: quadrature of their logarithms."""
    return math.exp(math.hypot(math.log(first), math.log(second)))
