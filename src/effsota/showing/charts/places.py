"""The room on a chart, given away label by label: what is free, what a label covers and what that costs."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from effsota.showing.charts.geometry import Box
    from effsota.showing.charts.labels import Spot

SLACK = 1.0  # px, far more than any rounding


class Obstacles:
    """Boxes that a label had better not cover, each at the same cost.

    They are ordered, so that only those near a label are looked at.
    """

    def __init__(self, boxes: Iterable[Box], cost: float) -> None:
        """Begin with all the boxes there will be."""
        self.cost = cost
        self._boxes = sorted(boxes)
        self._lefts = [box.left for box in self._boxes]
        self._widest = max((box.right - box.left for box in self._boxes), default=0.0) + SLACK

    def covered(self, spot: Spot) -> Iterator[Box]:
        """Yield the boxes that a label at a spot would cover."""
        first = bisect_left(self._lefts, spot.box.left - self._widest)
        last = bisect_left(self._lefts, spot.box.right)
        for box in self._boxes[first:last]:
            if spot.box.overlaps(box) and (
                not spot.pieces or any(piece.overlaps(box) for piece in spot.pieces)
            ):
                yield box


class Places:
    """The room on a chart, given away label by label."""

    def __init__(
        self, within: Box, *, marks: Sequence[Box] = (), obstacles: Sequence[Obstacles] = ()
    ) -> None:
        """Begin with nothing taken; a label lies `within`, covers none of the `marks`."""
        self.within = within
        self.taken: list[Box] = []
        self._marks = Obstacles(marks, math.inf)
        self._obstacles = obstacles

    def take(
        self, spots: Iterable[Spot], *, most_cost: float = math.inf, least_cost: float = 0.0
    ) -> Spot | None:
        """Return the best free spot and keep it, None where all are taken or cover too much.

        Obstacles that cost less than `least_cost` are not minded.
        """
        minded = [each for each in self._obstacles if each.cost >= least_cost]
        best, least = None, most_cost
        for order, spot in enumerate(spots):
            if order >= least:
                break
            if not self._is_free(spot):
                continue
            cost = order + sum(each.cost for each in minded for _ in each.covered(spot))
            if cost < least:
                best, least = spot, cost
        if best is not None:
            self.taken.append(best.box)
        return best

    def _is_free(self, spot: Spot) -> bool:
        return (
            self.within.holds(spot.box)
            and not any(other.overlaps(spot.box) for other in self.taken)
            and next(self._marks.covered(spot), None) is None
        )
