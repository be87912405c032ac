"""A board's chart as a file of its own, with title, legend and source; and its card for links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from markupsafe import Markup

from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.sentences import card_words, chart_caption
from effsota.model import Board
from effsota.showing.charts import wording
from effsota.showing.charts.board import EMPTY, render_plot
from effsota.showing.charts.canvas import Canvas, render_axes
from effsota.showing.charts.geometry import FONT_SIZE, WIDE, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.legend import SYMBOL_WIDTH, build_legend
from effsota.showing.charts.marks import render_fits, render_frontier, render_point
from effsota.showing.charts.markup import element, fixed, path, words
from effsota.showing.charts.scene import Reference, build_scene
from effsota.showing.charts.style import file_style
from effsota.text import cut

FONTS = "Open Sans, system-ui, Segoe UI, Roboto, Helvetica Neue, Noto Sans, Arial, sans-serif"
WIDTH, HEIGHT, MARGIN, PLOT_TOP = 1200.0, 712.0, 64.0, 112.0
CARD_WIDTH, CARD_HEIGHT, CARD_SCALE = 1200.0, 630.0, 1.8
BRAND = [
    (60.0, 74.0),
    (78.0, 74.0),
    (78.0, 92.0),
    (96.0, 92.0),
    (96.0, 110.0),
    (114.0, 110.0),
    (114.0, 118.0),
]
CARD = Size(
    name="card", width=330, height=290, left=38, right=16, tick_gap=60, most_letters=0, is_narrow=True
)


def render_standalone(board: Board, *, today: date, source: str, references: Sequence[Reference] = ()) -> str:
    """Return a board's chart as a complete SVG file: literal colours, light and dark, no script, no link.

    `source` is the line below: who publishes it, where, under which licence.
    """
    scene = build_scene(board, today=today, references=references)
    title = wording.title_of(board.leaderboard)
    headline = build_headline(board)
    summary = EMPTY if scene is None else wording.describe(scene)
    parts = [
        _line(title, x=MARGIN, y=52, size=22, class_="heading"),
        _line(_caption(headline), x=MARGIN, y=82, size=15),
        _line(source, x=MARGIN, y=HEIGHT - 28, size=12.5),
    ]
    if scene is not None:
        plot = render_plot(Canvas.of(scene, WIDE), "chart")
        parts.append(element("g", plot, transform=f"translate({fixed(MARGIN)} {fixed(PLOT_TOP)})"))
        parts += _legend(board, today, references)
    return _document(parts, size=(WIDTH, HEIGHT), title=title, description=summary)


def _caption(headline: Headline | None) -> str:
    return EMPTY if headline is None else chart_caption(headline)


def _legend(board: Board, today: date, references: Sequence[Reference]) -> Iterator[Markup]:
    x, y = MARGIN, PLOT_TOP + WIDE.height + 30
    for item in build_legend(board, today=today, references=references):
        width = SYMBOL_WIDTH + 8 + text_width(item.text) * 0.92 + 22
        if x + width > WIDTH - MARGIN / 2:
            x, y = MARGIN, y + 24
        yield element("g", item.symbol, transform=f"translate({fixed(x)} {fixed(y - 12)})")
        yield _line(item.text, x=x + SYMBOL_WIDTH + 8, y=y, size=FONT_SIZE)
        x += width


def render_card(board: Board, *, site_name: str, today: date) -> str:
    """Return the 1200 by 630 picture that a link to a board shows, as a complete SVG file."""
    scene = build_scene(board, today=today)
    headline = build_headline(board)
    parts = [
        element("rect", class_="accent", x=0, y=0, width=CARD_WIDTH, height=10),
        element("path", class_="brand", d=path(BRAND), fill="none"),
        _line(cut(site_name, 30), x=136, y=106, size=26, class_="heading"),
        *_card_lines(headline, wrap(cut(board.leaderboard.track.name, 48), 24)[:2]),
    ]
    if scene is not None:
        parts.append(_card_plot(Canvas.of(scene, CARD)))
    title = wording.title_of(board.leaderboard)
    return _document(parts, size=(CARD_WIDTH, CARD_HEIGHT), title=title, description=_caption(headline))


def render_site_card(site_name: str) -> str:
    """Return the picture that a link to a site without records shows, as a complete SVG file."""
    parts = [
        element("rect", class_="accent", x=0, y=0, width=CARD_WIDTH, height=10),
        element("path", class_="brand", d=path(BRAND), fill="none"),
        _line(cut(site_name, 30), x=136, y=106, size=26, class_="heading"),
        _line(EMPTY, x=60, y=240, size=40, class_="heading"),
    ]
    return _document(parts, size=(CARD_WIDTH, CARD_HEIGHT), title=cut(site_name, 60), description=EMPTY)


def _card_lines(headline: Headline | None, level: list[str]) -> Iterator[Markup]:
    y = 180.0
    for row in level:
        yield _line(row, x=60, y=y, size=40, class_="heading")
        y += 50
    if headline is None:
        yield _line(EMPTY, x=60, y=y + 60, size=28)
        return
    number, what, rate = card_words(headline)
    yield _line(number, x=58, y=y + 90, size=max(52.0, min(120.0, 900.0 / len(number))), class_="number")
    yield _line(what, x=60, y=y + 142, size=27, class_="plain")
    for order, row in enumerate(rate):
        yield _line(row, x=60, y=y + 204 + 36 * order, size=24)


def _card_plot(canvas: Canvas) -> Markup:
    points = [render_point(canvas, each) for each in canvas.scene.marked if each.entry.is_frontier]
    plot = Markup("").join(
        [render_axes(canvas, has_factors=False), render_fits(canvas, None), render_frontier(canvas), *points]
    )
    x, y = CARD_WIDTH - CARD.width * CARD_SCALE - 24, 60.0
    return element("g", plot, transform=f"translate({fixed(x)} {fixed(y)}) scale({CARD_SCALE:g})")


def _line(text: str, *, x: float, y: float, size: float, class_: str | None = None) -> Markup:
    return element("text", words(text), x=x, y=y, font_size=size, class_=class_)


def _document(parts: list[Markup], *, size: tuple[float, float], title: str, description: str) -> str:
    width, height = size
    svg = element(
        "svg",
        element("title", words(title), id="chart-title"),
        element("desc", words(description), id="chart-desc"),
        _STYLE,
        element("rect", class_="paper", x=0, y=0, width=width, height=height),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby="chart-title chart-desc",
        font_family=FONTS,
        font_size=FONT_SIZE,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


_STYLE = Markup("<style>%s</style>") % file_style()
