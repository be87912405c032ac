"""A board's frontier as a line of a few pixels, for tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from effsota.showing.charts.markup import element, path

if TYPE_CHECKING:
    from markupsafe import Markup

    from effsota.model import Leaderboard

WIDTH, HEIGHT, INSET = 120.0, 32.0, 4.0


def render_sparkline(board: Leaderboard) -> Markup:
    """Return the frontier as a small step line; the figures stand beside it, so it is decoration."""
    dates = [entry.record.submission.date.toordinal() for entry in board.frontier]
    levels = [math.log10(entry.record.compute_flop) for entry in board.frontier]
    parts = []
    if dates:
        xs = [_spread(day, dates[0], dates[-1], INSET, WIDTH - 14) for day in dates]
        ys = [_spread(level, max(levels), min(levels), INSET, HEIGHT - INSET) for level in levels]
        corners = [(xs[0], ys[0])]
        for x, y in zip(xs[1:], ys[1:], strict=True):
            corners += [(x, corners[-1][1]), (x, y)]
        corners.append((WIDTH - INSET, ys[-1]))
        dot = element("circle", class_="mark", cx=xs[-1], cy=ys[-1], r=3)
        parts = [
            element("path", class_="frontier-line", d=path(corners), fill="none"),
            element("g", dot, class_="point frontier"),
        ]
    return element(
        "svg",
        *parts,
        class_="chart-symbol chart",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
    )


def _spread(value: float, first: float, last: float, start: float, end: float) -> float:
    return (start + end) / 2 if first == last else start + (value - first) / (last - first) * (end - start)
