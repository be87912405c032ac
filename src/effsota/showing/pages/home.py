"""The home page: one claim with its interval, the chart of the first board, every board at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.rate_figure import RateFigure, glance_rate
from effsota.boards.claims.sentences import reference_words
from effsota.model import KINDS, Board, Kind
from effsota.showing.pages.amount_cells import Unit, is_rate_only, shared_units, units_of
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.page import BENCHMARKS, HOME, Page, Section
from effsota.showing.pages.rows import Tag, build_tag
from effsota.showing.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One board in the table of the home page; `tag` warns of a figure on its frontier."""

    board: Board
    headline: Headline | None
    rate: RateFigure | None
    tag: Tag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTable:
    """The boards of one kind."""

    kind: Kind
    units: tuple[Unit, ...]
    glances: tuple[Glance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything the home page shows; `headline` is the claim of the board that opens it."""

    headline: Headline | None
    reference: str | None
    drawing: Drawing | None
    tables: tuple[BoardTable, ...]
    units: tuple[Unit, ...]
    claim_units: tuple[Unit, ...]


def build_home_page(site: Site) -> Page:
    """Return the home page."""
    first = first_board(site)
    headline = build_headline(first) if first else None
    view = HomeView(
        headline=headline,
        reference=reference_words(headline) if headline else None,
        drawing=build_drawing(first, site, root=HOME, is_beside_text=True) if first else None,
        tables=tuple(table for kind in KINDS if (table := build_table(kind, site)).glances),
        units=units_of(None),
        claim_units=units_of(first.leaderboard.track if first else None),
    )
    description = site.tracker.description or "How little training compute does a known result need?"
    return Page(
        path=HOME,
        template="home.html",
        title=site.tracker.name,
        description=description,
        view=view,
        is_dataset=True,
    )


def first_board(site: Site) -> Board | None:
    """Return the board that opens the site: of efficiency, with the longest fit that has an interval."""
    boards = [board for board in site.boards if board.leaderboard.sota is not None]
    return max(boards, key=_weight, default=None)


def _weight(board: Board) -> tuple[bool, bool, int]:
    is_first, trend = board.leaderboard.track.kind is KINDS[0], board.trend
    if trend is None:
        return is_first, False, 0
    return is_first, not is_rate_only(trend), (trend.end - trend.start).days


def build_table(kind: Kind, site: Site) -> BoardTable:
    """Return the boards of one kind at a glance."""
    boards = [board for board in site.boards if board.leaderboard.track.kind is kind]
    return BoardTable(
        kind=kind,
        units=shared_units(board.leaderboard.track for board in boards),
        glances=tuple(_build_glance(board, site) for board in boards),
    )


def _build_glance(board: Board, site: Site) -> Glance:
    headline = build_headline(board)
    tags = [build_tag(entry, site) for entry in board.leaderboard.frontier]
    return Glance(
        board=board,
        headline=headline,
        rate=glance_rate(headline) if headline else None,
        tag=next((tag for tag in tags if tag.is_warning), None),
    )


SECTION = Section(path=HOME, build=build_home_page, navigation=BENCHMARKS.text)
