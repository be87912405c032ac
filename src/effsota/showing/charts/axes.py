"""What the axes of every chart are made of: titles, ticks at the left and at the bottom, grid lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from effsota.showing.charts.geometry import Box, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, words

if TYPE_CHECKING:
    from markupsafe import Markup

    Ticks = Iterable[tuple[float, str]]  # where each stands in CSS px, and what it says

TITLE_Y = 16.0
TICK_LENGTH, LEFT_GAP, HALF_LETTER = 5, 8, 4.5


def left_title(text: str) -> Markup:
    """Return the title of the vertical axis, above it."""
    return element("text", words(text), class_="axis-title", x=0, y=TITLE_Y)


def right_title(text: str, size: Size) -> Markup:
    """Return a title at the right end, of a second axis or of the horizontal one."""
    return element("text", words(text), class_="axis-title", x=size.width, y=TITLE_Y, text_anchor="end")


def left_ticks(plot: Box, ticks: Ticks, *, has_grid: bool = True) -> Iterator[Markup]:
    """Yield the ticks of the vertical axis, with a grid line across the plot for each."""
    for y, text in ticks:
        if has_grid:
            yield element("line", class_="grid", x1=plot.left, x2=plot.right, y1=y, y2=y)
        x = plot.left - LEFT_GAP
        yield element("text", words(text), class_="tick", x=x, y=y + HALF_LETTER, text_anchor="end")


def bottom_line(plot: Box) -> Markup:
    """Return the line below the plot."""
    return element("line", class_="axis", x1=plot.left, x2=plot.right, y1=plot.bottom, y2=plot.bottom)


def bottom_ticks(plot: Box, ticks: Ticks, *, drop: float, right: float = math.inf) -> Iterator[Markup]:
    """Yield the ticks below the plot, `drop` px deep; a text that would pass `right` ends at its tick."""
    for x, text in ticks:
        anchor = "end" if x + text_width(text) / 2 > right else "middle"
        yield element("line", class_="axis", x1=x, x2=x, y1=plot.bottom, y2=plot.bottom + TICK_LENGTH)
        yield element("text", words(text), class_="tick", x=x, y=plot.bottom + drop, text_anchor=anchor)


def bottom_grid(plot: Box, ticks: Ticks, *, drop: float) -> Iterator[Markup]:
    """Yield the ticks below the plot, each with a grid line up through it."""
    for x, text in ticks:
        yield element("line", class_="grid", x1=x, x2=x, y1=plot.top, y2=plot.bottom)
        yield element("text", words(text), class_="tick", x=x, y=plot.bottom + drop, text_anchor="middle")


def spaced(ticks: Ticks, *, gap: float, right: float = math.inf) -> Iterator[tuple[float, str]]:
    """Yield the ticks whose texts keep `gap` px apart, and end before `right`."""
    last = -math.inf
    for x, text in ticks:
        half = text_width(text) / 2
        if x - half >= last and x + half <= right:
            last = x + half + gap
            yield x, text
