"""All doubling times side by side: the chart against the reference trends, and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model import KINDS, Board, Kind, ReferenceTrend, Trend
from effsota.showing.charts import Rate, render_rates
from effsota.showing.pages.page import track_path
from effsota.showing.pages.rates import TRENDS
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGroup:
    """The boards of one kind that have a doubling time, the fastest first."""

    kind: Kind
    boards: tuple[Board, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doublings:
    """The chart, the table, and the boards without a rate."""

    chart: Markup | None
    groups: tuple[KindGroup, ...]
    references: tuple[ReferenceTrend, ...]
    without: tuple[Board, ...]


def build_doublings(site: Site) -> Doublings:
    """Return every doubling time of the site, by kind, the fastest first."""
    with_rate = sorted((board for board in site.boards if board.trend), key=_order)
    rates = [_rate(board, board.trend) for board in with_rate if board.trend]
    groups = ((kind, tuple(board for board in with_rate if _kind(board) is kind)) for kind in KINDS)
    return Doublings(
        chart=render_rates(rates, chart_id="rates", references=site.references) if rates else None,
        groups=tuple(KindGroup(kind=kind, boards=boards) for kind, boards in groups if boards),
        references=site.references,
        without=tuple(board for board in site.boards if board.trend is None),
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
