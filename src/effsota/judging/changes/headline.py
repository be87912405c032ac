"""The sentence that says what a board shows, for two states to be compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota import figures
from effsota.judging.changes.model import Name
from effsota.model import Kind

if TYPE_CHECKING:
    from effsota.judging.changes.model import Sentence
    from effsota.model import Board, Entry, Trend


def build_headline(board: Board | None) -> Sentence:
    """Return what a board shows in one sentence, nothing where it has no records."""
    leaderboard = board.leaderboard if board else None
    baseline, sota = (leaderboard.baseline, leaderboard.sota) if leaderboard else (None, None)
    if board is None or baseline is None or sota is None:
        return ()
    level = Name(board.leaderboard.track.level)
    opening = ("On ", level, ", ", *_dated(baseline), f" took {compute_of(baseline, board)}")
    if sota.is_baseline:
        return (*opening, "; no later record needs less.")
    factor = figures.factor_range(sota.factor, sota.factor_low, sota.factor_high)
    is_growth = board.leaderboard.track.kind is Kind.COMPUTE_TREND
    gain = f"{factor} {'more' if is_growth else 'less'}"
    return (*opening, "; ", *_dated(sota), f" took {gain}{_rate(board.trend, is_growth=is_growth)}.")


def compute_of(entry: Entry, board: Board) -> str:
    """Return the compute of an entry in the unit of its board."""
    return figures.compute_text(entry.record.compute_flop, board.leaderboard.track.main_unit)


def _dated(entry: Entry) -> Sentence:
    submission = entry.record.submission
    return (Name(submission.model), f" ({submission.date.year})")


def _rate(trend: Trend | None, *, is_growth: bool) -> str:
    if trend is None:
        return ""
    months = trend.doubling_time_months
    rising = "doubling" if is_growth == (months > 0) else "halving"
    return f", {rising} every {figures.months_range(abs(months), trend.low, trend.high)}"
