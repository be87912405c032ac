"""Rates as claims: that of a board's fit, and those of its eras where all of them tell one."""

from __future__ import annotations

from effsota.boards.claims.claim import TWO, Claim, Meaning, Period, Spread, Subject
from effsota.boards.trend.eras import build_era
from effsota.model import Board, EraTrend, Kind, Series, Trend


def rate_claim(trend: Trend, kind: Kind, *, name: str | None = None) -> Claim:
    """Return the doubling time of a trend, in months; `name` is that of its era.

    An interval that does not hold its own rate, as where a frontier falls faster than all records, is none.
    """
    spread = None
    if trend.tolerance is not None:
        spread = Spread(low=trend.tolerance.low, high=trend.tolerance.high, meaning=Meaning.TOLERANCE)
    elif trend.has_told_interval and trend.low is not None and trend.high is not None:
        spread = Spread(low=trend.low, high=trend.high, meaning=Meaning.INTERVAL)
    return Claim(
        subject=Subject.RATE,
        value=trend.doubling_time_months,
        kind=kind,
        period=Period(start=trend.start, end=trend.end),
        records=trend.points,
        spread=spread,
        fit=trend.fit,
        name=name,
        is_by_ends=trend.series is Series.RECORDS,
        begins_before=trend.has_level_before,
    )


def told_eras(board: Board) -> tuple[EraTrend, ...]:
    """Return the eras of a board that have a rate, where there are two and none stands still; else none.

    An era that has just begun holds too few records for a rate, and hides none of those before it.
    """
    if board.analysis is not None:
        found = board.analysis.eras
    else:
        found = tuple(build_era(era, board.leaderboard) for era in board.leaderboard.track.eras)
    held = [era for era in found if era.points and era.trend is not None]
    is_told = len(held) >= TWO and all(_tells_a_rate(era, board) for era in held)
    return tuple(held) if is_told else ()


def era_claims(board: Board) -> tuple[Claim, ...]:
    """Return the rates of a board's eras, where they stand for that of the whole; else none."""
    kind = board.leaderboard.track.kind
    return tuple(rate_claim(era.trend, kind, name=era.era.name) for era in told_eras(board) if era.trend)


def _tells_a_rate(era: EraTrend, board: Board) -> bool:
    if era.trend is None:
        return False
    claim = rate_claim(era.trend, board.leaderboard.track.kind)
    return claim.is_measured and not claim.is_between_two
