"""How a board's doubling time is estimated, in words and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.model import Fit
from effsota.showing.pages.amount_cells import FEWEST_FOR_INTERVAL, build_doubling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Analysis, Board, Leaderboard
    from effsota.showing.pages.amount_cells import Doubling


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference trend over the same period."""

    name: str
    period: str
    factor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A record that stays out of the fit, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragile:
    """What becomes of a doubling time when the data change a little."""

    what: str
    months: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FitView:
    """What a doubling time rests on."""

    doubling: Doubling
    is_rate: bool
    points: str
    which: str
    span: str
    growth: str
    references: tuple[Reference, ...]
    left_out: tuple[Left, ...]
    verdict: str | None
    fragile: tuple[Fragile, ...]
    end_points: str | None
    behind: str | None


def build_fit(board: Board) -> FitView | None:
    """Return what the doubling time of a board rests on, None where there is none."""
    trend, track = board.trend, board.leaderboard.track
    doubling = build_doubling(trend, track.kind)
    if trend is None or doubling is None:
        return None
    return FitView(
        doubling=doubling,
        is_rate=trend.points < FEWEST_FOR_INTERVAL,
        points=figures.count_text(trend.points, "record"),
        which="on the frontier" if trend.fit is Fit.FRONTIER else "on the board",
        span=f"{figures.date_text(trend.start)} to {figures.date_text(trend.end)}",
        growth=f"{figures.factor_text(trend.growth_per_year)} {track.kind.what_doubles} per year",
        references=tuple(
            Reference(
                name=reference.name,
                period=figures.period_text(reference.doubling_months),
                factor=figures.factor_text(reference.factor),
            )
            for reference in trend.references
        ),
        left_out=tuple(Left(name=name, reason=reason) for name, reason in track.off_fit.items()),
        verdict=board.analysis.fragility.word.value if board.analysis else None,
        fragile=tuple(_fragile(board.analysis, board.leaderboard)) if board.analysis else (),
        end_points=None if trend.endpoint_months is None else figures.months_text(trend.endpoint_months),
        behind=_behind(board.leaderboard) if trend.fit is Fit.FRONTIER else None,
    )


def _behind(leaderboard: Leaderboard) -> str | None:
    """Return how many ranked records did not lower the compute of those before them."""
    ranked = [entry for entry in leaderboard.entries if entry.rank is not None]
    behind = sum(not entry.is_frontier for entry in ranked)
    return f"{behind:,} of the {figures.count_text(len(ranked), 'ranked record')}" if behind else None


def _fragile(analysis: Analysis, leaderboard: Leaderboard) -> Iterator[Fragile]:
    found = analysis.fragility
    models = {entry.record.submission.path: entry.record.submission.model for entry in leaderboard.entries}
    leans_on, shaky = models.get(found.leans_on or ""), models.get(found.shaky or "")
    without = f" (moves most without {leans_on})" if leans_on else ""
    off = f" (moves most with {shaky})" if shaky else ""
    changes = (
        ("Bootstrap over records and their uncertainties, 95% interval", analysis.bootstrap),
        (f"One record left out{without}", found.leave_one_out),
        (f"One estimate off by its own uncertainty{off}", found.estimate_off),
        ("One date half a year off", found.dates_off),
    )
    for what, span in changes:
        if span is not None:
            yield Fragile(what=what, months=f"{figures.range_text(span.low, span.high)} months")
    if found.all_records_months is not None:
        yield Fragile(what="Over all ranked records", months=figures.months_text(found.all_records_months))
