"""Charts and cards as PNG."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.showing.charts import render_card, render_site_card
from effsota.showing.pages.home import first_board
from effsota.showing.pages.page import track_path
from effsota.showing.raster import render_png
from effsota.showing.site import Site
from effsota.showing.website.chart_files import render_chart


def render_board_pictures(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield a chart and a card for each board, with their paths."""
    name = site.tracker.name
    for board in site.boards:
        path = track_path(board.leaderboard.track)
        yield f"{path}chart.png", render_png(render_chart(board, site))
        yield f"{path}og.png", render_png(render_card(board, site_name=name, today=site.today))


def render_site_picture(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the card of the site with its path."""
    name, first = site.tracker.name, first_board(site)
    card = render_site_card(name) if first is None else render_card(first, site_name=name, today=site.today)
    yield "og.png", render_png(card)
