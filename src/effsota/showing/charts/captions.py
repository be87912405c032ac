"""The labels of a board's chart: at most twenty, the most telling first, never on each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from effsota.boards.claims.boundary_words import short_label
from effsota.frozen import Frozen
from effsota.showing.charts import wording
from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.axes import HALF_LETTER
from effsota.showing.charts.canvas import MARGIN_LEAD, Canvas, names_beside, unit_attributes
from effsota.showing.charts.geometry import Box
from effsota.showing.charts.labels import (
    MOST_LABELS,
    Spot,
    spots_near_end,
    text_box,
    text_width,
)
from effsota.showing.charts.marks import (
    Line,
    fit_lines,
    frontier_line,
    level_line,
    point_boxes,
    reference_line,
)
from effsota.showing.charts.markup import as_markup, element, fixed, stroke, together, words
from effsota.showing.charts.owners import Owners, spread_apart, stays_with
from effsota.showing.charts.places import Obstacles, Places, Straight, boxes_around, take_with_leader
from effsota.showing.charts.scene import MOST_KEPT, Mark, Point, Reference, Scene
from effsota.text import cut

if TYPE_CHECKING:
    from markupsafe import Markup

FRONTIER_COST, FIT_COST, REFERENCE_COST = 40.0, 0.7, 0.5
MOST_COST_OF_MINOR = 30.0
LEVEL_STEP = 24.0  # px between the places along a level's line that its name may have
LINE_HEIGHT, MOST_MOVED = 16.0, 14.0  # px between names beside the plot, and that one may stand off its line


class Captions(NamedTuple):
    """What is written on a chart: the labels of points and note, the lines to them, the names of trends."""

    labels: Markup
    leaders: Markup
    references: Markup


def render_captions(canvas: Canvas) -> Captions:
    """Return what is written on a chart."""
    places = _room(canvas)
    note = [*_note(canvas, places), *_levels(canvas, places)]
    points = ranked_points(canvas.scene)[:MOST_LABELS]
    labels = _Labels.of(canvas, places, points)
    major = [labels.take(each) for each in points if _is_major(each)]
    note += _boundaries(canvas, places)
    references = list(_references(canvas, places))
    minor = [labels.take(each) for each in points if not _is_major(each)]
    found = [label for label in [*major, *minor] if label is not None]
    lines = [stroke("leader", line) for _, line in found if line]
    return Captions(
        element("g", *note, *(text for text, _ in found), class_="labels", aria_hidden="true"),
        element("g", *lines, class_="leaders", aria_hidden="true"),
        element("g", *references, class_="reference-labels", aria_hidden="true"),
    )


def _is_major(point: Point) -> bool:
    return point.mark is Mark.FRONTIER or point.edge is not None


@lru_cache(MOST_KEPT)  # at each size it is the same
def ranked_points(scene: Scene) -> list[Point]:
    """Return the points by how much they deserve a label: baseline, best, largest drops, others."""
    frontier = scene.frontier
    drops = {after.path: abs(math.log(before.flop / after.flop)) for before, after in pairwise(frontier)}

    def order(point: Point) -> tuple[int, float, str]:
        path = point.path
        if point.entry.is_baseline:
            return 0, 0.0, path
        if point is scene.last:
            return 1, 0.0, path
        return (2, -drops[path], path) if path in drops else (3 if point.edge else 4, point.flop, path)

    return sorted(scene.marked, key=order)


@lru_cache(MOST_KEPT)  # at each size it is the same
def _factors_beside(scene: Scene) -> Mapping[str, str]:
    """Return by permanent id what stands after the names of the points that deserve a label."""
    return {point.path: wording.factor_beside(point) for point in ranked_points(scene)[:MOST_LABELS]}


def _room(canvas: Canvas) -> Places:
    plot = canvas.size.plot
    within = Box(left=plot.left + 2, top=plot.top - 6, right=plot.right + 2, bottom=plot.bottom - 3)
    scene = canvas.scene
    obstacles = [
        Obstacles(boxes_around(frontier_line(canvas)), FRONTIER_COST),
        *(_obstacles(line, FIT_COST) for line in fit_lines(canvas)),
        *(_obstacles(reference_line(canvas, each), REFERENCE_COST) for each in scene.references),
        *(_obstacles(level_line(canvas, each), REFERENCE_COST) for each in scene.levels),
    ]
    return Places(within, marks=point_boxes(canvas), obstacles=obstacles)


def _obstacles(line: Line, cost: float) -> Obstacles:
    """Return what a label would cover of a line, which goes from left to right and may bend."""
    return Straight(line, cost) if len(line) == 2 else Obstacles(boxes_around(line), cost)


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


class _Labels(Frozen, dict=True):
    """What labels of points are made of: where there is room, whose it is, a name for each."""

    canvas: Canvas
    places: Places
    owners: Owners
    names: Mapping[str, str]
    factors: Mapping[str, str]
    points: Sequence[Point]

    @cached_property
    def shorter(self) -> Mapping[str, str]:
        """The names in half the letters, for the few points that have no room for more."""
        return wording.names_beside(self.points, most=self.canvas.size.most_letters // 2)

    @classmethod
    def of(cls, canvas: Canvas, places: Places, points: Sequence[Point]) -> _Labels:
        names = wording.names_beside(points, most=canvas.size.most_letters)
        factors, owners = _factors_beside(canvas.scene), Owners(canvas)
        return cls(canvas=canvas, places=places, owners=owners, names=names, factors=factors, points=points)

    def take(self, point: Point) -> tuple[Markup, Line] | None:
        """Return the label of a point and the line to it, which is empty where it stands near.

        What a chart cannot do without is cut shorter where there is no room for more of it.
        """
        found = self._take(point, self.names[point.path])
        if found is None and self._is_sure(point):
            return self._take(point, self.shorter[point.path])
        return found

    def _is_sure(self, point: Point) -> bool:
        return point.edge is not None or point.entry.is_baseline or point is self.canvas.scene.last

    def _take(self, point: Point, name: str) -> tuple[Markup, Line] | None:
        canvas, factor = self.canvas, self.factors[point.path]
        is_bold = point.mark is Mark.FRONTIER
        extra = _off_scale(canvas, point) if point.edge else {}
        texts = [f"{name} {text}" for text in extra.values()] or [f"{name} {factor}".rstrip()]
        place = canvas.positions[point.path]
        reach = 4.0 if point.entry.is_baseline else 0.0
        width = max(text_width(text, is_bold=is_bold) for text in texts)
        most_cost = math.inf if is_bold or point.edge else MOST_COST_OF_MINOR
        spots = SpotsAround(*place, width, reach)
        for rivals in (partial(self.owners.rivals, point, place, width), *[None] * self._is_sure(point)):
            spot, leader = take_with_leader(self.places, place, spots, rivals=rivals, most_cost=most_cost)
            if spot is not None:
                break
        if spot is None:
            return None
        parts = [as_markup(f'<tspan class="name">{words(name)}</tspan>')]
        if factor:
            parts.append(as_markup(f' <tspan class="factor">{words(factor)}</tspan>'))
        parts += _unit_parts(canvas, extra)
        return _text(spot, *parts, class_=f"label {point.mark}"), leader


def _boundaries(canvas: Canvas, places: Places) -> Iterator[Markup]:
    """Yield the names of the days on which what is compared became another, each beside its line."""
    plot = canvas.size.plot
    for change in canvas.scene.boundaries:
        x, text = canvas.x(change.start), cut(short_label(change), canvas.size.most_letters)
        width = text_width(text)
        spots = [
            Spot(at, y, anchor, 0.0, text_box(at, y, width, anchor))
            for off in range(0, 90, 18)
            for y in (plot.bottom - 10 - off, plot.top + 14 + off)
            for at, anchor in ((x + 5, "start"), (x - 5, "end"))
        ]
        spot = places.take(spots)
        if spot is not None:
            yield _text(spot, words(text), class_="remark")


def _levels(canvas: Canvas, places: Places) -> Iterator[Markup]:
    """Yield the names of the amounts that the chart marks, each at its line, as far left as there is room.

    They stand above their lines, and below where another line would go through them.
    """
    plot, levels = canvas.size.plot, canvas.scene.levels
    lines = [canvas.y(level.amount) for level in levels]
    for y, level in sorted(zip(lines, levels, strict=True)):
        for text in level.names[-1:] if canvas.size.is_narrow else level.names:
            width = text_width(text)
            spots = (
                Spot(x, at, "start", 0.0, text_box(x, at, width, "start"))
                for x in _steps(plot.left + 8, plot.right - width)
                for at in (y - 5, y + 14)
            )
            fit = (each for each in spots if not any(each.box[1] < line < each.box[3] for line in lines))
            spot = places.take(fit, most_cost=FRONTIER_COST, least_cost=FRONTIER_COST)
            if spot is not None:
                yield _text(spot, words(text), class_="remark")
                break


def _steps(first: float, last: float) -> list[float]:
    """Return places from one to another, a step apart."""
    return [first + LEVEL_STEP * at for at in range(max(0, int((last - first) / LEVEL_STEP)) + 1)]


def _off_scale(canvas: Canvas, point: Point) -> dict[str, str]:
    sign, board = "≤ " if point.mark is Mark.BOUND else "", canvas.scene.leaderboard
    return {
        unit: f"{sign}{board.resource.number_text(point.flop, unit)}, off scale" for unit in board.track.units
    }


def _unit_parts(canvas: Canvas, extra: dict[str, str]) -> list[Markup]:
    return [
        element("tspan", words(f" {text}"), **unit_attributes(canvas, unit)) for unit, text in extra.items()
    ]


def _references(canvas: Canvas, places: Places) -> Iterator[Markup]:
    """Yield the names of reference trends: beside the plot, or along a line near its end, or not."""
    scene = canvas.scene
    beside = names_beside(scene, canvas.size)
    yield from _names_beside(canvas, beside)
    lines = {each: reference_line(canvas, each) for each in scene.references}
    for reference, line in lines.items():
        if reference in beside:
            continue
        strangers = [*(other for each, other in lines.items() if each is not reference), *fit_lines(canvas)]
        for text in wording.reference_labels(reference, is_narrow=canvas.size.is_narrow):
            spot = places.take(
                _spots_near_end(line, text),
                fits=partial(stays_with, line=line, strangers=strangers),
                most_cost=FRONTIER_COST,
                least_cost=FRONTIER_COST,
            )
            if spot is not None:
                yield _text(spot, words(text), class_="reference-label")
                break


def _spots_near_end(line: Line, text: str) -> Iterator[Spot]:
    if len(line) != 2:  # along one that bends nothing can be written
        return iter(())
    return spots_near_end(line[0], line[1], text_width(text))


def _names_beside(canvas: Canvas, ends: Mapping[Reference, float]) -> Iterator[Markup]:
    """Yield each name at its line's end, a little up or down where two would meet, with a line to it."""
    right = canvas.size.plot.right
    for reference, y in spread_apart(ends, gap=LINE_HEIGHT, most=MOST_MOVED).items():
        lead = [(right, ends[reference]), (right + MARGIN_LEAD - 3, y)]
        yield stroke("reference-lead", lead)
        spot = Spot(right + MARGIN_LEAD, y + HALF_LETTER, "start", 0.0, Box(0, 0, 0, 0))
        yield _text(spot, words(wording.reference_name(reference)), class_="reference-label")


def _text(spot: Spot, *parts: Markup, class_: str) -> Markup:
    x, y = fixed(spot.x), fixed(spot.y)
    hung = "" if spot.anchor == "start" else f' text-anchor="{spot.anchor}"'
    turned = f' transform="rotate({fixed(spot.turn)} {x} {y})"' if spot.turn else ""
    return as_markup(f'<text class="{class_}" x="{x}" y="{y}"{hung}{turned}>{together(parts)}</text>')
