"""The room on a chart, given away label by label: what is free, what a label covers and what that costs."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from effsota.showing.charts.around import SpotsAround, orders_of
from effsota.showing.charts.geometry import Box, Edges, overlap
from effsota.showing.charts.owners import is_nearest

if TYPE_CHECKING:
    from effsota.showing.charts.labels import Spot

SLACK = 1.0  # px, far more than any rounding
TIE = 1e-9  # of costs, of which the first spot is better
PIECE = 12.0  # px of a straight line for which a label that covers it pays
FAR, CLEAR, STEP = (
    16.0,
    7.0,
    6.0,
)  # px: from where a label has a line to its mark; that it keeps off; its pieces
Position = tuple[float, float]


class Obstacles:
    """Boxes that a label had better not cover, each at the same cost.

    They are ordered, so that only those near a label are looked at.
    """

    def __init__(self, boxes: Iterable[Edges], cost: float) -> None:
        """Begin with all the boxes there will be."""
        self.cost = cost
        self._boxes = sorted(boxes)
        self._lefts = [box[0] for box in self._boxes]
        self._widest = max([box[2] - box[0] for box in self._boxes], default=0.0) + SLACK

    def covered(self, spot: Spot) -> list[Edges]:
        """Return the boxes that a label at a spot would cover."""
        found = self.near(spot.box)
        if not (found and spot.outline):
            return found
        pieces = spot.pieces
        return [box for box in found if any(overlap(piece, box) for piece in pieces)]

    def near(self, box: Edges) -> list[Edges]:
        """Return the boxes that share any area with one."""
        left, top, right, bottom = box
        first = bisect_left(self._lefts, left - self._widest)
        last = bisect_left(self._lefts, right)
        return [
            each for each in self._boxes[first:last] if left < each[2] and each[1] < bottom and top < each[3]
        ]


class Straight(Obstacles):
    """A straight line from left to right that a label had better not cover, in pieces, each at the same cost.

    A chart has thousands of them: only those near a label are reckoned.
    """

    def __init__(self, line: Sequence[Position], cost: float) -> None:
        """Begin with the ends of the line."""
        super().__init__((), cost)
        self._start, self._end = start, end = line
        self._count = max(1, int((end[0] - start[0]) / PIECE))
        # A single piece may be upright. Nothing is below what is no number: it is always reckoned.
        self._slope = (end[1] - start[1]) / (end[0] - start[0]) if self._count > 1 else math.nan
        self._beyond = 3 * PIECE * abs(self._slope) + 2 * SLACK  # more than a piece beside a box reaches

    def near(self, box: Edges) -> list[Edges]:
        """Return the boxes around the pieces that share any area with one."""
        left, top, right, bottom = box
        (x1, y1), (x2, y2), count = self._start, self._end, self._count
        high, low = y1 + self._slope * (left - x1), y1 + self._slope * (right - x1)
        if high > low:
            high, low = low, high
        if low + self._beyond < top or bottom < high - self._beyond:
            return []
        width, height, first, last = x2 - x1, y2 - y1, 0, count
        if count > 1:  # a piece more at each end, for rounding
            first = max(0, int((left - SLACK - x1) / width * count) - 1)
            last = min(count, int((right + SLACK - x1) / width * count) + 2)
        if count > 1 and abs(height) > SLACK:  # a steep one has only few at the height of a label
            ends = [(level - y1) / height * count for level in (top - 2 * SLACK, bottom + 2 * SLACK)]
            first, last = max(first, int(min(ends)) - 1), min(last, int(max(ends)) + 2)
        line = [(x1 + width * at / count, y1 + height * at / count) for at in range(first, last + 1)]
        return [each for each in boxes_around(line) if overlap(each, box)]


class Places:
    """The room on a chart, given away label by label."""

    def __init__(
        self, within: Box, *, marks: Sequence[Edges] = (), obstacles: Sequence[Obstacles] = ()
    ) -> None:
        """Begin with nothing taken; a label lies `within`, covers none of the `marks`."""
        self.within = within
        self.taken: list[Edges] = []
        self._marks = Obstacles(marks, math.inf)
        self._obstacles = obstacles

    def take(
        self,
        spots: SpotsAround | Iterable[Spot],
        *,
        fits: Callable[[Spot], bool] = lambda _: True,
        most_cost: float = math.inf,
        least_cost: float = 0.0,
    ) -> Spot | None:
        """Return the best free spot that fits and keep it, None where all are taken or cover too much.

        A spot costs what it covers, and 1 for each before it that fits, free or not; what costs less than
        `least_cost` is not minded.
        """
        minded = [each for each in self._obstacles if each.cost >= least_cost]
        if isinstance(spots, SpotsAround):
            best = self._best(spots, orders_of(self._free(spots)), minded, fits, most_cost)
        else:
            listed = list(spots)
            free = (order for order, spot in enumerate(listed) if self._is_free(spot))
            best = self._best(listed, free, minded, fits, most_cost)
        if best is not None:
            self.taken.append(best.box)
        return best

    def _best(
        self,
        spots: SpotsAround | Sequence[Spot],
        free: Iterable[int],
        minded: Sequence[Obstacles],
        fits: Callable[[Spot], bool],
        most_cost: float,
    ) -> Spot | None:
        # The next spot is the best if it covers less than `bound`: 1 less with each before it that fits.
        # Whether one that is not free fits takes long to tell, and seldom matters: such spots wait in
        # `passed`, and are asked where all of them would cost the next its place and none of them would not.
        best, bound, last = None, most_cost, -1
        passed: list[int] = []
        for order in free:
            if bound <= 0:
                break
            passed += range(last + 1, order)
            spot, last = spots[order], order
            if fits(spot):
                covered = self._cost(spot, minded)
                if covered < bound <= covered + len(passed):
                    bound -= sum(fits(spots[each]) for each in passed)
                    passed = []
                if covered + len(passed) < bound:
                    best, bound, passed = spot, covered - TIE, []
                bound -= 1
        return best

    def admits(self, line: Sequence[Position], at: Position) -> bool:
        """Tell whether a line from the mark `at` crosses no label that has its place and no other mark."""
        if not line:
            return True
        near = left, top, right, bottom = _reach_of(line)
        others = [
            each
            for each in self.taken  # every line looks at all of them: a call for each takes long
            if each[0] < right and left < each[2] and each[1] < bottom and top < each[3]
        ]
        others += [each for each in self._marks.near(near) if not _is_around(each, at)]
        return not others or not any(overlap(other, box) for box in _boxes_along(line) for other in others)

    @staticmethod
    def _cost(spot: Spot, minded: Iterable[Obstacles]) -> float:
        cost = 0.0
        for each in minded:
            for _ in each.covered(spot) if spot.outline else each.near(spot.box):
                cost += each.cost
        return cost

    def keep_clear(self, line: Sequence[Position]) -> None:
        """Keep later labels off a line."""
        self.taken += _boxes_along(line)

    def _free(self, spots: SpotsAround) -> int:
        """Return the set of the spots around a point that are free."""
        free = spots.clear_of(self.taken, spots.inside(self.within))
        return spots.clear_of(self._marks.near(spots.reach), free) if free else 0

    def _is_free(self, spot: Spot) -> bool:
        left, top, right, bottom = spot.box
        first, above, last, below = self.within
        if left < first or right > last or top < above or bottom > below:
            return False
        for other in self.taken:  # every spot looks at all of them: a call for each takes long
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                return False
        return not self._marks.covered(spot)


def take_with_leader(
    places: Places,
    at: Position,
    spots: SpotsAround,
    *,
    rivals: Callable[[], Sequence[Position]] | None,
    most_cost: float = math.inf,
) -> tuple[Spot | None, list[Position]]:
    """Return the best free spot for the label of the mark `at`, and the line to it if it is far.

    It is nearer to its mark than to any of the `rivals`, which are asked for once a spot is free; without
    them, only spots that have a line are taken.
    """
    far = FAR if rivals is not None else CLEAR + STEP
    others: Sequence[Position] | None = None

    def fits(spot: Spot) -> bool:
        nonlocal others
        if rivals is not None:
            others = rivals() if others is None else others
            if not is_nearest(spot.box, at, others):
                return False
        line = leader(at, spot.box, far)
        return places.admits(line, at) if line else rivals is not None

    spot = places.take(spots, fits=fits, most_cost=most_cost)
    line = [] if spot is None else leader(at, spot.box, far)
    places.keep_clear(line)
    return spot, line


def leader(at: Position, box: Edges, far: float = FAR) -> list[Position]:
    """Return the line from a mark to its label, nothing where that is not `far` px away."""
    (x, y), (left, top, right, bottom) = at, box
    end = min(max(x, left), right), min(max(y, top), bottom)
    length = math.dist(at, end)
    if length <= far:
        return []
    share = CLEAR / length
    return [(x + (end[0] - x) * share, y + (end[1] - y) * share), end]


def boxes_around(line: Sequence[Position]) -> list[Edges]:
    """Return the boxes around the pieces of a line that goes from left to right."""
    return [
        (x1 - 1, y1 - 1, x2 + 1, y2 + 1) if y1 < y2 else (x1 - 1, y2 - 1, x2 + 1, y1 + 1)
        for (x1, y1), (x2, y2) in pairwise(line)
    ]


def _is_around(box: Edges, at: Position) -> bool:
    left, top, right, bottom = box
    return math.isclose((left + right) / 2, at[0]) and top < at[1] < bottom


def _reach_of(line: Sequence[Position]) -> Edges:
    """Return a box that holds all the small boxes along a line."""
    (x1, y1), (x2, y2) = line
    return min(x1, x2) - SLACK, min(y1, y2) - SLACK, max(x1, x2) + SLACK, max(y1, y2) + SLACK


def _boxes_along(line: Sequence[Position]) -> list[Edges]:
    """Return small boxes along a line, a px short of its end, where its label begins."""
    if not line:
        return []
    (x1, y1), (x2, y2) = line
    length = math.dist(*line)
    count = max(1, int(length / STEP))
    places = [at * (length - SLACK) / length / count for at in range(count + 1)]
    centres = [(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in places]
    return [(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in centres]
