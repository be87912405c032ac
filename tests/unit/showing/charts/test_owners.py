"""A label stands nearer to its own point than to any other."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.geometry import NARROW
from effsota.showing.charts.owners import Owners, is_nearest
from effsota.showing.charts.scene import Point, build_scene
from tests.builders.boards import TODAY, board, record
from tests.present import present

if TYPE_CHECKING:
    from effsota.showing.charts.labels import Spot

WIDTH = 70.0
FORTY = [
    record(f"run {i}", date.fromordinal(737_000 + 23 * i).isoformat(), 100 * 0.93**i * (1 + i % 3))
    for i in range(40)
]


def far(spot: Spot, place: tuple[float, float]) -> float:
    """Return how far a label at a spot is from a place, in px."""
    (x, y), (left, top, right, bottom) = place, spot.box
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))


def rivals(canvas: Canvas, point: Point) -> list[tuple[float, float]]:
    """Return where every other point stands."""
    return [canvas.positions[each.path] for each in canvas.scene.points if each is not point]


def test_a_label_is_nobody_elses() -> None:
    """Of forty points close to each other each keeps exactly the spots that are nearest to itself."""
    scene = build_scene(board(FORTY), today=TODAY)
    assert scene is not None
    canvas = Canvas.of(scene, NARROW)
    owners, kept = Owners(canvas), 0
    for point in canvas.scene.points:
        at, others = canvas.positions[point.path], rivals(canvas, point)
        spots = list(SpotsAround(*at, WIDTH))
        near = owners.rivals(point, at, WIDTH)
        own = [each for each in spots if is_nearest(each.box, at, near)]
        assert own == [
            each for each in spots if all(far(each, at) < far(each, other) for other in present(others))
        ]
        kept += len(own)
    assert 0 < kept < 32 * len(FORTY)
