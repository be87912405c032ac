"""Many boards that differ in their names alone, for tests of pages that have a row for each."""

from __future__ import annotations

from msgspec.structs import replace

from effsota.model import Board
from tests.builders.boards import alexnet_board


def many_boards(count: int) -> tuple[Board, ...]:
    """Return so many boards, each of a track of its own."""
    one = alexnet_board()
    return tuple(_named(one, f"level-{number}") for number in range(count))


def _named(board: Board, name: str) -> Board:
    track = replace(board.leaderboard.track, id=name, name=f"A name of some length, {name}", level=name)
    return replace(board, leaderboard=replace(board.leaderboard, track=track))
