"""Every board's chart as a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.model import Board
from effsota.showing.charts import render_standalone
from effsota.showing.pages.page import track_path
from effsota.showing.site import Site


def render_chart_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every chart that stands alone, with its path."""
    for board in site.boards:
        yield f"{track_path(board.leaderboard.track)}chart.svg", render_chart(board, site).encode()


def render_chart(board: Board, site: Site) -> str:
    """Return a board's chart as an SVG file with the line that says where it is from."""
    path = track_path(board.leaderboard.track)
    return render_standalone(
        board,
        today=site.today,
        source=f"{site.tracker.name}, {site.base_url}/{path}, {site.tracker.data_licence}",
        references=board.trend.references if board.trend else (),
    )
