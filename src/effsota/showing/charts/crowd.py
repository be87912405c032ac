"""The many records of a large board that have no mark of their own: dots, thinned where they would blot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.markup import element

if TYPE_CHECKING:
    from markupsafe import Markup

OPACITY = "0.6"
DOT, CELL = 3, 4  # px: the side of a dot, and of a square in which only one is drawn


def render_crowd(canvas: Canvas) -> tuple[Markup, ...]:
    """Return the dots as one path, nothing where every record has a mark."""
    dots = thinned_dots([canvas.positions[each.path] for each in canvas.scene.crowd])
    if not dots:
        return ()
    mark = element("path", class_="mark", d=dots_path(dots), fill_opacity=OPACITY)
    return (element("g", mark, class_="dominated crowd", aria_hidden="true"),)


def dots_path(dots: Iterable[tuple[int, int]]) -> str:
    """Return the way around dots, each from where the last began: short numbers."""
    steps, (x, y) = [], (0, 0)
    for across, down in dots:
        steps.append(f"m{across - x} {down - y}h{DOT}v{DOT}h-{DOT}z")
        x, y = across, down
    return "M0 0" + "".join(steps)


def thinned_dots(positions: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return where dots begin, in whole px from left to right, one for each square that any stands in."""
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for x, y in positions:
        cells.setdefault((int(x // CELL), int(y // CELL)), (round(x - DOT / 2), round(y - DOT / 2)))
    return sorted(cells.values())
