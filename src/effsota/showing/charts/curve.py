"""The chart of a learning curve: metric against progress, the target, the crossing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.charts.around import SpotsAround
from effsota.showing.charts.axes import bottom_line, bottom_ticks, left_ticks, left_title, right_title
from effsota.showing.charts.board import chart_svg
from effsota.showing.charts.geometry import FONT_SIZE, Box, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, path, words
from effsota.showing.charts.places import Obstacles, Places
from effsota.showing.charts.ticks import linear_ticks
from effsota.text import cut

CURVE_SIZES = (
    Size(name="wide", width=1072, height=380, left=64, right=24, tick_gap=90, most_letters=40),
    Size(name="middle", width=620, height=340, left=60, right=22, tick_gap=80, most_letters=30),
    Size(
        name="narrow", width=340, height=280, left=52, right=18, tick_gap=70, most_letters=24, is_narrow=True
    ),
)
DROP = 22  # px from the plot down to the ticks
MOST_POINTS = 400
Y_DIGITS = 5
MOST_EXACT = 1e6
START_SHARE = 0.03  # how much of a steep start may leave the plot
Pair = tuple[float, float]


class CurveView(Frozen):
    """A logged curve: pairs of progress and metric, the target level, the crossing if there is one."""

    title: str
    x_name: str
    y_name: str
    points: Sequence[Pair]
    target: float
    target_text: str
    crossing: Pair | None = None


class _Plane(Frozen):
    x_range: Pair
    y_range: Pair
    plot: Box

    def at(self, point: Pair) -> Pair:
        (left, right), (low, high), plot = self.x_range, self.y_range, self.plot
        across = (point[0] - left) / (right - left)
        up = (point[1] - low) / (high - low)
        return plot.left + across * plot.width, plot.bottom - up * plot.height


def render_curve(view: CurveView, *, chart_id: str, sizes: Sequence[Size] = CURVE_SIZES) -> Markup:
    """Return a learning curve as inline SVG, once for each size."""
    return Markup("").join(_render(view, chart_id, size) for size in sizes)


def _render(view: CurveView, chart_id: str, size: Size) -> Markup:
    prefix = f"{chart_id}-{size.name}"
    frame = _Plane(x_range=_x_range(view), y_range=_y_range(view), plot=size.plot)
    clip = element("rect", x=size.plot.left, y=size.plot.top, width=size.plot.width, height=size.plot.height)
    line = path([frame.at(point) for point in thin(view.points)])
    parts = [
        element("defs", element("clipPath", clip, id=f"{prefix}-clip")),
        _axes(view, frame, size),
        element("path", class_="curve", d=line, fill="none", clip_path=f"url(#{prefix}-clip)"),
        _target(view, frame, size),
    ]
    return chart_svg(
        Markup("").join(parts),
        size=size,
        prefix=prefix,
        title=cut(view.title, 120),
        description=_describe(view),
    )


def thin(points: Sequence[Pair], most: int = MOST_POINTS) -> list[Pair]:
    """Return at most about `most` points, least and greatest of each stretch kept."""
    if len(points) <= most:
        return list(points)
    length = math.ceil(2 * len(points) / most)
    kept: set[int] = {0, len(points) - 1}
    for start in range(0, len(points), length):
        stretch = range(start, min(start + length, len(points)))
        kept |= {min(stretch, key=lambda at: points[at][1]), max(stretch, key=lambda at: points[at][1])}
    return [points[at] for at in sorted(kept)]


def _x_range(view: CurveView) -> Pair:
    last = max((x for x, _ in view.points), default=1.0)
    first = min((x for x, _ in view.points), default=0.0)
    start = 0.0 if first >= 0 else first
    return start, last if last > start else start + 1


def _y_range(view: CurveView) -> Pair:
    values = sorted(y for _, y in view.points)
    cut = int(len(values) * START_SHARE)
    shown = [*values[cut : len(values) - cut], view.target, *([view.crossing[1]] if view.crossing else [])]
    low, high = min(shown), max(shown)
    pad = 0.08 * (high - low) or max(abs(high) * 0.05, 0.01)
    return low - pad, high + pad


def _axes(view: CurveView, frame: _Plane, size: Size) -> Markup:
    levels = linear_ticks(*frame.y_range, most=5)
    steps = linear_ticks(*frame.x_range, most=int(size.plot.width / size.tick_gap))
    across = ((frame.at((value, frame.y_range[0]))[0], text) for value, text in steps)
    return element(
        "g",
        left_title(cut(view.y_name, size.most_letters)),
        bottom_line(size.plot),
        left_ticks(size.plot, ((frame.at((frame.x_range[0], value))[1], text) for value, text in levels)),
        bottom_ticks(size.plot, across, drop=DROP, right=size.width),
        right_title(view.x_name, size),
        class_="axes",
        aria_hidden="true",
    )


def _target(view: CurveView, frame: _Plane, size: Size) -> Markup:
    plot, y = size.plot, frame.at((0.0, view.target))[1]
    within = Box(left=plot.left + 2, top=plot.top - 4, right=size.width - 2, bottom=plot.bottom - 2)
    line = [frame.at(point) for point in thin(view.points)]
    covered = Obstacles([Box(left=x - 1, top=y - 1, right=x + 1, bottom=y + 1) for x, y in line], cost=2)
    places = Places(within, obstacles=[covered])
    parts = [element("line", class_="target", x1=plot.left, x2=plot.right, y1=y, y2=y)]
    if view.crossing is not None:
        x, at = frame.at(view.crossing)
        parts.append(element("circle", class_="mark", cx=x, cy=at, r=5))
        text = f"{_progress(view.crossing[0])} {view.x_name}"
        parts += _label(places, text, (x, at), "label frontier")
    parts += _label(places, f"target {view.target_text}", (plot.left - 4, y), "remark")
    return element("g", *parts, class_="point frontier", aria_hidden="true")


def _label(places: Places, text: str, place: Pair, class_: str) -> list[Markup]:
    width = text_width(text, is_bold=True, size=FONT_SIZE)
    spot = places.take(SpotsAround(*place, width))
    if spot is None:
        return []
    name = element("tspan", words(text), class_="name")
    anchor = None if spot.anchor == "start" else spot.anchor
    return [element("text", name, class_=class_, x=spot.x, y=spot.y, text_anchor=anchor)]


def _describe(view: CurveView) -> str:
    rows = figures.count_text(len(view.points), "logged point")
    if view.crossing is None:
        return f"{rows}; {view.y_name} does not reach the target of {view.target_text}."
    x, y = view.crossing
    return (
        f"{rows}; {view.y_name} first reaches the target of {view.target_text} at "
        f"{_progress(x)} {view.x_name} with {figures.number_text(y, Y_DIGITS)}."
    )


def _progress(x: float) -> str:
    """Return a place on the x axis: steps and epochs as logged, long counts rounded."""
    return figures.exact_text(x) if x < MOST_EXACT and x == round(x) else figures.number_text(x)
