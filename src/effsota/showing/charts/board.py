"""The chart of a board: compute to the target over time, at one width or at all three."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from effsota.model import Board, Entry, Trend
from effsota.showing.charts import wording
from effsota.showing.charts.canvas import Canvas, render_axes
from effsota.showing.charts.captions import render_captions
from effsota.showing.charts.crowd import render_crowd
from effsota.showing.charts.geometry import FONT_SIZE, SIZES, Size
from effsota.showing.charts.marks import (
    Links,
    boundary_line,
    level_line,
    reference_line,
    render_fits,
    render_frontier,
    render_points,
)
from effsota.showing.charts.markup import as_markup, element, fixed, stroke, together, words
from effsota.showing.charts.scene import MOST_KEPT, Level, Reference, build_scene
from effsota.showing.charts.views import COMPUTE_LOG, View

EMPTY = "No records on file yet."


def render_board(  # noqa: PLR0913  # each is one independent choice of a page
    board: Board,
    *,
    chart_id: str,
    today: date,
    href: Callable[[Entry], str] | None = None,
    references: Sequence[Reference] = (),
    trends: Sequence[Trend] | None = None,
    sizes: Sequence[Size] = SIZES,
    has_data: bool = True,
    names_of: str | None = None,
    view: View = COMPUTE_LOG,
    levels: tuple[Level, ...] = (),
) -> Markup:
    """Return a board's chart as inline SVG, once for each size; style sheets show one of them.

    `chart_id` keeps ids apart where a page has several charts; `href` makes points links;
    `trends` are the fits to draw instead of the board's own or those of its eras.
    Only the points of the first size carry their names; those of the others refer to them. So it is with
    what a tooltip says, unless not `has_data`: then a table on the page says it, by the same links.
    `names_of` is another chart of the same points on the page, where they have their names already.
    """
    scene = build_scene(board, today=today, references=references, trends=trends, view=view, levels=levels)
    if scene is None:
        return together(_render_empty(board, chart_id, size) for size in sizes)
    links: Sequence[Sequence[str] | None] = [None] * len(sizes)
    if href is not None:
        to = Links(href=href, prefix=f"{names_of or chart_id}-", has_data=has_data)
        links = to.given(scene, is_named=names_of is None, sizes=len(sizes))
    canvases = [Canvas.of(scene, size) for size in sizes]
    return together([_render(canvas, chart_id, given) for canvas, given in zip(canvases, links, strict=True)])


def _render(canvas: Canvas, chart_id: str, links: Sequence[str] | None) -> Markup:
    prefix = f"{chart_id}-{canvas.size.name}"
    return chart_svg(
        render_plot(canvas, prefix, links),
        size=canvas.size,
        prefix=prefix,
        title=wording.title_of(canvas.scene.leaderboard, canvas.scene.view),
        description=wording.describe(canvas.scene),
        is_interactive=links is not None,
    )


def _render_empty(board: Board, chart_id: str, size: Size) -> Markup:
    middle = element(
        "text", words(EMPTY), class_="remark", x=size.width / 2, y=size.height / 2, text_anchor="middle"
    )
    return chart_svg(
        middle,
        size=size,
        prefix=f"{chart_id}-{size.name}",
        title=wording.title_of(board.leaderboard),
        description=EMPTY,
    )


def chart_svg(  # noqa: PLR0913  # each is one part of the element
    content: Markup, *, size: Size, prefix: str, title: str, description: str, is_interactive: bool = False
) -> Markup:
    """Return the outer element of an inline chart, with its name and description.

    Each record has two: it is written without asking for its names.
    """
    named, width, height = words(prefix), fixed(size.width), fixed(size.height)
    role = "group" if is_interactive else "img"
    return as_markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{size.name}"'
        f' viewBox="0 0 {size.width:g} {size.height:g}" width="{width}" height="{height}" role="{role}"'
        f' aria-labelledby="{named}-title {named}-desc" font-size="{FONT_SIZE}">'
        f'<title id="{named}-title">{words(title)}</title><desc id="{named}-desc">{words(description)}</desc>'
        f"{content}</svg>"
    )


def render_plot(canvas: Canvas, prefix: str, links: Sequence[str] | None = None) -> Markup:
    """Return everything inside the frame of a chart, from the back to the front.

    Points are links where the attributes of theirs are given.
    """
    back, lines, labels = _layers(canvas)
    fits, points = render_fits(canvas, f"{prefix}-clip"), render_points(canvas, links)
    return together([back, fits, lines, points, labels])


class _Layers(NamedTuple):
    """What is drawn of a canvas whoever shows it: behind the fits, before them, and before the points."""

    back: Markup
    lines: Markup
    labels: Markup


@lru_cache(MOST_KEPT)
def _layers(canvas: Canvas) -> _Layers:
    captions = render_captions(canvas)
    lines = [
        element("g", _reference_lines(canvas), captions.references, class_="refs", aria_hidden="true"),
        *_boundary_lines(canvas),
        *_level_lines(canvas),
        render_frontier(canvas),
        captions.leaders,
    ]
    return _Layers(together([render_axes(canvas), *render_crowd(canvas)]), together(lines), captions.labels)


def _boundary_lines(canvas: Canvas) -> Iterator[Markup]:
    """Yield a line at each day on which what is compared became another."""
    lines = [boundary_line(canvas, change) for change in canvas.scene.boundaries]
    if lines:
        drawn = (stroke("target", line) for line in lines)
        yield element("g", *drawn, class_="boundaries", aria_hidden="true")


def _level_lines(canvas: Canvas) -> Iterator[Markup]:
    """Yield a line at each amount that the chart marks."""
    lines = [level_line(canvas, level) for level in canvas.scene.levels]
    if lines:
        drawn = (stroke("target", line) for line in lines)
        yield element("g", *drawn, class_="levels", aria_hidden="true")


def _reference_lines(canvas: Canvas) -> Markup:
    lines = [reference_line(canvas, reference) for reference in canvas.scene.references]
    return together(stroke("reference-line", line) for line in lines if line)
