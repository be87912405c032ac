"""What is so of a board, taken from its records and its fit alone: what its claims are held against."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from effsota.boards.claims.rate_claims import told_eras
from effsota.model import Board, Fit
from effsota.units import months_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the sentences of a board must not contradict.

    `months` lie between the baseline and the best record, whose plain factor is `factor`; `references` are
    doubling times in months by name. `whole_rate` is that of the whole fit, in months, where the rates
    of eras stand for it. `has_later` where records came after the best one; `has_interval` where any rate of
    the board has one.
    """

    grows: bool
    has_level: bool
    is_closed: bool
    is_fit_to_frontier: bool
    has_interval: bool
    has_later: bool
    whole_rate: float | None
    factor: float | None
    months: float
    start: date | None
    end: date | None
    references: Mapping[str, float]


def facts_of(board: Board) -> Facts:
    """Return what is so of a board."""
    leaderboard, trend = board.leaderboard, board.trend
    baseline, best = leaderboard.baseline, leaderboard.sota
    start = baseline.record.submission.date if baseline else None
    end = best.record.submission.date if best else None
    return Facts(
        grows=leaderboard.track.kind.grows,
        has_level=leaderboard.track.metric is not None,
        is_closed=leaderboard.track.closed is not None,
        is_fit_to_frontier=leaderboard.track.fit is Fit.FRONTIER,
        has_interval=_has_interval(board),
        has_later=end is not None
        and any(entry.record.submission.date > end for entry in leaderboard.entries),
        whole_rate=trend.doubling_time_months if trend and told_eras(board) else None,
        factor=best.factor if best else None,
        months=months_between(start, end) if start and end else 0.0,
        start=start,
        end=end,
        references={each.name: each.doubling_months for each in trend.references} if trend else {},
    )


def _has_interval(board: Board) -> bool:
    """Tell whether the whole or any era has an interval that ends."""
    eras = board.analysis.eras if board.analysis else ()
    own = [board.with_disputed.trend] if board.with_disputed else []
    trends = [board.trend, *own, *(era.trend for era in eras)]
    return any(
        each is not None and each.low is not None and each.high is not None and each.high < math.inf
        for each in trends
    )
