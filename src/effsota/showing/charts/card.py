"""The picture that a link shows, 1200 by 630: one claim at the left, a drawing with its axis at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from effsota import figures
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import card_words
from effsota.frozen import Frozen
from effsota.model import Board
from effsota.showing.charts import wording
from effsota.showing.charts.board import EMPTY
from effsota.showing.charts.canvas import Canvas, render_axes
from effsota.showing.charts.geometry import Size
from effsota.showing.charts.marks import render_fits, render_frontier, render_point
from effsota.showing.charts.markup import element, fixed, path
from effsota.showing.charts.scene import build_scene
from effsota.showing.charts.standalone import caption_of, document
from effsota.showing.charts.wrapping import LEADING, fitted, text_line, text_lines, wrapped
from effsota.text import cut

WIDTH, HEIGHT, LEFT = 1200.0, 630.0, 60.0
FONT_SHARE = 0.9  # of reckoned widths is what letters of the pictures' own font take, or less
COLUMN = 545.0  # px for the words at the left, reckoned in wider letters than those of the font
SCALE = 1.8
DRAWING = Size(
    name="card", width=330, height=278, left=42, right=16, tick_gap=60, most_letters=16, is_narrow=True
)
BELOW = Size(
    name="card", width=680, height=214, left=262, right=16, tick_gap=60, most_letters=38, top=40, bottom=26
)
BELOW_SCALE, BELOW_Y = 1.58, 228.0
BESIDE_X, BESIDE_Y = WIDTH - DRAWING.width * SCALE - 24, 54.0
BRAND = [
    (60.0, 60.0),
    (78.0, 60.0),
    (78.0, 78.0),
    (96.0, 78.0),
    (96.0, 96.0),
    (114.0, 96.0),
    (114.0, 104.0),
]
TITLES, NUMBERS, WHATS, LINES, FOOT = (36.0, 31.0, 27.0), (92.0, 36.0), (25.0, 22.0), (21.0, 18.0), 18.0
TITLE_TOP, FOOT_Y = 166.0, 604.0


class CardText(Frozen):
    """What a card says: of what, the one number, what it counts, what is said below, the line at its foot."""

    title: str
    number: str | None
    what: str
    lines: Sequence[str] = ()
    foot: str = ""


def render_card(board: Board, *, site_name: str, today: date, day: date | None) -> str:
    """Return the card of a board as a complete SVG file; `day` is that of its data."""
    headline = build_headline(board)
    name, records = board.leaderboard.track.name, wording.records_words(board.leaderboard)
    foot = records if day is None else f"{records} · data of {figures.date_text(day)}"
    said = CardText(title=name, number=None, what=EMPTY, foot=foot)
    if headline is not None:
        number, what, lines = card_words(headline)
        said = CardText(title=name, number=number, what=what, lines=lines, foot=foot)
    return draw_card(
        said, site_name=site_name, drawing=_board_drawing(board, today), description=caption_of(headline)
    )


def draw_card(
    said: CardText,
    *,
    site_name: str,
    drawing: Markup | None = None,
    description: str,
    is_below: bool = False,
) -> str:
    """Return a card as a complete SVG file; a drawing is as large as `DRAWING`, or `BELOW` if it is below."""
    parts = [
        element("rect", class_="accent", x=0, y=0, width=WIDTH, height=10),
        element("path", class_="brand", d=path(BRAND), fill="none"),
        text_line(cut(site_name, 30), x=136, y=92, size=26, class_="heading"),
    ]
    if is_below:
        parts += _words_above(said)
    else:
        parts += _words(said, COLUMN if drawing else WIDTH - 2 * LEFT)
    foot = wrapped(said.foot, width=WIDTH - 2 * LEFT, size=FOOT, most=1)
    parts += text_lines(foot, x=LEFT, y=FOOT_Y, size=FOOT)
    if drawing is not None:
        x, y, scale = (LEFT, BELOW_Y, BELOW_SCALE) if is_below else (BESIDE_X, BESIDE_Y, SCALE)
        parts.append(element("g", drawing, transform=f"translate({fixed(x)} {fixed(y)}) scale({scale:g})"))
    return document(parts, size=(WIDTH, HEIGHT), title=said.title, description=description)


def _words_above(said: CardText) -> list[Markup]:
    width = (WIDTH - 2 * LEFT) / FONT_SHARE
    size, lines = fitted(said.title, width=width, sizes=(33.0, 29.0, 26.0), most=1, is_bold=True)
    below, told = fitted(said.what, width=width, sizes=(23.0, 20.0, 18.0), most=2)
    return [
        *text_lines(lines, x=LEFT, y=152, size=size, class_="heading"),
        *text_lines(told, x=LEFT, y=152 + below * LEADING + 4, size=below, class_="plain"),
    ]


def _words(said: CardText, width: float) -> list[Markup]:
    size, lines = fitted(said.title, width=width, sizes=TITLES, most=3, is_bold=True)
    parts = text_lines(lines, x=LEFT, y=TITLE_TOP, size=size, class_="heading")
    y = TITLE_TOP + (len(lines) - 1) * size * LEADING
    if said.number is not None:
        room = (
            NUMBERS[0] if len(lines) < 3 else NUMBERS[0] * 0.8,
            *range(96, int(NUMBERS[1]), -4),
            NUMBERS[1],
        )
        size, (number, *_) = fitted(said.number, width=width, sizes=room, most=1, is_bold=True)
        y += size + 14
        parts.append(text_line(number, x=LEFT - 2, y=y, size=size, class_="number"))
    size, lines = fitted(said.what, width=width, sizes=WHATS, most=2)
    y += size * LEADING + 20
    parts += text_lines(lines, x=LEFT, y=y, size=size, class_="plain")
    y += (len(lines) - 1) * size * LEADING + 12
    for line in said.lines:
        size, lines = fitted(line, width=width, sizes=LINES, most=2)
        y += size * LEADING
        parts += text_lines(lines, x=LEFT, y=y, size=size)
        y += (len(lines) - 1) * size * LEADING
    return parts


def _board_drawing(board: Board, today: date) -> Markup | None:
    scene = build_scene(board, today=today)
    if scene is None:
        return None
    canvas = Canvas.of(scene, DRAWING)
    points = [
        render_point(canvas, each)
        for each in scene.marked
        if each.entry.is_frontier or each.entry.is_baseline
    ]
    axes = render_axes(canvas, has_factors=False, has_full_title=True)
    return Markup("").join([axes, render_fits(canvas, "card-clip"), render_frontier(canvas), *points])
