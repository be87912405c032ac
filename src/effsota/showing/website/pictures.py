"""Charts and cards as PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from effsota.showing.charts import draw_card, render_card
from effsota.showing.pages.cards import CARDS, card_path
from effsota.showing.pages.page import track_path
from effsota.showing.pages.rates import TRENDS
from effsota.showing.palette import with_palette
from effsota.showing.raster import render_png
from effsota.showing.site import Site
from effsota.showing.website.chart_files import render_chart

MOST_BYTES = 59_000


def render_board_pictures(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield a chart and a card for each board, with their paths."""
    name = site.tracker.name
    for board in site.boards:
        path = track_path(board.leaderboard.track)
        yield f"{path}chart.png", render_png(render_chart(board, site))
        day = site.chronicle.newest_day(board)
        yield f"{path}og.png", _light(render_card(board, site_name=name, today=site.today, day=day))


def render_page_pictures(site: Site, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the cards of those pages of the whole site that have one of their own, with their paths."""
    for page in pages:
        if page in CARDS:
            yield card_path(page), _light(page_card(site, page))


def render_page_charts(site: Site, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the charts of the pages of trends as files of their own, with their paths."""
    for page in pages:
        if page in CARDS and page.startswith(TRENDS):
            yield f"{page}chart.svg", page_card(site, page).encode()


def _light(card: str) -> bytes:
    """Return a card as PNG, light enough for those who show links."""
    png = render_png(card)
    return png if len(png) <= MOST_BYTES else with_palette(png)


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
