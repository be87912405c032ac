"""All doubling times side by side: the chart against the reference trends, and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.trend.reasons import reason_of
from effsota.model import KINDS, Sturdiness
from effsota.showing.charts import Rate, render_rates
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.page import Link, level_link, track_path
from effsota.showing.pages.rates import TRENDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from effsota.model import Board, Kind, Trend
    from effsota.showing.pages.credits import SourceView
    from effsota.showing.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One doubling time with all that it rests on, and the published one."""

    track: Link
    rate: str
    interval: str
    bootstrap: str | None
    points: str
    period: str
    growth: str
    fragility: str
    is_weak: bool
    detail: str | None
    reference: str | None
    published: str | None
    reason: str | None
    source: SourceView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The doubling times of one kind of track."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRow:
    """A reference trend with what doubles in it."""

    name: str
    period: str
    growth: str
    note: str | None
    source: SourceView


@dataclass(frozen=True, slots=True, kw_only=True)
class Doublings:
    """The chart, the table, and the boards without a rate."""

    chart: Markup | None
    groups: tuple[Group, ...]
    references: tuple[ReferenceRow, ...]
    reference_name: str | None
    without: tuple[Link, ...]


def build_doublings(site: Site) -> Doublings:
    """Return every doubling time of the site, by kind, the fastest first."""
    with_rate = sorted((board for board in site.boards if board.trend), key=_order)
    rates = [_rate(board, board.trend) for board in with_rate if board.trend]
    groups = ((kind, [board for board in with_rate if _kind(board) is kind]) for kind in KINDS)
    first = next(iter(site.references), None)
    return Doublings(
        chart=render_rates(rates, chart_id="rates", references=site.references) if rates else None,
        groups=tuple(Group(title=kind.rates_title, rows=_rows(boards)) for kind, boards in groups if boards),
        references=tuple(
            ReferenceRow(
                name=trend.name,
                period=figures.period_text(trend.doubling_months),
                growth=figures.factor_text(trend.growth_per_year),
                note=trend.note,
                source=build_source(trend.source),
            )
            for trend in site.references
        ),
        reference_name=first.name if first else None,
        without=tuple(level_link(board.leaderboard.track) for board in site.boards if board.trend is None),
    )


def _kind(board: Board) -> Kind:
    return board.leaderboard.track.kind


def _order(board: Board) -> tuple[int, float, str]:
    months = board.trend.doubling_time_months if board.trend else 0.0
    return KINDS.index(_kind(board)), months, board.leaderboard.track.id


def _rate(board: Board, trend: Trend) -> Rate:
    track = board.leaderboard.track
    what = f"{track.kind.what_doubles.capitalize()}: " if track.kind.grows else ""
    return Rate(
        name=f"{what}{track.level}",
        months=trend.doubling_time_months,
        low=trend.low,
        high=trend.high,
        href="../" * TRENDS.count("/") + track_path(track),
    )


def _rows(boards: Iterable[Board]) -> tuple[Row, ...]:
    return tuple(_row(board, board.trend) for board in boards if board.trend)


def _row(board: Board, trend: Trend) -> Row:
    track, analysis, published = board.leaderboard.track, board.analysis, board.leaderboard.track.published
    bootstrap = analysis.bootstrap if analysis else None
    word = analysis.fragility.word if analysis else Sturdiness.TOO_FEW
    first = next(iter(trend.references), None)
    printed = published.doubling_time if published else None
    return Row(
        track=level_link(track),
        rate=figures.doubling_text(trend.doubling_time_months),
        interval=figures.doubling_interval_text(trend.low, trend.high),
        bootstrap=figures.doubling_interval_text(bootstrap.low, bootstrap.high) if bootstrap else None,
        points=figures.count_text(trend.points, "record"),
        period=f"{trend.start.year}–{trend.end.year}",
        growth=figures.factor_text(trend.growth_per_year),
        fragility=word.value,
        is_weak=word is not Sturdiness.STURDY,
        detail=_detail(board),
        reference=figures.factor_text(first.factor) if first else None,
        published=printed.text if printed else None,
        reason=reason_of(board, trend) if printed else None,
        source=build_source(published.source) if printed and published and published.source else None,
    )


def _detail(board: Board) -> str | None:
    """Return what the fragility's word rests on: the leave-one-out range."""
    span = board.analysis.fragility.leave_one_out if board.analysis else None
    if span is None:
        return None
    return f"{figures.range_text(span.low, span.high)} without any one record"
