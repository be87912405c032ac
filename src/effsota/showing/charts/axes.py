"""What the axes of every chart are made of: titles, ticks at the left and at the bottom, grid lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from effsota.showing.charts.geometry import Box, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import fixed, line, text_at, ticks, together

if TYPE_CHECKING:
    from markupsafe import Markup

    Ticks = Iterable[tuple[float, str]]  # where each stands in CSS px, and what it says

TITLE_Y = 16.0
TICK_LENGTH, LEFT_GAP, HALF_LETTER = 5, 8, 4.5


def left_title(text: str) -> Markup:
    """Return the title of the vertical axis, above it."""
    return text_at(fixed(0), fixed(TITLE_Y), text, kind="axis-title")


def right_title(text: str, size: Size) -> Markup:
    """Return a title at the right end, of a second axis or of the horizontal one."""
    return text_at(fixed(size.width), fixed(TITLE_Y), text, kind="axis-title", anchor="end")


def left_ticks(plot: Box, given: Ticks, *, has_grid: bool = True) -> Markup:
    """Return the ticks of the vertical axis, with a grid line across the plot for each."""
    left, right, x = fixed(plot.left), fixed(plot.right), fixed(plot.left - LEFT_GAP)
    placed = [(fixed(y), fixed(y + HALF_LETTER), text) for y, text in given]
    if not has_grid:
        return together(text_at(x, below, text, kind="tick", anchor="end") for _, below, text in placed)
    return ticks("grid", [((left, right, at, at), (x, below, "end"), text) for at, below, text in placed])


def bottom_line(plot: Box) -> Markup:
    """Return the line below the plot."""
    bottom = fixed(plot.bottom)
    return line("axis", fixed(plot.left), fixed(plot.right), bottom, bottom)


def bottom_ticks(plot: Box, given: Ticks, *, drop: float, right: float = math.inf) -> Markup:
    """Return the ticks below the plot, `drop` px deep; a text that would pass `right` ends at its tick."""
    top, bottom, y = fixed(plot.bottom), fixed(plot.bottom + TICK_LENGTH), fixed(plot.bottom + drop)
    hung = ((x, "end" if x + text_width(text) / 2 > right else "middle", text) for x, text in given)
    placed = [(fixed(x), anchor, text) for x, anchor, text in hung]
    return ticks("axis", [((at, at, top, bottom), (at, y, anchor), text) for at, anchor, text in placed])


def bottom_grid(plot: Box, given: Ticks, *, drop: float) -> Markup:
    """Return the ticks below the plot, each with a grid line up through it."""
    top, bottom, y = fixed(plot.top), fixed(plot.bottom), fixed(plot.bottom + drop)
    placed = [(fixed(x), text) for x, text in given]
    return ticks("grid", [((at, at, top, bottom), (at, y, "middle"), text) for at, text in placed])


def spaced(ticks: Ticks, *, gap: float, right: float = math.inf) -> Iterator[tuple[float, str]]:
    """Yield the ticks whose texts keep `gap` px apart, and end before `right`."""
    last = -math.inf
    for x, text in ticks:
        half = text_width(text) / 2
        if x - half >= last and x + half <= right:
            last = x + half + gap
            yield x, text
