"""Which records stand for a large board."""

from __future__ import annotations

from effsota.boards.excerpt import MOST_SHOWN, excerpt
from tests.builders.large_boards import large_board


def test_a_board_that_is_not_large_is_shown_whole() -> None:
    """The largest of the boards on file has 117 records."""
    whole = large_board(MOST_SHOWN).leaderboard
    assert excerpt(whole) == whole.entries


def test_of_one_record_more_the_worst_off_the_frontier_is_left_out() -> None:
    """As many are shown as may be."""
    whole = large_board(MOST_SHOWN + 1).leaderboard
    out = [entry for entry in whole.entries if entry not in excerpt(whole)]
    others = [entry for entry in whole.entries if not entry.is_frontier]
    assert out == [max(others, key=lambda entry: entry.rank or 0)]


def test_the_whole_frontier_is_among_them_by_date() -> None:
    """It is the claim of the board."""
    whole = large_board(1_000).leaderboard
    shown = excerpt(whole)
    assert [entry for entry in shown if entry.is_frontier] == list(whole.frontier)
    assert [entry for entry in whole.entries if entry in shown] == list(shown)


def test_of_a_frontier_that_is_too_long_the_baseline_and_the_best_are_shown() -> None:
    """A thousand records, each better than all before it."""
    whole = large_board(1_000, scatter=0).leaderboard
    assert excerpt(whole) == (whole.entries[0], *whole.entries[1 - MOST_SHOWN :])
