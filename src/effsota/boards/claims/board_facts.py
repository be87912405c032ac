"""What is so of a board, taken from its records and its fit alone: what its claims are held against."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from effsota.boards.claims.rate_claims import told_eras
from effsota.boards.trend.eras import build_era
from effsota.frozen import Frozen
from effsota.model import (
    Board,
    Bound,
    Break,
    DoublingSpan,
    Entry,
    EraTrend,
    Fit,
    Leaderboard,
    StatusName,
    Trend,
)
from effsota.units import months_between


class Facts(Frozen):
    """What the sentences of a board must not contradict.

    `months` lie between the baseline and the best record, whose plain factor is `factor`; `references` are
    doubling times in months by name. `whole_rate` is that of the whole fit, in months, where the rates
    of eras stand for it. `has_later` where records came after the best one; `is_undercut` where one without a
    rank is known to have needed less; `has_records` on file, with a rank or without; `has_interval` where any
    rate of the board has one. `fits` are all that are told, `ends` the months that their end points give,
    `changes` those that were searched for or named, `without_one` the months without any one record. `behind`
    is how many of how many ranked records are not on the frontier, `steps` how many times better each record
    of the frontier is than the one before it.
    """

    grows: bool
    has_level: bool
    is_closed: bool
    is_fit_to_frontier: bool
    has_interval: bool
    has_later: bool
    is_undercut: bool
    has_records: bool
    whole_rate: float | None
    factor: float | None
    months: float
    start: date | None
    end: date | None
    references: Mapping[str, float]
    fits: tuple[Trend, ...] = ()
    ends: tuple[float, ...] = ()
    changes: tuple[Break, ...] = ()
    without_one: DoublingSpan | None = None
    behind: tuple[int, int] = (0, 0)
    steps: tuple[float, ...] = ()


def facts_of(board: Board) -> Facts:
    """Return what is so of a board."""
    leaderboard, trend = board.leaderboard, board.trend
    baseline, best = leaderboard.baseline, leaderboard.sota
    start = baseline.record.submission.date if baseline else None
    end = best.record.submission.date if best else None
    eras = _eras(board)
    fits = tuple(_fits(board, eras))
    return Facts(
        grows=leaderboard.track.kind.grows,
        has_level=leaderboard.track.metric is not None,
        is_closed=leaderboard.track.closed is not None,
        is_fit_to_frontier=leaderboard.track.fit is Fit.FRONTIER,
        has_interval=_has_interval(fits),
        has_later=end is not None
        and any(entry.record.submission.date > end for entry in leaderboard.entries),
        has_records=bool(leaderboard.entries),
        is_undercut=best is not None and any(map(_undercuts(best, leaderboard), leaderboard.entries)),
        whole_rate=trend.doubling_time_months if trend and told_eras(board) else None,
        factor=best.factor if best else None,
        months=months_between(start, end) if start and end else 0.0,
        start=start,
        end=end,
        references={each.name: each.doubling_months for each in trend.references} if trend else {},
        fits=fits,
        ends=tuple(_ends(fits, eras)),
        changes=tuple(_changes(board)),
        without_one=board.analysis.fragility.leave_one_out if board.analysis else None,
        behind=(leaderboard.ranked_count - len(leaderboard.frontier), leaderboard.ranked_count),
        steps=tuple(after.factor / before.factor for before, after in pairwise(leaderboard.frontier)),
    )


def _undercuts(best: Entry, leaderboard: Leaderboard) -> Callable[[Entry], bool]:
    """Return what tells whether an entry is known to have needed less than the best: by an upper bound."""
    return lambda entry: (
        not leaderboard.track.kind.grows
        and entry.record.submission.bound is Bound.UPPER
        and entry.record.submission.status.name is StatusName.ACCEPTED
        and entry.amount.value < best.amount.value
    )


def _fits(board: Board, eras: Iterable[EraTrend]) -> Iterator[Trend]:
    """Yield every fit that is told of a board: of the whole, of its eras, with disputed records counted."""
    if board.trend is not None:
        yield board.trend
    yield from (era.trend for era in eras if era.trend is not None)
    if board.with_disputed is not None:
        yield from _fits(board.with_disputed, _eras(board.with_disputed))


def _ends(fits: Iterable[Trend], eras: Iterable[EraTrend]) -> Iterator[float]:
    yield from (fit.endpoint_months for fit in fits if fit.endpoint_months is not None)
    yield from (era.endpoint_months for era in eras if era.endpoint_months is not None)


def _eras(board: Board) -> tuple[EraTrend, ...]:
    if board.analysis is not None:
        return board.analysis.eras
    return tuple(build_era(era, board.leaderboard) for era in board.leaderboard.track.eras)


def _changes(board: Board) -> Iterator[Break]:
    if board.analysis is not None:
        yield from (each for each in (board.analysis.break_, board.analysis.later_break) if each is not None)


def _has_interval(fits: Iterable[Trend]) -> bool:
    """Tell whether the whole or any era has an interval that ends."""
    ends = ((each.low, each.high) for each in fits)
    return any(low is not None and high is not None and high < math.inf for low, high in ends)
