"""A board's chart as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model import Board, Entry
from effsota.showing.charts import (
    NARROW,
    SIZES,
    WIDE,
    Size,
    build_legend,
    render_board,
    render_symbol,
)
from effsota.showing.pages.page import record_path, track_path
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

LONG_YEARS, DECADE, MOST_ZOOMED = 30, 10, 20  # what is long; and how many records are worth a closer look
CROWDED = (WIDE, NARROW)
MOST_AT_ALL_SIZES = 100  # records; a page with more of them would weigh too much with three charts


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendLine:
    """A symbol of a chart and what it means."""

    symbol: Markup
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart with its legend, whose markup the charts themselves have made safe, and what it draws.

    `zoom` is the year since which it is drawn closer in a file of its own, None where that would not help.
    """

    markup: Markup
    legend: tuple[LegendLine, ...]
    has_references: bool
    has_fit: bool
    zoom: int | None


def build_drawing(board: Board, site: Site, *, root: str, chart_id: str = "board") -> Drawing | None:
    """Return the chart of a board, None on an empty one; its links start at the folder `root`.

    `chart_id` keeps ids apart where a page has several charts.
    """
    if not board.leaderboard.entries:
        return None

    def href(entry: Entry) -> str:
        path = record_path(entry)
        return path.removeprefix(root) if path.startswith(root) else "../" * root.count("/") + path

    references = board.trend.references if board.trend else ()
    markup = render_board(
        board,
        chart_id=chart_id,
        has_data=root != track_path(board.leaderboard.track),  # whose table says what a tooltip shows
        today=site.today,
        href=href,
        references=references,
        sizes=_sizes(board),
    )
    legend = build_legend(board, today=site.today, references=references)
    kinds = {item.kind for item in legend}
    return Drawing(
        markup=markup,
        legend=tuple(LegendLine(symbol=render_symbol(item), text=item.text) for item in legend),
        has_references="reference" in kinds,
        has_fit="fit" in kinds,
        zoom=zoom_year(board),
    )


def _sizes(board: Board) -> tuple[Size, ...]:
    return SIZES if len(board.leaderboard.entries) <= MOST_AT_ALL_SIZES else CROWDED


def zoom_year(board: Board) -> int | None:
    """Return the latest decade since which there are most of the records of a long time; None of a short one.

    The baseline has to be among them, for all else is counted from it.
    """
    baseline = board.leaderboard.baseline
    years = sorted(entry.record.submission.date.year for entry in board.leaderboard.entries)
    if baseline is None or not years or years[-1] - years[0] < LONG_YEARS:
        return None
    last = min(baseline.record.submission.date.year, years[len(years) // 2])
    year = last - last % DECADE
    count = sum(each >= year for each in years)
    return year if year - years[0] >= DECADE and count >= MOST_ZOOMED else None
