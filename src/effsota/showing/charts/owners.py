"""Whose label is whose: one stands where nobody could take it for that of another point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from effsota.showing.charts.scene import Mark, Point

if TYPE_CHECKING:
    from effsota.showing.charts.canvas import Canvas
    from effsota.showing.charts.geometry import Box
    from effsota.showing.charts.labels import Spot

FAR = 200.0  # px beyond a label's width, where nobody is nearer to any of its spots than its own point
SLACK = 1e-6

Position = tuple[float, float]


class Owners:
    """The points of a chart as those who could be taken for the owner of a label."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin with every point that has a mark."""
        self._all = [(each, canvas.positions[each.path]) for each in canvas.scene.marked]
        self._frontier = [(each, at) for each, at in self._all if each.entry.is_frontier]

    def own_spots(self, point: Point, at: Position, width: float, spots: Iterable[Spot]) -> Iterator[Spot]:
        """Yield the spots that are nearer to a point than to any other of the same looks."""
        rivals = list(self._rivals(point, at, width))
        for spot in spots:
            if _belongs(spot.box, at, rivals):
                yield spot

    def _rivals(self, point: Point, at: Position, width: float) -> Iterator[Position]:
        """Yield where those stand whose label it could be: its looks tell frontier from grey."""
        x, y = at
        for each, other in self._frontier if point.mark is Mark.FRONTIER else self._all:
            if each is not point and abs(other[0] - x) < width + FAR and abs(other[1] - y) < FAR:
                yield other


def _belongs(box: Box, own: Position, others: Iterable[Position]) -> bool:
    reach = _distance(box, own)
    left, top, right, bottom = box
    near = reach + SLACK
    left, top, right, bottom = left - near, top - near, right + near, bottom + near
    for other in others:
        x, y = other
        if left <= x <= right and top <= y <= bottom and _distance(box, other) <= reach:
            return False
    return True


def _distance(box: Box, place: Position) -> float:
    (x, y), (left, top, right, bottom) = place, box
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
