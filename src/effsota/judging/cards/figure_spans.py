"""Spans that figures leave open, multiplied and held against each other."""

from __future__ import annotations

import math
from typing import NamedTuple

from effsota.reading.prose.amounts_said import AmountSaid


class FigureSpan(NamedTuple):
    """A value with the least and the most that its inputs leave open: 0 and endless at the widest."""

    value: float
    low: float
    high: float

    def times(self, other: FigureSpan | AmountSaid) -> FigureSpan:
        """Return the product."""
        return FigureSpan(self.value * other.value, self.low * other.low, _product(self.high, other.high))

    def over(self, other: FigureSpan | AmountSaid) -> FigureSpan:
        """Return the quotient."""
        low = self.low / other.high
        high = self.high / other.low if other.low > 0 else math.inf
        return FigureSpan(self.value / other.value, low, high)

    def scaled(self, factor: float) -> FigureSpan:
        """Return the span in another unit."""
        return FigureSpan(self.value * factor, self.low * factor, self.high * factor)


def span_of(amount: AmountSaid) -> FigureSpan:
    """Return the span of an amount."""
    return FigureSpan(amount.value, amount.low, amount.high)


def gap_between(first: FigureSpan, second: FigureSpan) -> float:
    """Return by what factor two spans lie apart at the least: 1 where they touch."""
    if first.low <= second.high and second.low <= first.high:
        return 1.0
    above, below = (first, second) if first.low > second.high else (second, first)
    return above.low / below.high if below.high > 0 else math.inf


def _product(first: float, second: float) -> float:
    return first * second if first and second else 0.0
