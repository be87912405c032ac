"""How a record came about, in words."""

from __future__ import annotations

import pytest

from effsota.boards.ancestry import find_ancestry
from effsota.boards.claims.ancestry_words import (
    gain_words,
    largest_words,
    own_step_words,
    share_text,
    way_sentences,
)
from effsota.boards.leaderboard import build_leaderboard
from effsota.model import KINDS
from tests.builders.claims import make_track, reported

RECORDS = (
    reported("first", "2012-01-01", 64),
    reported("b", "2013-01-01", 8, builds_on=["other/x"]),
    reported("c", "2014-01-01", 10, builds_on=["level/b"]),
    reported("d", "2015-01-01", 2, builds_on=["level/c", "other/y"]),
)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0449, "4.5%"), (-0.0025, "−0.2%"), (-0.0004, "0.0%"), (0.0006, "0.1%"), (1, "100.0%"), (None, "–")],
)
def test_a_share_has_a_tenth_of_a_percent(share: float | None, text: str) -> None:
    """What is less than half of one has no sign."""
    assert share_text(share) == text


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1.5, "1.50× less compute"),
        (0.8, "1.25× more compute"),
        (1, "as much compute"),
        (1.001, "hardly less compute"),
        (0.999, "hardly more compute"),
    ],
)
def test_a_step_back_is_more(factor: float, words: str) -> None:
    """And one that reads as 1 is hardly one."""
    assert gain_words(factor, KINDS[0]) == words


def test_a_way_says_where_it_begins_and_what_is_not_on_it() -> None:
    """The baseline, where it is not that; how many records build on several."""
    board = build_leaderboard(make_track(), RECORDS)
    found = find_ancestry(board.by_path["level/d"], board)
    first, second, third = way_sentences(found, board)
    assert first == "From b to d in 2 steps: 4.00× less compute."
    assert second == (
        "The way does not begin at the baseline: b builds on no record of this board, but on other/x. No step"
        " tells how it came to take 8.00× less compute than the baseline."
    )
    assert third == (
        "On it, 1 record builds on several others: the way goes along the best of them on this board, and the"
        " others are named beside it."
    )
    (own,) = own_step_words(found, board)
    assert own == "Its own step, from c: 5.00× less compute, 116.1% of the whole."
    assert largest_words(found) == "d, 5.00× or 116.1%"


def test_a_record_of_another_boards_work_says_so() -> None:
    """It has no steps here."""
    board = build_leaderboard(make_track(), RECORDS)
    found = find_ancestry(board.by_path["level/b"], board)
    assert list(way_sentences(found, board)) == ["b builds on no record of this board, but on other/x."]
