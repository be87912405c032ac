"""In which order boards are listed, wherever people read them; what programs read is by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from effsota.boards.claims.claim import Period
from effsota.model import Board, Leaderboard, ordered_kinds

LEAST_YEARS = 0.9  # a year but for the days between two conferences


def as_listed(boards: Iterable[Board]) -> tuple[Board, ...]:
    """Return boards by kind; those that say how fast first, of them that of the newest record.

    Gains of one day, as of an example that all can run, say nothing of progress: such a board is the last.
    """
    newest_first = sorted(boards, key=listing_weight, reverse=True)
    kinds = ordered_kinds(board.leaderboard.track.kind for board in newest_first)
    return tuple(sorted(newest_first, key=lambda board: kinds.index(board.leaderboard.track.kind)))


def newest_record(board: Board) -> date:
    """Return the day of the last record on the frontier of a board; the first of all days without one."""
    sota = board.leaderboard.sota
    return date.min if sota is None else sota.record.submission.date


def is_long(period: Period) -> bool:
    """Return whether a gain took a year or more: a shorter one says little of a pace."""
    return period.years >= LEAST_YEARS


def listing_weight(board: Board) -> tuple[bool, bool, date]:
    """Return by what boards of one kind are listed, that of the most first."""
    return not _gained_in_a_day(board.leaderboard), board.trend is not None, newest_record(board)


def _gained_in_a_day(board: Leaderboard) -> bool:
    baseline, best = board.baseline, board.sota
    if baseline is None or best is None or best.is_baseline:
        return False
    return baseline.record.submission.date == best.record.submission.date
