"""The page of a track: key figures, chart, table, rules, how the doubling time is estimated, limitations."""

from __future__ import annotations

from datetime import date

from effsota.boards.claims.boundary_words import boundary_sentences
from effsota.boards.claims.fragility_words import Fragile, build_fragile
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.levels_beside import LevelBeside
from effsota.boards.claims.rate_figure import RateFigure, rate_figure
from effsota.boards.claims.sentences import board_description, reference_words
from effsota.boards.excerpt import excerpt
from effsota.frozen import Frozen
from effsota.model import Board, Leaderboard
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.ancestry_page import ancestry_link
from effsota.showing.pages.audit_page import cases_of
from effsota.showing.pages.chart_views import OtherView, ways_of
from effsota.showing.pages.disputed import DisputedView, build_disputed
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.era_view import ErasView, build_eras
from effsota.showing.pages.other_boards import other_board_links
from effsota.showing.pages.page import BENCHMARKS, Link, Page, track_path
from effsota.showing.pages.printed_figures import (
    Printed,
    PrintedRow,
    build_printed,
    build_printed_rows,
    counts_once,
)
from effsota.showing.pages.record_list import has_excerpt, list_links, total_text
from effsota.showing.pages.record_table import RecordTable, build_record_table
from effsota.showing.pages.rows import build_rows
from effsota.showing.pages.sensitivity_view import OtherChoice, build_choices
from effsota.showing.site import Site
from effsota.units import years_between

STALE_YEARS = 2
MOST_TAB_STOPS = 25


class TrackView(Frozen):
    """What is decided for the page of a track; the rest it shows of its board as it is.

    `levels` are those of the track's test where it has several, its own among them.
    `stale` is the day of the last record on the frontier where that is long ago and more may come.
    Of a large board `table` and `comparisons` are an excerpt of as many records as `shown`, and `lists` lead
    to the pages with all of its `total`.
    """

    headline: Headline | None
    rate: RateFigure | None
    units: tuple[Unit, ...]
    reference: str | None
    has_bounds: bool
    drawing: Drawing | None
    ways: tuple[OtherView, ...]
    stale: date | None
    is_crowded: bool
    table: RecordTable
    shown: str
    total: str
    lists: tuple[Link, ...]
    is_excerpt: bool
    comparisons: tuple[PrintedRow, ...]
    counts_once: bool
    printed: tuple[Printed, ...]
    fragile: tuple[Fragile, ...]
    choices: tuple[OtherChoice, ...]
    eras: ErasView | None
    disputed: DisputedView | None
    cases: tuple[Link, ...]
    levels: tuple[LevelBeside, ...]
    notices: tuple[str, ...]
    boards: tuple[Link, ...]
    ancestry: Link | None
    across: tuple[str, ...]


def build_track_page(board: Board, site: Site) -> Page:
    """Return the page of one board."""
    track = board.leaderboard.track
    return Page(
        path=track_path(track),
        template="track.html",
        title=track.name,
        description=_describe(board),
        view=build_track_view(board, site),
        board=board,
        trail=(BENCHMARKS,),
        is_dataset=True,
    )


def build_track_view(board: Board, site: Site) -> TrackView:
    """Return what is decided for the page of a board."""
    leaderboard, track = board.leaderboard, board.leaderboard.track
    headline = build_headline(board)
    shown, lists, total = excerpt(leaderboard), list_links(board), total_text(board)
    is_excerpt = has_excerpt(board)
    return TrackView(
        headline=headline,
        rate=rate_figure(headline) if headline else None,
        units=units_of(track),
        reference=reference_words(headline) if headline else None,
        has_bounds=not all(entry.record.is_exact for entry in leaderboard.entries),
        drawing=build_drawing(board, site, root=track_path(track)),
        ways=ways_of(board),
        stale=_stale(leaderboard, site),
        is_crowded=len(leaderboard.entries) > MOST_TAB_STOPS,
        table=build_record_table(
            build_rows(board, site, shown),
            track,
            what=f"Those {track.kind.direction.on_frontier} and the best ranked of {total}"
            if is_excerpt
            else "Every record of the track",
            rest_page=None if is_excerpt else next(iter(lists), None),
        ),
        shown=f"{len(shown)}",
        total=total,
        lists=lists,
        is_excerpt=is_excerpt,
        comparisons=build_printed_rows(board, site, shown),
        counts_once=counts_once(board),
        printed=build_printed(track.published),
        fragile=build_fragile(board),
        choices=build_choices(board),
        eras=build_eras(board, site.calibration),
        disputed=build_disputed(board),
        boards=other_board_links(board),
        ancestry=ancestry_link(board),
        across=tuple(boundary_sentences(board.leaderboard)),
        cases=cases_of(track.id, site),
        levels=site.levels.get(track.id, ()),
        notices=tuple(
            dict.fromkeys(
                problem.answer or problem.message
                for problem in site.problems_of(f"submissions/{track.id}/track.yaml")
            )
        ),
    )


def _stale(leaderboard: Leaderboard, site: Site) -> date | None:
    if leaderboard.sota is None:
        return None
    newest = leaderboard.sota.record.submission.date
    told = leaderboard.track.last_told(site.today)
    return newest if years_between(newest, told) > STALE_YEARS else None


def _describe(board: Board) -> str:
    headline = build_headline(board)
    if headline is None:
        return f"Training compute over time: {board.leaderboard.track.name}."
    return board_description(headline)
