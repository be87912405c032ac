"""The marks of a board's chart: frontier, fit and band, reference trends, points."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, factor_of
from effsota.boards.excerpt import MOST_SHOWN
from effsota.frozen import Frozen
from effsota.model import Entry, RuleChange, Trend
from effsota.showing.charts import wording
from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.geometry import Edges, clip_trace
from effsota.showing.charts.markup import as_markup, element, fixed, given_as, path, stroke
from effsota.showing.charts.scene import MOST_KEPT, Edge, Level, Mark, Point, Reference, Scene

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_BAND_POINTS, BENDS = 21, 32
MOST_EXACT = (
    100  # marks, whose places are told to a tenth of a px; of more, to a whole one, or a page is heavy
)
RADIUS = {Mark.FRONTIER: 5.0, Mark.DOMINATED: 3.5, Mark.BOUND: 5.0, Mark.HOLLOW: 4.5}
HIT = element("circle", class_="hit")
Line = list[tuple[float, float]]


@lru_cache(MOST_KEPT)  # labels keep off the lines that are drawn
def frontier_line(canvas: Canvas) -> Line:
    """Return the corners of the step-after frontier: across at the old level, then to the new one."""
    corners: Line = []
    is_long = len(canvas.scene.frontier) > MOST_SHOWN  # then steps below a pixel are left out
    for point in canvas.scene.frontier:
        x, y = canvas.x(point.date), canvas.y(point.flop)
        if corners and is_long and max(abs(x - corners[-1][0]), abs(y - corners[-1][1])) < 1:
            continue
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return corners


def render_frontier(canvas: Canvas) -> Markup:
    """Return the frontier and its dotted tail: no newer record."""
    corners = frontier_line(canvas)
    if not corners:
        return element("g", class_="frontier-lines")
    x, y = corners[-1]
    parts = []
    if len(corners) > 1:
        parts.append(stroke("frontier-line", corners))
    tail = canvas.x(canvas.scene.tail)
    if tail > x:
        parts.append(stroke("frontier-tail", [(x, y), (tail, y)]))
    return element("g", *parts, class_="frontier-lines", aria_hidden="true")


@lru_cache(MOST_KEPT)
def fit_lines(canvas: Canvas) -> list[Line]:
    """Return the fits of a canvas."""
    return [fit_line(canvas, trend) for trend in canvas.scene.trends]


def fit_line(canvas: Canvas, trend: Trend) -> Line:
    """Return a fit, which does not go beyond its records: its two ends, or many places where it bends."""
    return [
        (canvas.x(day), canvas.y.at(canvas.scene.fitted_exponent(trend, day)))
        for day in _days(_bends(canvas), trend.start, trend.end)
    ]


def _bends(canvas: Canvas) -> int:
    """Return of how many pieces a line of a steady rate is drawn: it is straight on a log scale alone."""
    return BENDS if canvas.scene.view.is_linear else 1


@lru_cache(MOST_KEPT)  # reference trends have the same, at each size
def _days(count: int, start: date, end: date) -> list[date]:
    """Return the days between which a line has so many pieces."""
    return [start + (end - start) * at // count for at in range(count + 1)]


def band_days(trend: Trend) -> list[tuple[date, float, float]]:
    """Return the days of a trend's band that can be drawn; none where its rate has no interval."""
    if trend.low is None or trend.high is None:
        return []
    return [each for each in trend.band if each[0] <= trend.end and 0 < each[1] <= each[2] < math.inf]


