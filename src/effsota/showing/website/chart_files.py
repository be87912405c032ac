"""Every board's chart as files of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota import figures
from effsota.model import Board, Trend
from effsota.showing.charts import COMPUTE_LOG, View, render_standalone
from effsota.showing.pages.chart_views import chart_path, seen, ways_of
from effsota.showing.pages.page import track_path
from effsota.showing.site import Site
from effsota.showing.website.pictures import Draw


def render_chart_files(site: Site, draw: Draw | None) -> Iterator[tuple[str, bytes]]:
    """Yield every chart that stands alone, with its path; the first also as PNG, where somebody draws."""
    for board in site.boards:
        path = track_path(board.leaderboard.track)
        chart = render_chart(board, site)
        yield f"{path}chart.svg", chart.encode()
        if draw is not None:
            yield f"{path}chart.png", draw(chart, is_light=False)
        for way in ways_of(board):
            part, trends = seen(board, way)
            yield f"{chart_path(board)}{way.name}.svg", render_chart(part, site, trends, way.view).encode()


def render_chart(
    board: Board, site: Site, trends: Sequence[Trend] | None = None, view: View = COMPUTE_LOG
) -> str:
    """Return a board's chart as an SVG file with the line that says where it is from.

    `trends` are the fits to draw instead of the board's own or those of its eras.
    """
    path, day = track_path(board.leaderboard.track), site.chronicle.newest_day(board)
    said = [site.tracker.name, f"{site.base_url}/{path}", site.tracker.data_licence]
    if day is not None:
        said.append(f"data of {figures.date_text(day)}")
    return render_standalone(
        board,
        today=site.today,
        source=", ".join(said),
        references=board.trend.references if board.trend else (),
        trends=trends,
        view=view,
    )
