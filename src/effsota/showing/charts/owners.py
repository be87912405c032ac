"""Whose label is whose: one stands where nobody could take it for that of another point or line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from effsota.showing.charts.canvas import Canvas
    from effsota.showing.charts.geometry import Edges
    from effsota.showing.charts.labels import Spot
    from effsota.showing.charts.scene import Point, Reference

FAR = 200.0  # px beyond a label's width, where nobody is nearer to any of its spots than its own point
SLACK = 1e-6

CLEARLY = 4.0  # px by which a label must be nearer to its own line

Position = tuple[float, float]
Line = Sequence[Position]


class Owners:
    """The points of a chart as those who could be taken for the owner of a label."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin with every point that has a mark."""
        self._all = [(each, canvas.positions[each.path]) for each in canvas.scene.marked]

    def rivals(self, point: Point, at: Position, width: float) -> list[Position]:
        """Return where those stand who could be taken for the owner of a point's label of a width."""
        x, y = at
        across = width + FAR
        return [
            other
            for each, other in self._all
            if abs(other[0] - x) < across and abs(other[1] - y) < FAR and each is not point
        ]


def spread_apart(ends: Mapping[Reference, float], *, gap: float, most: float) -> dict[Reference, float]:
    """Return the heights of names beside the ends of their lines, at least `gap` px apart, in the same order.

    One that would stand more than `most` px off its line's end, or nearer to another's, is left out.
    """
    kept = sorted(ends, key=lambda each: ends[each])
    while kept:
        places = dict(zip(kept, _pushed([ends[each] for each in kept], gap), strict=True))
        off = {each: abs(y - ends[each]) for each, y in places.items()}
        lost = [each for each in kept if off[each] > most or not _is_nearest(each, places, ends)]
        if not lost:
            return places
        kept.remove(max(lost, key=off.__getitem__))
    return {}


def _pushed(levels: Sequence[float], gap: float) -> list[float]:
    """Return heights in order, each cluster that would be narrower than `gap` spread about its middle."""
    clusters: list[list[float]] = []
    for level in levels:
        clusters.append([level])
        while len(clusters) > 1 and _spread(clusters[-2], gap)[-1] + gap > _spread(clusters[-1], gap)[0]:
            last = clusters.pop()
            clusters[-1] += last
    return [y for cluster in clusters for y in _spread(cluster, gap)]


def _spread(cluster: Sequence[float], gap: float) -> list[float]:
    middle = sum(cluster) / len(cluster)
    return [middle + (order - (len(cluster) - 1) / 2) * gap for order in range(len(cluster))]


def _is_nearest(own: Reference, places: Mapping[Reference, float], ends: Mapping[Reference, float]) -> bool:
    y = places[own]
    return all(abs(y - ends[own]) < abs(y - end) for each, end in ends.items() if each is not own)


def stays_with(spot: Spot, line: Line, strangers: Iterable[Line]) -> bool:
    """Tell whether a label along a line is everywhere clearly nearer to it than to any other line."""
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in spot.pieces]
    others = [each for each in strangers if len(each) > 1]
    return all(_is_clearly_nearer(middle, line, others) for middle in middles)


def _is_clearly_nearer(place: Position, line: Line, others: Iterable[Line]) -> bool:
    reach = _distance_to_line(place, line) + CLEARLY
    return all(reach <= _distance_to_line(place, other) for other in others)


def _distance_to_line(place: Position, line: Line) -> float:
    """Return how far a place is from the nearest piece of a line, in CSS px."""
    return min([_distance_to_piece(place, *ends) for ends in pairwise(line)])


def _distance_to_piece(place: Position, start: Position, end: Position) -> float:
    (x, y), (x1, y1), (x2, y2) = place, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if length == 0 else ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
    near = min(1.0, max(0.0, share))
    return math.hypot(x - x1 - near * (x2 - x1), y - y1 - near * (y2 - y1))


def is_nearest(box: Edges, own: Position, others: Iterable[Position]) -> bool:
    """Tell whether a label is nearer to a place of its own than to any other."""
    reach = _distance(box, own)
    left, top, right, bottom = box
    near = reach + SLACK
    left, top, right, bottom = left - near, top - near, right + near, bottom + near
    for other in others:
        x, y = other
        if left <= x <= right and top <= y <= bottom and _distance(box, other) <= reach:
            return False
    return True


def _distance(box: Edges, place: Position) -> float:
    (x, y), (left, top, right, bottom) = place, box
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
