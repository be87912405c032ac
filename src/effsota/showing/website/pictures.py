"""Cards, and how they and charts become PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from effsota.showing.charts import draw_card, render_card
from effsota.showing.pages.cards import CARDS, card_path
from effsota.showing.pages.page import track_path
from effsota.showing.pages.rates import TRENDS
from effsota.showing.site import Site

MOST_BYTES = 59_000


class Draw(Protocol):
    """Makes a PNG of a complete SVG file; a light one is for those who show links."""

    def __call__(self, svg: str, *, is_light: bool) -> bytes:
        """Return the PNG."""


def draw_picture(svg: str, *, is_light: bool) -> bytes:
    """Return a complete SVG file as PNG; a light one has at most 256 colours where it is heavy with all."""
    # Most builds draw none, or only what changed.
    from effsota.showing.palette import with_palette  # noqa: PLC0415
    from effsota.showing.raster import render_png  # noqa: PLC0415

    png = render_png(svg)
    return with_palette(png) if is_light and len(png) > MOST_BYTES else png


def render_board_cards(site: Site, draw: Draw) -> Iterator[tuple[str, bytes]]:
    """Yield the card of each board, with its path."""
    name = site.tracker.name
    for board in site.boards:
        day = site.chronicle.newest_day(board)
        card = render_card(board, site_name=name, today=site.today, day=day)
        yield f"{track_path(board.leaderboard.track)}og.png", draw(card, is_light=True)


def render_page_cards(site: Site, pages: Iterable[str], draw: Draw | None) -> Iterator[tuple[str, bytes]]:
    """Yield the cards of those pages of the whole site that have one of their own, with their paths.

    On pages of trends it is a chart too, and a file of its own; that alone where nobody draws.
    """
    for page in pages:
        is_chart = page.startswith(TRENDS)
        if page not in CARDS or not (is_chart or draw):
            continue
        card = page_card(site, page)
        if is_chart:
            yield f"{page}chart.svg", card.encode()
        if draw is not None:
            yield card_path(page), draw(card, is_light=True)


def page_card(site: Site, page: str) -> str:
    """Return the card of a page of the whole site as a complete SVG file."""
    card = CARDS[page](site)
    return draw_card(
        card.said,
        site_name=site.tracker.name,
        drawing=card.drawing,
        description=card.said.what,
        is_below=card.is_below,
    )
