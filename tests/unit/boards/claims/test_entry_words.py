"""What a record's figures read like on its board."""

from __future__ import annotations

from dataclasses import replace

import pytest

from effsota.boards.claims.entry_words import rank_of
from effsota.boards.leaderboard import build_leaderboard
from effsota.model import Bound
from tests.builders.claims import make_track, reported


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (Bound.EXACT, ["rank 3 of 3", "rank 2 of 3", "rank 1 of 3"]),
        (Bound.UPPER, ["rank 2 of 2 ranked records", "no rank", "rank 1 of 2 ranked records"]),
    ],
)
def test_a_rank_says_whether_all_records_are_ranked(bound: Bound, words: list[str]) -> None:
    """A board of three, one of them an upper bound, has two ranks: that is no contradiction."""
    claims = [
        reported("a", "2012-06-01", 100),
        reported("b", "2013-06-01", 50),
        reported("c", "2014-06-01", 9),
    ]
    second = replace(claims[1].submission, bound=bound)
    board = build_leaderboard(make_track(), [claims[0], replace(claims[1], submission=second), claims[2]])
    assert [rank_of(entry, board) for entry in board.entries] == words
