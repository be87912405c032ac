"""A board's chart as a file of its own, with title, legend and source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.sentences import chart_caption
from effsota.model import Board, Trend
from effsota.showing.charts import wording
from effsota.showing.charts.board import EMPTY, render_plot
from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.geometry import FONT_SIZE, WIDE
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.legend import SYMBOL_WIDTH, LegendItem, build_legend
from effsota.showing.charts.markup import element, fixed, words
from effsota.showing.charts.scene import Reference, build_scene
from effsota.showing.charts.style import file_style
from effsota.showing.charts.views import COMPUTE_LOG, View
from effsota.showing.charts.wrapping import LEADING, text_lines, wrapped

FONTS = "Open Sans, system-ui, Segoe UI, Roboto, Helvetica Neue, Noto Sans, Arial, sans-serif"
WIDTH, MARGIN = 1200.0, 64.0
ROOM = WIDTH - 2 * MARGIN
TITLE, CAPTION, SMALL = 22.0, 15.0, FONT_SIZE  # sizes of letters
MOST_LINES = 3  # of a title, of what is below it, of a legend's item
SYMBOL_GAP, ITEM_GAP = 8.0, 22.0


def render_standalone(  # noqa: PLR0913  # each is one independent choice of a page
    board: Board,
    *,
    today: date,
    source: str,
    references: Sequence[Reference] = (),
    trends: Sequence[Trend] | None = None,
    view: View = COMPUTE_LOG,
) -> str:
    """Return a board's chart as a complete SVG file: literal colours, light and dark, no script, no link.

    `source` is the line below: who publishes it, where, under which licence, of which day.
    """
    scene = build_scene(board, today=today, references=references, trends=trends, view=view)
    title = wording.title_of(board.leaderboard, view)
    summary = EMPTY if scene is None else wording.describe(scene)
    y, parts = _opening(title, caption_of(build_headline(board)))
    if scene is not None:
        plot = render_plot(Canvas.of(scene, WIDE), "chart")
        parts.append(element("g", plot, transform=f"translate({fixed(MARGIN)} {fixed(y)})"))
        y, legend = _legend(
            build_legend(board, today=today, references=references, trends=trends, view=view),
            y + WIDE.height + 30,
        )
        parts += legend
    told = f"{source}. {wording.records_words(board.leaderboard)}."
    lines = wrapped(told, width=ROOM, size=SMALL)
    parts += text_lines(lines, x=MARGIN, y=y + 12, size=SMALL)
    height = y + 12 + len(lines) * SMALL * LEADING + 12
    return document(parts, size=(WIDTH, height), title=title, description=summary)


def caption_of(headline: Headline | None) -> str:
    """Return what a board claims, or that there is nothing yet."""
    return EMPTY if headline is None else chart_caption(headline)


def _opening(title: str, caption: str) -> tuple[float, list[Markup]]:
    """Return title and caption, and where what follows may begin."""
    heads = wrapped(title, width=ROOM, size=TITLE, most=MOST_LINES, is_bold=True)
    lines = wrapped(caption, width=ROOM, size=CAPTION, most=MOST_LINES)
    below = 52 + (len(heads) - 1) * TITLE * LEADING + 30
    return below + (len(lines) - 1) * CAPTION * LEADING + 30, [
        *text_lines(heads, x=MARGIN, y=52, size=TITLE, class_="heading"),
        *text_lines(lines, x=MARGIN, y=below, size=CAPTION),
    ]


def _legend(items: Sequence[LegendItem], y: float) -> tuple[float, list[Markup]]:
    """Return the legend from `y` on, side by side where there is room, and where what follows may begin."""
    x, parts, indent = MARGIN, [], SYMBOL_WIDTH + SYMBOL_GAP
    for item in items:
        if x > MARGIN and x + indent + text_width(item.text) > WIDTH - MARGIN:
            x, y = MARGIN, y + 24
        lines = wrapped(item.text, width=ROOM - indent, size=SMALL, most=MOST_LINES)
        parts.append(element("g", item.symbol, transform=f"translate({fixed(x)} {fixed(y - 12)})"))
        parts += text_lines(lines, x=x + indent, y=y, size=SMALL)
        x += indent + text_width(item.text) + ITEM_GAP
        y += (len(lines) - 1) * SMALL * LEADING
    return y + 24, parts


def document(parts: Sequence[Markup], *, size: tuple[float, float], title: str, description: str) -> str:
    """Return a complete SVG file on its own paper, with its name and description."""
    width, height = size
    svg = element(
        "svg",
        element("title", words(title), id="chart-title"),
        element("desc", words(description), id="chart-desc"),
        _STYLE,
        element("rect", class_="paper", x=0, y=0, width=width, height=height),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {fixed(width)} {fixed(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby="chart-title chart-desc",
        font_family=FONTS,
        font_size=FONT_SIZE,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


_STYLE = Markup("<style>%s</style>") % file_style()
