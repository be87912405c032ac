"""The chart of a board on other scales, in factors, and closer to the present: what its switch leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.model import Board, Trend
from effsota.showing.charts import (
    COMPUTE_LINEAR,
    COMPUTE_LOG,
    FACTOR_LINEAR,
    FACTOR_LOG,
    View,
    drawn_trends,
)
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.page import BENCHMARKS, Page, level_link, track_path
from effsota.showing.site import Site

LONG_YEARS, DECADE, MOST_ZOOMED = 30, 10, 20  # what is long; and how many records are worth a closer look
TWO = 2  # records, without which no scale shows more than another


class OtherView(NamedTuple):
    """One way to look at a board's chart: its anchor and file, its name in the switch, what it tells.

    `since` is the year with which it begins, None where it shows all.
    """

    name: str
    label: str
    words: str
    view: View
    since: int | None = None


class Shown(Frozen):
    """One way with its drawing."""

    way: OtherView
    drawing: Drawing


class ChartViews(Frozen):
    """Everything the page of a board's other views shows."""

    ways: tuple[OtherView, ...]
    shown: tuple[Shown, ...]
    units: tuple[Unit, ...]
    has_references: bool
    has_fit: bool
    has_bounds: bool


def chart_path(board: Board) -> str:
    """Return the path of the page; `chart` is no name that a record can have."""
    return f"{track_path(board.leaderboard.track)}chart/"


def ways_of(board: Board) -> tuple[OtherView, ...]:
    """Return the other ways to look at a board's chart, none where a second scale would show nothing."""
    leaderboard, kind = board.leaderboard, board.leaderboard.track.kind
    if leaderboard.baseline is None or len(leaderboard.frontier) < TWO:
        return ()
    return (
        *(
            _growing()
            if kind.grows
            else _falling(leaderboard.baseline.record.submission.model, leaderboard.resource.word)
        ),
        *_zoomed(board),
    )


def _growing() -> Iterator[OtherView]:
    words = "Equal distances are equal amounts: the newest runs fill the chart, all before lie on its floor."
    yield OtherView("linear", "Linear scale", words, COMPUTE_LINEAR)


def _falling(baseline: str, word: str) -> Iterator[OtherView]:
    words = "Equal distances are equal amounts: the first savings fill the chart, the later are hardly seen."
    yield OtherView("linear", f"{word.capitalize()}, linear", words, COMPUTE_LINEAR)
    words = f"How many times less than {baseline}: a steady doubling time is a straight line."
    yield OtherView("factor", "Reduction, log", words, FACTOR_LOG)
    words = f"How many times less than {baseline}: a steady doubling time bends upwards."
    yield OtherView("factor-linear", "Reduction, linear", words, FACTOR_LINEAR)


def _zoomed(board: Board) -> Iterator[OtherView]:
    year = zoom_year(board)
    if year is not None:
        words = "The same records and fits, closer; factors are still those of the baseline."
        yield OtherView(f"since-{year}", f"Since {year}", words, COMPUTE_LOG, year)


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


def seen(board: Board, way: OtherView) -> tuple[Board, Sequence[Trend] | None]:
    """Return the board with the records of one way, and the fits to draw instead of its own."""
    if way.since is None:
        return board, None
    leaderboard, year = board.leaderboard, way.since
    entries = tuple(each for each in leaderboard.entries if each.record.submission.date.year >= year)
    trends = [each for each in drawn_trends(board) if each.start.year >= year]
    return replace(board, leaderboard=replace(leaderboard, entries=entries)), trends


def build_views_page(board: Board, site: Site) -> Iterator[Page]:
    """Yield the page of a board's other views, where there are any."""
    ways, track = ways_of(board), board.leaderboard.track
    shown = tuple(_drawn(board, site, ways))
    if not shown:
        return
    drawings = [each.drawing for each in shown]
    yield Page(
        path=chart_path(board),
        template="chart.html",
        title=f"{track.name}, other views of the chart",
        description=f"The chart of {track.name}: {', '.join(way.label.lower() for way in ways)}.",
        view=ChartViews(
            ways=ways,
            shown=shown,
            units=units_of(track),
            has_references=any(each.has_references for each in drawings),
            has_fit=any(each.has_fit for each in drawings),
            has_bounds=not all(entry.record.is_exact for entry in board.leaderboard.entries),
        ),
        board=board,
        trail=(BENCHMARKS, level_link(track)),
        canonical=track_path(track),
    )


def _drawn(board: Board, site: Site, ways: Sequence[OtherView]) -> Iterator[Shown]:
    """Yield each way with its drawing; points have their names in the first that shows all of them."""
    for way in ways:
        part, trends = seen(board, way)
        drawing = build_drawing(
            part,
            site,
            root=chart_path(board),
            chart_id=way.name,
            view=way.view,
            trends=trends,
            names_of=None if way is ways[0] or way.since else ways[0].name,
        )
        if drawing is not None:
            yield Shown(way=way, drawing=drawing)
