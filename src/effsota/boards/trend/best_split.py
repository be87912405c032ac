"""The best split of a series, and which series are long enough to have one: without what searches for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from effsota.boards.trend.intervals import Pair, Point
from effsota.frozen import Frozen

FEWEST_POINTS = 8
FEWEST_A_SIDE = 3
FEWEST_PAIRS = 14
SIGNIFICANT = 0.05
LEAST_RESIDUAL = 1e-12


class BestSplit(Frozen):
    """The best split of a series: its month, the rates around it in doublings a month, and a p value.

    `p_value` is None where the split is described and not tested.
    """

    month: float
    before: float
    after: float
    p_value: float | None = None

    def moved(self, months: float) -> BestSplit:
        """Return the split as counted from another start, so many months before."""
        return replace(self, month=self.month + months)


class Process(Frozen):
    """What the points of a series were picked from: all runs of the time, above a level held before it."""

    points: Sequence[Point]
    floor: float = -math.inf


def may_split(points: Sequence[Point]) -> bool:
    """Tell whether points are enough, with at least three distinct dates on either side of some month."""
    return len(points) >= FEWEST_POINTS and len({month for month, _ in points}) >= 2 * FEWEST_A_SIDE


def may_split_pairs(pairs: Sequence[Pair]) -> bool:
    """Tell whether pairs of gap and gain are enough."""
    return len(pairs) >= FEWEST_PAIRS


def told_again(found: BestSplit | None) -> BestSplit | None:
    """Return the split of a second search of pairs: its p value counts double, for both searches together.

    What follows a split begins where the search has found it, which need not be where the rate changed.

    Source: Bonferroni's inequality.
    """
    if found is None or found.p_value is None:
        return found
    return replace(found, p_value=min(1.0, 2 * found.p_value))


def pairs_after(pairs: Sequence[Pair], found: BestSplit) -> list[Pair]:
    """Return the pairs of gap and gain that follow a split."""
    months = accumulate(gap for gap, _ in pairs)
    return [pair for pair, end in zip(pairs, months, strict=True) if end > found.month + LEAST_RESIDUAL]
