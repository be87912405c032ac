"""A board's chart as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from effsota.frozen import Frozen
from effsota.model import Board, Entry, Trend
from effsota.showing.charts import (
    COMPUTE_LOG,
    NARROW,
    SIZES,
    WIDE,
    View,
    build_legend,
    render_board,
    render_symbol,
)
from effsota.showing.pages.page import record_path, track_path
from effsota.showing.pages.threshold_levels import has_levels, levels_of
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

CROWDED = (WIDE, NARROW)
MOST_AT_ALL_SIZES = 100  # records; a page with more of them would weigh too much with three charts


class LegendLine(Frozen):
    """A symbol of a chart and what it means."""

    symbol: Markup
    text: str


class Drawing(Frozen):
    """A chart with its legend, whose markup the charts themselves have made safe, and what it draws."""

    markup: Markup
    legend: tuple[LegendLine, ...]
    has_references: bool
    has_fit: bool


def build_drawing(  # noqa: PLR0913  # each is one independent choice of a page
    board: Board,
    site: Site,
    *,
    root: str,
    chart_id: str = "board",
    view: View = COMPUTE_LOG,
    trends: Sequence[Trend] | None = None,
    names_of: str | None = None,
) -> Drawing | None:
    """Return the chart of a board, None on an empty one; its links start at the folder `root`.

    `chart_id` keeps ids apart where a page has several charts; `names_of` is the one of them whose points
    have the names; `trends` are the fits to draw instead of the board's own.
    """
    if not board.leaderboard.entries:
        return None

    def href(entry: Entry) -> str:
        path = record_path(entry)
        return path.removeprefix(root) if path.startswith(root) else "../" * root.count("/") + path

    is_alone = root == track_path(board.leaderboard.track)
    references = board.trend.references if board.trend else ()
    levels = levels_of(site.thresholds) if has_levels(board) else ()
    markup = render_board(
        board,
        chart_id=chart_id,
        has_data=not is_alone,  # on a board's own page, whose table says what a tooltip shows
        today=site.today,
        href=href,
        references=references,
        trends=trends,
        sizes=SIZES if is_alone and len(board.leaderboard.entries) <= MOST_AT_ALL_SIZES else CROWDED,
        names_of=names_of,
        view=view,
        levels=levels,
    )
    legend = build_legend(
        board, today=site.today, references=references, trends=trends, view=view, levels=levels
    )
    kinds = {item.kind for item in legend}
    return Drawing(
        markup=markup,
        legend=tuple(LegendLine(symbol=render_symbol(item), text=item.text) for item in legend),
        has_references="reference" in kinds,
        has_fit="fit" in kinds,
    )
