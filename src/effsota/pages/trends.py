"""How a board's doubling time is estimated, in words and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.model import Fit, Kind
from effsota.pages.amounts import FEWEST_FOR_INTERVAL, build_doubling

if TYPE_CHECKING:
    from effsota.model import Board
    from effsota.pages.amounts import Doubling


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


def build_fit(board: Board) -> FitView | None:
    """Return what the doubling time of a board rests on, None where there is none."""
    trend, track = board.trend, board.leaderboard.track
    doubling = build_doubling(trend, track.kind)
    if trend is None or doubling is None:
        return None
    what = "compute" if track.kind is Kind.COMPUTE_TREND else "efficiency"
    return FitView(
        doubling=doubling,
        is_rate=trend.points < FEWEST_FOR_INTERVAL,
        points=figures.count_text(trend.points, "record"),
        which="on the frontier" if trend.fit is Fit.FRONTIER else "on the board",
        span=f"{figures.date_text(trend.start)} to {figures.date_text(trend.end)}",
        growth=f"{figures.factor_text(trend.growth_per_year)} {what} per year",
        references=tuple(
            Reference(
                name=reference.name,
                period=figures.period_text(reference.doubling_months),
                factor=figures.factor_text(reference.factor),
            )
            for reference in trend.references
        ),
        left_out=tuple(Left(name=name, reason=reason) for name, reason in track.off_fit.items()),
    )
