"""The home page: one claim with its interval, the chart of the first board, every board at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model import KINDS
from effsota.showing.pages.amount_cells import (
    FEWEST_FOR_INTERVAL,
    build_doubling,
    build_entry_amount,
    shared_units,
    units_of,
)
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.page import BENCHMARKS, HOME, Link, Page, Section, record_link, track_link
from effsota.showing.pages.rows import Tag, build_tag
from effsota.showing.pages.submit import SUBMIT
from effsota.showing.pages.track import build_best, reference_text
from effsota.showing.pages.words import target_text

if TYPE_CHECKING:
    from effsota.model import Board, Kind
    from effsota.showing.pages.amount_cells import Amount, Doubling, Unit
    from effsota.showing.pages.site import Site
    from effsota.showing.pages.track import Best


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The first board in one sentence, with its intervals."""

    track: Link
    target: str | None
    baseline: Link
    baseline_year: str
    baseline_amount: Amount
    units: tuple[Unit, ...]
    best: Best
    best_year: str
    is_alone: bool
    doubling: Doubling | None
    reference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One board in the table of the home page."""

    track: Link
    target: str | None
    best: Best | None
    tag: Tag | None
    doubling: Doubling | None
    frontier_count: str
    record_count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTable:
    """The boards of one kind."""

    title: str
    lead: str
    units: tuple[Unit, ...]
    best_name: str
    factor_name: str
    glances: tuple[Glance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything the home page shows."""

    claim: Claim | None
    drawing: Drawing | None
    tables: tuple[BoardTable, ...]
    description: str | None
    units: tuple[Unit, ...]
    submit: Link


def build_home_page(site: Site) -> Page:
    """Return the home page."""
    first = first_board(site)
    view = HomeView(
        claim=_build_claim(first) if first else None,
        drawing=build_drawing(first, site, root=HOME, is_beside_text=True) if first else None,
        tables=tuple(table for kind in KINDS if (table := build_table(kind, site)).glances),
        description=site.tracker.description,
        units=units_of(None),
        submit=Link(text="Submit the first record", path=SUBMIT),
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
    return is_first, trend.points >= FEWEST_FOR_INTERVAL, (trend.end - trend.start).days


def _build_claim(board: Board) -> Claim | None:
    leaderboard, track = board.leaderboard, board.leaderboard.track
    baseline, sota, best = leaderboard.baseline, leaderboard.sota, build_best(leaderboard)
    if baseline is None or sota is None or best is None:
        return None
    submission = baseline.record.submission
    return Claim(
        track=track_link(track),
        target=target_text(track.metric),
        baseline=record_link(baseline),
        baseline_year=str(submission.date.year),
        baseline_amount=build_entry_amount(baseline, units_of(track)),
        units=units_of(track),
        best=best,
        best_year=str(sota.record.submission.date.year),
        is_alone=sota.is_baseline,
        doubling=build_doubling(board.trend, track.kind),
        reference=reference_text(board),
    )


def build_table(kind: Kind, site: Site) -> BoardTable:
    """Return the boards of one kind at a glance."""
    boards = [board for board in site.boards if board.leaderboard.track.kind is kind]
    units = shared_units(board.leaderboard.track for board in boards)
    return BoardTable(
        title=kind.boards_title,
        lead=kind.lead,
        units=units,
        best_name=kind.direction.best,
        factor_name=kind.factor_name,
        glances=tuple(_build_glance(board, site, units=units) for board in boards),
    )


def _build_glance(board: Board, site: Site, *, units: tuple[Unit, ...]) -> Glance:
    leaderboard, track = board.leaderboard, board.leaderboard.track
    tags = [build_tag(entry, site) for entry in leaderboard.frontier]
    return Glance(
        track=track_link(track),
        target=target_text(track.metric),
        best=build_best(leaderboard, units),
        tag=next((tag for tag in tags if tag.is_warning), None),
        doubling=build_doubling(board.trend, track.kind),
        frontier_count=str(len(leaderboard.frontier)),
        record_count=str(len(leaderboard.entries)),
    )


SECTION = Section(path=HOME, build=build_home_page, navigation=BENCHMARKS.text)
