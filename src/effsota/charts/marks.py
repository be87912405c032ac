"""The marks of a board's chart: frontier, fit and band, reference trends, points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from effsota import figures
from effsota.charts import wording
from effsota.charts.geometry import Box, clip_line
from effsota.charts.markup import element, path
from effsota.charts.scene import Edge, Mark
from effsota.units import months_between

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from markupsafe import Markup

    from effsota.charts.axes import Canvas
    from effsota.charts.scene import Point, Reference
    from effsota.model import Entry, Trend

HIT_RADIUS = 14.0
RADIUS = {Mark.FRONTIER: 5.0, Mark.DOMINATED: 3.5, Mark.BOUND: 5.0, Mark.HOLLOW: 4.5}
EDGE_INSET = 9.0
Line = list[tuple[float, float]]


def position(canvas: Canvas, point: Point) -> tuple[float, float]:
    """Return where a point stands; one off the scale stands just inside the edge."""
    plot = canvas.size.plot
    if point.edge is Edge.TOP:
        return canvas.x(point.date), plot.top + EDGE_INSET
    if point.edge is Edge.BOTTOM:
        return canvas.x(point.date), plot.bottom - EDGE_INSET
    return canvas.x(point.date), canvas.y(point.flop)


def frontier_line(canvas: Canvas) -> Line:
    """Return the corners of the step-after frontier: across at the old level, then to the new one."""
    corners: Line = []
    for point in canvas.scene.frontier:
        x, y = canvas.x(point.date), canvas.y(point.flop)
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
        parts.append(element("path", class_="frontier-line", d=path(corners), fill="none"))
    tail = canvas.x(canvas.scene.tail)
    if tail > x:
        parts.append(element("path", class_="frontier-tail", d=path([(x, y), (tail, y)]), fill="none"))
    return element("g", *parts, class_="frontier-lines", aria_hidden="true")


def fit_line(canvas: Canvas, trend: Trend) -> Line:
    """Return the two ends of a fit, which does not go beyond its records."""
    days = (trend.start, trend.end)
    return [(canvas.x(day), canvas.y.at(canvas.scene.fitted_exponent(trend, day))) for day in days]


def band_outline(canvas: Canvas, trend: Trend) -> Line:
    """Return the outline of a trend's 95 % interval, empty where there is none."""
    band = [each for each in trend.band if each[0] <= trend.end and 0 < each[1] <= each[2] < math.inf]
    lower = [_at(canvas, day, math.log2(low)) for day, low, _ in band]
    upper = [_at(canvas, day, math.log2(high)) for day, _, high in band]
    return [*lower, *reversed(upper)] if len(band) > 1 else []


def _at(canvas: Canvas, day: date, factor_log2: float) -> tuple[float, float]:
    return canvas.x(day), canvas.y.at(canvas.scene.exponent_of(factor_log2))


def render_fits(canvas: Canvas, clip: str | None) -> Markup:
    """Return the fitted lines with their bands."""
    parts = []
    for trend in canvas.scene.trends:
        outline = band_outline(canvas, trend)
        if outline:
            parts.append(element("path", class_="band", d=path(outline, closed=True)))
        line = path(fit_line(canvas, trend))
        parts.append(element("path", class_="fit-line", d=line, fill="none"))
    return element("g", *parts, class_="fit", clip_path=clip, aria_hidden="true")


def reference_line(canvas: Canvas, reference: Reference) -> Line:
    """Return the two ends of a reference trend from the baseline to the edge of the plot."""
    baseline = canvas.scene.leaderboard.baseline
    if baseline is None:
        return []
    start, end = baseline.record.submission.date, canvas.scene.end
    doublings = months_between(start, end) / reference.doubling_months
    return clip_line(_at(canvas, start, 0.0), _at(canvas, end, doublings), canvas.size.plot)


def render_point(canvas: Canvas, point: Point, href: Callable[[Entry], str] | None) -> Markup:
    """Return a point with its data: a link with a name where `href` is given."""
    x, y = position(canvas, point)
    entry, board = point.entry, canvas.scene.leaderboard
    classes = f"point {point.mark}" + (" baseline" if entry.is_baseline else "")
    drawn = [element("circle", class_="hit", cx=x, cy=y, r=HIT_RADIUS, fill_opacity=0), _shape(point, x, y)]
    if href is None:
        return element("g", *drawn[1:], class_=classes)
    values = dict(zip(("tfs", "pfs", "flop"), figures.COMPUTE_UNITS, strict=True))
    return element(
        "a",
        *drawn,
        class_=classes,
        href=href(entry),
        aria_label=wording.accessible_name(entry, board),
        data_model=wording.name_of(entry),
        data_date=figures.date_text(point.date),
        data_factor=wording.factor_of(entry, board),
        data_method=wording.method_of(entry),
        data_status=wording.status_of(entry),
        **{f"data_{key}": wording.compute_of(entry, unit) for key, unit in values.items()},
    )


def _shape(point: Point, x: float, y: float) -> Markup:
    if point.edge is not None:
        rise = -1 if point.edge is Edge.TOP else 1
        tip, back = y + 6 * rise, y + 2 * rise
        arrow = [[(x, y - 6 * rise), (x, tip)], [(x - 4, back), (x, tip), (x + 4, back)]]
        return element("path", class_="mark arrow", d=" ".join(map(path, arrow)), fill="none")
    if point.mark is Mark.BOUND:
        bar, stem = [(x - 5, y), (x + 5, y)], [(x, y), (x, y + 11)]
        arrow = [bar, stem, [(x - 4, y + 7), (x, y + 11), (x + 4, y + 7)]]
        return element("path", class_="mark arrow", d=" ".join(map(path, arrow)), fill="none")
    dot = element("circle", class_="mark", cx=x, cy=y, r=RADIUS[point.mark])
    if not point.entry.is_baseline:
        return dot
    return element("g", element("circle", class_="ring", cx=x, cy=y, r=8.5, fill="none"), dot)


def point_box(canvas: Canvas, point: Point) -> Box:
    """Return the room that a point's mark takes."""
    x, y = position(canvas, point)
    reach = 9.0 if point.entry.is_baseline else 6.0
    below = 12.0 if point.mark is Mark.BOUND else reach
    return Box(left=x - reach, top=y - reach, right=x + reach, bottom=y + below)
