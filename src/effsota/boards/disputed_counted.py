"""A board as it would be if its disputed records counted."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from effsota.boards.assembly import build_board
from effsota.model import Board, Record, ReferenceTrend, Status, StatusName


def board_with_disputed(board: Board, references: Sequence[ReferenceTrend]) -> Board | None:
    """Return the board with its disputed records counted, None where it has none."""
    records = [entry.record for entry in board.leaderboard.entries]
    counted = [_accepted(record) for record in records]
    if counted == records:
        return None
    return build_board(board.leaderboard.track, counted, references)


def _accepted(record: Record) -> Record:
    if record.submission.status.name is not StatusName.DISPUTED:
        return record
    return replace(record, submission=replace(record.submission, status=Status()))
