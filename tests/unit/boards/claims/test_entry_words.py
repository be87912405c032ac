"""What a record's figures read like on its board."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.entry_words import factor_of, nothing_words, rank_of
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


@pytest.mark.parametrize(
    ("pflop", "words"),
    [(100.0, "as much as a"), (96.0, "as much as a"), (94.0, "1.1× less than a"), (104.0, "as much as a")],
)
def test_a_factor_that_rounds_to_one_is_neither_less_nor_more(pflop: float, words: str) -> None:
    """1.04 times less reads 1.0, 1.06 times 1.1."""
    rows = [reported("a", "2012-06-01", 100), reported("b", "2013-06-01", pflop)]
    board = build_leaderboard(make_track(baseline="a"), rows)
    assert factor_of(board.entries[1], board.baseline, board.track.kind) == words


@pytest.mark.parametrize(
    ("pflop", "words"),
    [
        (100.0, "at most as much as a"),
        (99.0, "at least 1.01× less than a"),
        (101.0, "at most 1.1× more than a"),
    ],
)
def test_a_bound_at_the_baseline_is_at_most_as_much(pflop: float, words: str) -> None:
    """One that is a little lower or higher is told with the digits that tell it apart."""
    rows = [reported("a", "2012-06-01", 100), reported("b", "2013-06-01", pflop, bound="upper")]
    board = build_leaderboard(make_track(baseline="a"), rows)
    assert factor_of(board.entries[1], board.baseline, board.track.kind) == words


def test_a_board_whose_records_have_no_rank_is_not_empty() -> None:
    """It says what it lacks."""
    claim = reported("first", "2012-06-01", 100)
    bound = replace(claim, submission=replace(claim.submission, bound=Bound.UPPER))
    assert nothing_words(build_leaderboard(make_track(), [bound])) == "no ranked records"
    assert nothing_words(build_leaderboard(make_track(), [])) == "no records yet"
