"""The labels of a board's chart: at most twenty, the most telling first, never on each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.charts import wording
from effsota.showing.charts.canvas import Canvas, unit_attributes
from effsota.showing.charts.geometry import Box
from effsota.showing.charts.labels import (
    MOST_LABELS,
    Obstacle,
    Places,
    Spot,
    spots_along,
    spots_around,
    text_box,
    text_width,
)
from effsota.showing.charts.marks import Line, fit_line, frontier_line, point_box, position, reference_line
from effsota.showing.charts.markup import element, fixed, words
from effsota.showing.charts.scene import Mark, Point, Reference

if TYPE_CHECKING:
    from markupsafe import Markup

FRONTIER_COST, FIT_COST, REFERENCE_COST = 40.0, 0.7, 0.5
MOST_COST_OF_MINOR = 30.0
PIECE = 12.0


def render_captions(canvas: Canvas) -> tuple[Markup, Markup]:
    """Return the labels of points and note, and those of the reference trends."""
    places = _room(canvas)
    note = list(_note(canvas, places))
    points = ranked_points(canvas)[:MOST_LABELS]
    major = [_point_label(canvas, places, each) for each in points if each.mark is Mark.FRONTIER or each.edge]
    references = list(_references(canvas, places))
    minor = [
        _point_label(canvas, places, each) for each in points if not (each.mark is Mark.FRONTIER or each.edge)
    ]
    labels = [*note, *(label for label in [*major, *minor] if label is not None)]
    return (
        element("g", *labels, class_="labels", aria_hidden="true"),
        element("g", *references, class_="reference-labels", aria_hidden="true"),
    )


def ranked_points(canvas: Canvas) -> list[Point]:
    """Return the points by how much they deserve a label: baseline, best, largest drops, others."""
    frontier = canvas.scene.frontier
    drops = {_path(after): abs(math.log(before.flop / after.flop)) for before, after in pairwise(frontier)}

    def order(point: Point) -> tuple[int, float, str]:
        path = _path(point)
        if point.entry.is_baseline:
            return 0, 0.0, path
        if frontier and point == frontier[-1]:
            return 1, 0.0, path
        return (2, -drops[path], path) if path in drops else (3 if point.edge else 4, point.flop, path)

    return sorted(canvas.scene.points, key=order)


def _path(point: Point) -> str:
    return point.entry.record.submission.path


def _room(canvas: Canvas) -> Places:
    plot = canvas.size.plot
    within = Box(left=plot.left + 2, top=plot.top - 6, right=plot.right + 2, bottom=plot.bottom - 3)
    obstacles = _obstacles(frontier_line(canvas), FRONTIER_COST)
    for trend in canvas.scene.trends:
        obstacles += _obstacles(_pieces(fit_line(canvas, trend)), FIT_COST)
    for reference in canvas.scene.references:
        obstacles += _obstacles(_pieces(reference_line(canvas, reference)), REFERENCE_COST)
    return Places(
        within, marks=[point_box(canvas, each) for each in canvas.scene.points], obstacles=obstacles
    )


def _obstacles(line: Line, cost: float) -> list[Obstacle]:
    return [
        Obstacle(
            box=Box(left=min(x1, x2) - 1, top=min(y1, y2) - 1, right=max(x1, x2) + 1, bottom=max(y1, y2) + 1),
            cost=cost,
        )
        for (x1, y1), (x2, y2) in pairwise(line)
    ]


def _pieces(line: Line) -> Line:
    if len(line) < 2:
        return []
    (x1, y1), (x2, y2) = line
    count = max(1, int(abs(x2 - x1) / PIECE))
    return [(x1 + (x2 - x1) * part / count, y1 + (y2 - y1) * part / count) for part in range(count + 1)]


def _note(canvas: Canvas, places: Places) -> Iterator[Markup]:
    note = wording.note_of(canvas.scene)
    if note is None:
        return
    plot = canvas.size.plot
    width = text_width(note)
    corners = [
        Spot(x, y, anchor, 0.0, text_box(x, y, width, anchor))
        for y in (plot.bottom - 10, plot.top + 14)
        for x, anchor in ((plot.left + 8, "start"), (plot.right - 6, "end"))
    ]
    spot = places.take(corners)
    if spot is not None:
        yield _text(spot, words(note), class_="remark")


def _point_label(canvas: Canvas, places: Places, point: Point) -> Markup | None:
    name, factor = wording.label_of(point, most=canvas.size.most_letters)
    is_bold = point.mark is Mark.FRONTIER
    extra = _off_scale(canvas, point) if point.edge else {}
    texts = [f"{name} {text}" for text in extra.values()] or [f"{name} {factor}".rstrip()]
    x, y = position(canvas, point)
    reach = 4.0 if point.entry.is_baseline else 0.0
    width = max(text_width(text, is_bold=is_bold) for text in texts)
    others = [position(canvas, each) for each in _rivals(canvas, point)]
    is_sure = point.edge or point.entry.is_baseline or point in canvas.scene.frontier[-1:]
    near = [spot for spot in spots_around(x, y, width, reach) if is_sure or _belongs(spot, (x, y), others)]
    spot = places.take(near, most_cost=math.inf if is_bold or point.edge else MOST_COST_OF_MINOR)
    if spot is None:
        return None
    parts = [element("tspan", words(name), class_="name", unicode_bidi="isolate")]
    if factor:
        parts += [words(" "), element("tspan", words(factor), class_="factor")]
    parts += _unit_parts(canvas, extra)
    return _text(spot, *parts, class_=f"label {point.mark}")


def _rivals(canvas: Canvas, point: Point) -> list[Point]:
    """Return the points that could be taken for the owner of a label: its looks tell frontier from grey."""
    is_frontier = point.mark is Mark.FRONTIER
    return [
        each for each in canvas.scene.points if each != point and (each.entry.is_frontier or not is_frontier)
    ]


def _belongs(spot: Spot, own: tuple[float, float], others: list[tuple[float, float]]) -> bool:
    """Tell whether nobody could take a label for that of another point."""
    return all(_distance(spot.box, own) < _distance(spot.box, other) for other in others)


def _distance(box: Box, place: tuple[float, float]) -> float:
    x, y = place
    return math.hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))


def _off_scale(canvas: Canvas, point: Point) -> dict[str, str]:
    sign = "≤ " if point.mark is Mark.BOUND else ""
    return {
        unit: f"{sign}{figures.compute_number(point.flop, unit)}, off scale"
        for unit in canvas.scene.leaderboard.track.units
    }


def _unit_parts(canvas: Canvas, extra: dict[str, str]) -> list[Markup]:
    return [
        element("tspan", words(f" {text}"), **unit_attributes(canvas, unit)) for unit, text in extra.items()
    ]


def _references(canvas: Canvas, places: Places) -> Iterator[Markup]:
    for reference in canvas.scene.references:
        for text in wording.reference_labels(reference, is_narrow=canvas.size.is_narrow):
            spots = _reference_spots(canvas, reference, text)
            spot = places.take(spots, most_cost=FRONTIER_COST, least_cost=FRONTIER_COST)
            if spot is not None:
                yield _text(spot, words(text), class_="reference-label")
                break


def _reference_spots(canvas: Canvas, reference: Reference, text: str) -> Iterable[Spot]:
    line = reference_line(canvas, reference)
    return spots_along(line[0], line[1], text_width(text)) if line else ()


def _text(spot: Spot, *parts: Markup, class_: str) -> Markup:
    turn = f"rotate({fixed(spot.turn)} {fixed(spot.x)} {fixed(spot.y)})" if spot.turn else None
    anchor = None if spot.anchor == "start" else spot.anchor
    return element("text", *parts, class_=class_, x=spot.x, y=spot.y, text_anchor=anchor, transform=turn)
