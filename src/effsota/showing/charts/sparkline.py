"""A frontier as a line of a table's height: when it stepped and how far, without axes or words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from effsota.showing.charts.markup import element, fixed, stroke

WIDTH, HEIGHT, EDGE = 112.0, 28.0, 4.0


def render_sparkline(steps: Sequence[tuple[date, float]]) -> Markup | None:
    """Return a frontier of (day, FLOP) pairs by date as inline SVG, compute logarithmic; None of one day.

    It is decoration: the figures stand beside it in words.
    """
    days = [day.toordinal() for day, _ in steps]
    if len(set(days)) < 2:
        return None
    heights = [math.log(flop) for _, flop in steps]
    xs = [_place(day, min(days), max(days), WIDTH) for day in days]
    ys = [HEIGHT - _place(height, min(heights), max(heights), HEIGHT) for height in heights]
    points = [(xs[0], ys[0])]
    for x, y, before in zip(xs[1:], ys[1:], ys, strict=False):
        points += [(x, before), (x, y)]
    line = stroke("frontier-line", points)
    end = element("circle", class_="mark", cx=xs[-1], cy=ys[-1], r=2.5)
    return element(
        "svg", line, element("g", end, class_="frontier"), class_="spark", width=WIDTH, height=HEIGHT,
        viewBox=f"0 0 {fixed(WIDTH)} {fixed(HEIGHT)}", aria_hidden="true",
    )  # fmt: skip


def _place(value: float, low: float, high: float, length: float) -> float:
    share = 0.5 if high == low else (value - low) / (high - low)
    return EDGE + share * (length - 2 * EDGE)
