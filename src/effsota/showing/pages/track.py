"""The page of a track: key figures, chart, table, rules, how the doubling time is estimated, limitations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.headline import board_description, build_headline
from effsota.showing.pages.amount_cells import build_doubling, build_entry_amount, build_month, units_of
from effsota.showing.pages.audit import cases_of
from effsota.showing.pages.credits import build_printed, build_source
from effsota.showing.pages.disputed import build_disputed
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.era_view import ErasView, build_eras
from effsota.showing.pages.evidence import build_printed_rows, counts_once
from effsota.showing.pages.page import BENCHMARKS, Link, Page, record_link, track_path
from effsota.showing.pages.rows import build_rows
from effsota.showing.pages.submit import SUBMIT
from effsota.showing.pages.trend_view import build_fit
from effsota.showing.pages.words import target_text
from effsota.units import years_between

if TYPE_CHECKING:
    from effsota.model import Board, Leaderboard, Track
    from effsota.showing.pages.amount_cells import Amount, Day, Doubling, Unit
    from effsota.showing.pages.credits import Printed, SourceView
    from effsota.showing.pages.disputed import DisputedView
    from effsota.showing.pages.evidence import PrintedRow
    from effsota.showing.pages.rows import Row
    from effsota.showing.pages.site import Site
    from effsota.showing.pages.trend_view import FitView

STALE_YEARS = 2
MOST_TAB_STOPS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The last frontier record in key figures."""

    title: str
    amount: Amount
    model: Link
    month: Day
    factor: str
    factor_range: str | None
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """Everything the page of a track shows."""

    id: str
    name: str
    level: str
    dataset: str | None
    target: str | None
    best_name: str
    over_time: str
    chart_title: str
    chart_hint: str
    counted: str
    explains_tfs_days: bool
    sorting: str
    units: tuple[Unit, ...]
    factor_name: str
    best: Best | None
    doubling: Doubling | None
    reference: str | None
    frontier_count: str
    record_count: str
    has_bounds: bool
    drawing: Drawing | None
    stale: str | None
    is_alone: bool
    is_crowded: bool
    submit: Link
    rows: tuple[Row, ...]
    comparisons: tuple[PrintedRow, ...]
    counts_once: bool
    printed: tuple[Printed, ...]
    printed_source: SourceView | None
    fit: FitView | None
    eras: ErasView | None
    disputed: DisputedView | None
    cases: tuple[Link, ...]
    boundary: tuple[str, ...]
    rules: tuple[str, ...]
    source: SourceView | None
    limitations: str | None
    notices: tuple[str, ...]


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
    """Return everything the page of a board shows."""
    leaderboard, track = board.leaderboard, board.leaderboard.track
    published = track.published
    return TrackView(
        id=track.id,
        name=track.name,
        level=track.level,
        dataset=track.dataset,
        target=target_text(track.metric),
        best_name=track.kind.frontier_name,
        over_time=_over_time(track),
        chart_title=_chart_title(track),
        chart_hint="" if track.kind.grows else "Lower is better. ",
        counted=track.resource.boundary,
        explains_tfs_days=figures.TFS_DAYS in track.resource.units,
        sorting="descending" if track.kind.grows else "ascending",
        units=units_of(track),
        factor_name=track.kind.factor_name,
        best=build_best(leaderboard),
        doubling=build_doubling(board.trend, track.kind),
        reference=reference_text(board),
        frontier_count=str(len(leaderboard.frontier)),
        record_count=figures.count_text(len(leaderboard.entries), "record"),
        has_bounds=not all(entry.record.is_exact for entry in leaderboard.entries),
        drawing=build_drawing(board, site, root=track_path(track)),
        stale=_stale(leaderboard, site),
        is_alone=len(leaderboard.entries) == 1,
        is_crowded=len(leaderboard.entries) > MOST_TAB_STOPS,
        submit=Link(text="Submit a result", path=f"{SUBMIT}?track={track.id}"),
        rows=build_rows(board, site),
        comparisons=build_printed_rows(board, site),
        counts_once=counts_once(board),
        printed=build_printed(published),
        printed_source=build_source(published.source) if published and published.source else None,
        fit=build_fit(board),
        eras=build_eras(board),
        disputed=build_disputed(board),
        cases=cases_of(track.id, site),
        boundary=track.boundary,
        rules=track.rules,
        source=build_source(track.source) if track.source else None,
        limitations=track.limitations,
        notices=tuple(
            problem.answer or problem.message
            for problem in site.problems_of(f"submissions/{track.id}/track.yaml")
        ),
    )


def build_best(leaderboard: Leaderboard, units: tuple[Unit, ...] = ()) -> Best | None:
    """Return the efficiency SOTA in key figures, in the track's units or others; None on an empty board."""
    entry, baseline = leaderboard.sota, leaderboard.baseline
    if entry is None or baseline is None:
        return None
    alone = entry.is_baseline
    return Best(
        title=leaderboard.track.kind.frontier_name,
        amount=build_entry_amount(entry, units or units_of(leaderboard.track)),
        model=record_link(entry),
        month=build_month(entry.record.submission.date),
        factor=figures.factor_text(entry.factor),
        factor_range=None if alone else figures.factor_interval(entry.factor_low, entry.factor_high),
        since=str(baseline.record.submission.date.year),
    )


def reference_text(board: Board) -> str | None:
    """Return what the first reference trend yields over the board's period: Moore's law: 11.3×."""
    trend = board.trend
    if trend is None or not trend.references:
        return None
    reference = trend.references[0]
    years = figures.years_text(years_between(trend.start, trend.end))
    return f"{reference.name}: {figures.factor_text(reference.factor)} over {years}"


def _over_time(track: Track) -> str:
    return f"{track.resource.name.capitalize()} over time"


def _chart_title(track: Track) -> str:
    if track.metric is None:
        return _over_time(track)
    return f"{track.resource.word.capitalize()} to reach the target, over time"


def _stale(leaderboard: Leaderboard, site: Site) -> str | None:
    if leaderboard.sota is None:
        return None
    newest = leaderboard.sota.record.submission.date
    return figures.month_text(newest) if years_between(newest, site.today) > STALE_YEARS else None


def _describe(board: Board) -> str:
    headline = build_headline(board.leaderboard, board.trend)
    if headline is None:
        return f"Training compute over time: {board.leaderboard.track.name}."
    return board_description(headline)
