"""Boards as they stood on an earlier day, from the dates of their records and what is on file today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from effsota.boards.leaderboard import rank_efforts
from effsota.boards.trend import build_trend
from effsota.model import Board, ReferenceTrend, Trend


def ended_years(boards: Sequence[Board], today: date) -> range:
    """Return the years from the first baseline to the last one that has ended."""
    dates = [baseline.record.submission.date for board in boards if (baseline := board.leaderboard.baseline)]
    return range(min(dates).year if dates else today.year, today.year)


def past_boards(
    board: Board, today: date, references: Sequence[ReferenceTrend] = ()
) -> Iterator[tuple[int, Board]]:
    """Yield a board as it stood at the end of each year that brought it a record and has ended.

    Records from before its baseline count to the year of that: a board is there from its baseline on.
    """
    leaderboard = board.leaderboard
    if leaderboard.baseline is None:
        return
    first = leaderboard.baseline.record.submission.date.year
    years = {max(first, entry.record.submission.date.year) for entry in leaderboard.entries}
    for year in sorted(each for each in years if each < today.year):
        yield year, board_on(board, date(year, 12, 31), references)


def board_on(board: Board, day: date, references: Sequence[ReferenceTrend] = ()) -> Board:
    """Return a board with the records dated up to `day`, as they are known now.

    The frontier of a day is the beginning of today's, for a record is on it by what came before. The trend
    has no band: past boards are tables.
    """
    leaderboard = board.leaderboard
    entries = [entry for entry in leaderboard.entries if entry.record.submission.date <= day]
    effort_of = leaderboard.track.kind.effort_of
    ranks = rank_efforts(effort_of(entry.amount.value) for entry in entries if entry.rank is not None)
    then = replace(
        leaderboard,
        entries=tuple(
            entry if entry.rank is None else replace(entry, rank=ranks[effort_of(entry.amount.value)])
            for entry in entries
        ),
    )
    return Board(leaderboard=then, trend=build_trend(then, references, has_band=False))


def trend_until(board: Board, day: date | None) -> Trend | None:
    """Return the trend of a board with the records dated up to `day`, of all of them where it is None."""
    if day is None or _count(board, day) == len(board.leaderboard.entries):
        return board.trend
    return board_on(board, day).trend


def _count(board: Board, day: date) -> int:
    return sum(entry.record.submission.date <= day for entry in board.leaderboard.entries)
