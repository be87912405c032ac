"""Every board's chart as a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.charts import render_standalone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.pages import Site


def render_chart_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every chart that stands alone, with its path."""
    for board in site.boards:
        path = f"tracks/{board.leaderboard.track.id}/"
        source = f"{site.tracker.name}, {site.base_url}/{path}, {site.tracker.data_licence}"
        references = board.trend.references if board.trend else ()
        svg = render_standalone(board, today=site.today, source=source, references=references)
        yield f"{path}chart.svg", svg.encode()
