"""What a label would cover is found without looking at everything."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.geometry import Box, Edges, overlap
from effsota.showing.charts.labels import Spot, spots_along
from effsota.showing.charts.places import Obstacles, Places, Straight
from tests.present import present

RANDOM = random.Random(20261127)  # noqa: S311  # no secret: boxes to look at
ROOM = Box(left=0.0, top=0.0, right=400.0, bottom=300.0)


def some_boxes(count: int, *, most: float) -> list[Box]:
    """Return boxes strewn over the room, each up to `most` px wide and high."""
    boxes = []
    for _ in range(count):
        left, top = RANDOM.uniform(0, 400), RANDOM.uniform(0, 300)
        boxes.append(Box(left, top, left + RANDOM.uniform(0, most), top + RANDOM.uniform(0, most)))
    return boxes


def covers(spot: Spot, box: Edges) -> bool:
    """Tell by looking at all pieces whether a label covers a box."""
    return any(overlap(piece, box) for piece in spot.pieces or (spot.box,))


@pytest.mark.parametrize("most", [3.0, 40.0, 400.0])
def test_what_a_label_covers_is_what_it_overlaps(most: float) -> None:
    """Whether it stands level or turned, and however wide the boxes are."""
    boxes = some_boxes(200, most=most)
    spots = [*SpotsAround(200.0, 150.0, 70.0), *spots_along((20.0, 20.0), (380.0, 250.0), 70.0)]
    obstacles = Obstacles(boxes, cost=1.0)
    for spot in present(spots):
        assert sorted(obstacles.covered(spot)) == sorted(box for box in boxes if covers(spot, box))


@pytest.mark.parametrize(
    "ends",
    [
        ((20.0, 20.0), (380.0, 250.0)),
        ((20.0, 280.0), (380.0, 30.0)),
        ((50.0, 160.0), (210.0, 160.0)),
        ((200.0, 20.0), (200.0, 280.0)),
        ((190.0, 170.0), (197.0, 168.0)),
    ],
    ids=["down", "up", "level", "upright", "short"],
)
def test_of_a_straight_line_each_piece_is_covered_or_not(ends: tuple[tuple[float, float], ...]) -> None:
    """As if all its pieces had been looked at, which are some 12 px long."""
    (x1, y1), (x2, y2) = ends
    count = max(1, int((x2 - x1) / 12))
    line = [(x1 + (x2 - x1) * at / count, y1 + (y2 - y1) * at / count) for at in range(count + 1)]
    boxes = [
        (min(a, c) - 1, min(b, d) - 1, max(a, c) + 1, max(b, d) + 1) for (a, b), (c, d) in pairwise(line)
    ]
    spots = [*SpotsAround(200.0, 150.0, 70.0), *spots_along((20.0, 250.0), (380.0, 20.0), 70.0)]
    found = [Straight(ends, cost=1.0).covered(spot) for spot in spots]
    assert found == [[box for box in boxes if covers(spot, box)] for spot in spots]
    assert any(found)


def test_a_label_takes_the_best_of_all_places() -> None:
    """Its rank among them and what it covers are counted together."""
    boxes = some_boxes(60, most=12.0)
    spots = list(SpotsAround(200.0, 150.0, 70.0))
    costs = {order + 2.5 * sum(covers(spot, box) for box in boxes): spot for order, spot in enumerate(spots)}
    assert Places(ROOM, obstacles=[Obstacles(boxes, cost=2.5)]).take(spots) == costs[min(costs)]


@pytest.mark.parametrize("most", [3, 12, 40])
def test_only_places_that_fit_count(most: int) -> None:
    """One before that does not fit makes none worse, whether it is free or not."""
    boxes, marks = some_boxes(60, most=12.0), some_boxes(most, most=25.0)
    spots = list(SpotsAround(200.0, 150.0, 70.0))
    fits = {spot: bool(order % 3) for order, spot in enumerate(spots)}
    own = [spot for spot in spots if fits[spot]]
    costs = {
        order + 2.5 * sum(covers(spot, box) for box in boxes): spot
        for order, spot in reversed([*enumerate(own)])
        if not any(covers(spot, mark) for mark in marks)
    }
    places = Places(ROOM, marks=marks, obstacles=[Obstacles(boxes, cost=2.5)])
    best = min(costs, default=math.inf)
    assert places.take(spots, fits=fits.__getitem__, most_cost=best) is None
    assert places.take(spots, fits=fits.__getitem__) == costs.get(best)


def test_a_place_is_given_away_once() -> None:
    """The second label beside a point stands at its next place."""
    places, spots = Places(ROOM), list(SpotsAround(200.0, 150.0, 70.0))
    assert [places.take(spots), places.take(spots)] == spots[:2]


@pytest.mark.parametrize("most", [12.0, 40.0, 120.0])
def test_around_a_point_a_label_stands_where_it_would_if_each_place_were_looked_at(most: float) -> None:
    """Many are held against a box at once, at whatever distance from the walls of the room."""
    found = []
    for _ in range(60):
        marks, boxes = some_boxes(int(240 / most), most=most), some_boxes(20, most=12.0)
        x, y, width = RANDOM.uniform(0, 400), RANDOM.uniform(0, 300), RANDOM.uniform(0, 150)
        rooms = [Places(ROOM, marks=marks, obstacles=[Obstacles(boxes, cost=2.5)]) for _ in range(2)]
        for room in rooms:
            room.keep_clear(((x, y - 60), (x + 60, y + 10)))
        spots = SpotsAround(x, y, width, RANDOM.choice([0.0, 4.0]))
        taken = [rooms[0].take(spots, most_cost=20.0), rooms[1].take(list(spots), most_cost=20.0)]
        assert taken[0] == taken[1]
        found.append(taken[0])
    assert None in found
    assert len(set(found)) > 10