def band_outline(canvas: Canvas, trend: Trend) -> Line:
    """Return the outline of a trend's 95 % interval, empty where there is none."""
    band = band_days(trend)
    step = max(1, -(-len(band) // MOST_BAND_POINTS))
    shown = [*band[:-1:step], *band[-1:]]
    lower = [_at(canvas, day, math.log2(low)) for day, low, _ in shown]
    upper = [_at(canvas, day, math.log2(high)) for day, _, high in shown]
    return [*lower, *reversed(upper)] if len(band) > 1 else []


def _at(canvas: Canvas, day: date, factor_log2: float) -> tuple[float, float]:
    return canvas.x(day), canvas.y.at(canvas.scene.exponent_of(factor_log2))


def render_fits(canvas: Canvas, clip_id: str) -> Markup:
    """Return the fitted lines with their bands, clipped only where they leave the plot: that is slow."""
    parts, corners = [], list[tuple[float, float]]()
    for trend, line in zip(canvas.scene.trends, fit_lines(canvas), strict=True):
        outline = band_outline(canvas, trend)
        corners += [*outline, *line]
        if outline:
            parts.append(element("path", class_="band", d=path(outline, closed=True)))
        parts.append(stroke("fit-line", line))
    plot = canvas.size.plot
    if all(plot.top <= y <= plot.bottom for _, y in corners):
        return element("g", *parts, class_="fit", aria_hidden="true")
    rect = element("rect", x=plot.left, y=plot.top, width=plot.width, height=plot.height)
    clip = element("defs", element("clipPath", rect, id=clip_id))
    return clip + element("g", *parts, class_="fit", clip_path=f"url(#{clip_id})", aria_hidden="true")


def boundary_line(canvas: Canvas, change: RuleChange) -> Line:
    """Return the line across a chart on the day of a change of rules."""
    x, plot = canvas.x(change.start), canvas.size.plot
    return [(x, plot.top), (x, plot.bottom)]


def level_line(canvas: Canvas, level: Level) -> Line:
    """Return the line across a chart at an amount."""
    y, plot = canvas.y(level.amount), canvas.size.plot
    return [(plot.left, y), (plot.right, y)]


@lru_cache(MOST_KEPT)  # labels keep off the others' lines, and are held against their own
def reference_line(canvas: Canvas, reference: Reference) -> Line:
    """Return a reference trend from the baseline to the edge of the plot."""
    baseline = canvas.scene.leaderboard.baseline
    if baseline is None:
        return []
    start = baseline.record.submission.date
    trace = [
        (canvas.x(day), canvas.y.at(exponent))
        for day, exponent in _trace(canvas.scene, reference, start, _bends(canvas))
    ]
    return clip_trace(trace, canvas.size.plot)


@lru_cache(MOST_KEPT)  # at each size it is the same
def _trace(scene: Scene, reference: Reference, start: date, count: int) -> list[tuple[date, float]]:
    """Return days of a reference trend in so many pieces, each with log10 of the compute in FLOP on it."""
    return [(day, scene.reference_exponent(reference, day)) for day in _days(count, start, scene.end)]


class Links(Frozen):
    """How points become links: where each leads, what their ids begin with, and what they say.

    One size of a chart names them and the others refer to it; it may also have what a tooltip says.
    """

    href: Callable[[Entry], str]
    prefix: str
    has_data: bool

    def given(self, scene: Scene, *, is_named: bool, sizes: int) -> list[list[str]]:
        """Return for each of so many sizes what each point's link has besides its place, as attributes.

        What is not the first size, or is of a chart that is not itself named, refers.
        """
        ways = [given_as({"href": self.href(point.entry)}) for point in scene.marked]
        ids = [f"{self.prefix}{order}" for order in range(len(ways))]
        rest = [f"{way}{given_as({'aria_labelledby': own})}" for way, own in zip(ways, ids, strict=True)]
        if not is_named:
            return [rest] * sizes
        each = zip(ways, ids, scene.marked, strict=True)
        first = [f"{way}{self._named(scene, point, own)}" for way, own, point in each]
        return [first, *[rest] * (sizes - 1)]

    def _named(self, scene: Scene, point: Point, own_id: str) -> str:
        entry, board = point.entry, scene.leaderboard
        factor = factor_of(entry, board.baseline, board.track.kind)
        named = {"id": own_id, "aria_label": wording.accessible_name(entry, board, factor)}
        return given_as({**named, **(_data(point, scene, factor) if self.has_data else {})})


def render_points(canvas: Canvas, given: Sequence[str] | None = None) -> Markup:
    """Return the points by date; each a link with the attributes that are given for it, if any are."""
    scene = canvas.scene
    each = zip(scene.marked, _looks(scene), strict=True)
    drawn = [(_stands(canvas, point, look), look.shape) for point, look in each]
    if given is None:
        points = [f"<g{stands}>{shape}</g>" for stands, shape in drawn]
    else:
        linked = zip(drawn, given, strict=True)
        points = [f"<a{stands}{of_link}>{HIT}{shape}</a>" for (stands, shape), of_link in linked]
    return element("g", as_markup("".join(points)), class_="points")


def render_point(canvas: Canvas, point: Point) -> Markup:
    """Return a point without a link."""
    look = _look(point, canvas.scene)
    return as_markup(f"<g{_stands(canvas, point, look)}>{look.shape}</g>")


def _stands(canvas: Canvas, point: Point, look: _Look) -> str:
    """Return what a point's classes are and where it stands, as attributes."""
    x, y = canvas.positions[point.path]
    place = f"{round(x)} {round(y)}" if len(canvas.scene.marked) > MOST_EXACT else f"{fixed(x)} {fixed(y)}"
    return f' class="{look.classes}" transform="translate({place})"'


def _data(point: Point, scene: Scene, factor: str) -> dict[str, str | None]:
    entry, board = point.entry, scene.leaderboard
    units = {figures.UNIT_KEYS.get(unit, "flop"): unit for unit in board.track.units}
    return {
        "data_model": wording.name_of(entry),
        "data_date": figures.date_text(point.date),
        "data_factor": factor,
        "data_method": wording.method_of(entry),
        "data_status": wording.status_of(entry),
        **{f"data_{key}": amount_of(entry, board, unit) for key, unit in units.items()},
    }


class _Look(NamedTuple):
    """How a point is drawn: its classes, its shape, and how far this reaches to the sides, up and down."""

    classes: str
    shape: Markup
    reach: float
    above: float
    below: float


@lru_cache(MOST_KEPT)  # at each size they are the same
def _looks(scene: Scene) -> list[_Look]:
    return [_look(point, scene) for point in scene.marked]


def _look(point: Point, scene: Scene) -> _Look:
    is_open = point.mark is Mark.FRONTIER and scene.is_thin
    return _look_of(point.mark, point.edge, point.entry.is_baseline, is_open, scene.is_turned)


@cache  # there are few
def _look_of(
    mark: Mark,
    edge: Edge | None,
    is_baseline: bool,  # noqa: FBT001  # as a cache asks
    is_open: bool,  # noqa: FBT001
    is_turned: bool,  # noqa: FBT001
) -> _Look:
    classes = f"point {mark}" + " open" * is_open + " baseline" * is_baseline
    reach = 9.0 if is_baseline else 6.0
    far = 12.0 if mark is Mark.BOUND else reach
    above, below = (far, reach) if is_turned else (reach, far)
    shape = _shape(mark, edge, is_turned=is_turned, is_baseline=is_baseline)
    return _Look(classes=classes, shape=shape, reach=reach, above=above, below=below)


def _shape(mark: Mark, edge: Edge | None, *, is_turned: bool, is_baseline: bool) -> Markup:
    if edge is not None:
        rise = -1 if edge is Edge.TOP else 1
        return _arrow([(0, -6 * rise), (0, 6 * rise)], [(-4, 2 * rise), (0, 6 * rise), (4, 2 * rise)])
    if mark is Mark.BOUND:
        way = -1 if is_turned else 1  # at most so much compute is at least such a factor
        return _arrow(
            [(-5, 0), (5, 0)], [(0, 0), (0, 11 * way)], [(-4, 7 * way), (0, 11 * way), (4, 7 * way)]
        )
    dot = element("circle", class_="mark", r=RADIUS[mark])
    if not is_baseline:
        return dot
    return element("g", element("circle", class_="ring", r=8.5, fill="none"), dot)


def _arrow(*lines: Line) -> Markup:
    return element("path", class_="mark arrow", d=" ".join(map(path, lines)), fill="none")


def point_boxes(canvas: Canvas) -> list[Edges]:
    """Return the room that each point's mark takes."""
    boxes = []
    for point, look in zip(canvas.scene.marked, _looks(canvas.scene), strict=True):
        x, y = canvas.positions[point.path]
        boxes.append((x - look.reach, y - look.above, x + look.reach, y + look.below))
    return boxes
