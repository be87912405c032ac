"""A board at another level than its own, where the results on file tell one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.level_words import level_words
from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.analysis import build_analysis
from effsota.boards.trend.other_level import FEWEST_HELD, other_level
from effsota.model import Board, Leaderboard, Record, Result, Varied
from tests.builders.claims import make_track, reported


def reached(record: Record, value: float, *, is_measured: bool = True) -> Record:
    """Return a record with a result."""
    result = Result(value=value, is_measured=is_measured)
    return replace(record, submission=replace(record.submission, result=result))


def board(*results: float | None, target: float = 79.1) -> Leaderboard:
    """Return a board whose records halve each year, the later faster; None is a result at least the level."""
    rows = [
        reported("first" if at == 0 else f"r{at}", f"{2010 + at}-01-01", 2.0 ** -(at + at * at / 8))
        for at in range(len(results))
    ]
    records = [
        reached(row, target if value is None else value, is_measured=value is not None)
        for row, value in zip(rows, results, strict=True)
    ]
    return build_leaderboard(make_track(), records)


def told(given: Leaderboard) -> str | None:
    """Return what a board says of its level."""
    return level_words(Board(leaderboard=given, trend=build_trend(given), analysis=build_analysis(given)))


def test_the_level_is_the_strictest_that_half_of_the_records_reach() -> None:
    """Four of eight; those below it are not on that board."""
    found = other_level(board(79.1, 82.0, 79.1, 81.0, 79.1, 80.0, 79.2, 79.5))
    assert found is not None
    assert (found.target, found.held) == (79.5, 4)
    assert [entry.record.submission.name for entry in found.board.entries] == ["r1", "r3", "r5", "r7"]
    assert not found.has_same_baseline


@pytest.mark.parametrize("held", [FEWEST_HELD - 1, FEWEST_HELD])
def test_too_few_that_reach_it_tell_no_level(held: int) -> None:
    """Three say nothing of how a rate hangs on the level."""
    given = board(79.1, *[80.0] * held)
    assert (other_level(given) is not None) is (held == FEWEST_HELD)


def test_a_result_that_is_only_known_to_reach_the_level_tells_no_other() -> None:
    """And the page says why none is told."""
    given = board(*[None] * 8)
    assert other_level(given) is None
    assert "how far past 79.1% they came" in (told(given) or "")


def test_another_rate_at_another_level_is_told_as_a_choice_and_not_as_a_dispute() -> None:
    """Without the factor, which is counted from another record."""
    given = board(79.1, 82.0, 79.1, 81.0, 79.1, 80.0, 79.2, 79.5)
    (found,) = build_analysis(given).sensitivities
    assert (found.varied, found.record, found.factor) == (Varied.LEVEL, None, None)
    assert found.choice == "79.5% instead of 79.1%, which 4 of 8 are known to reach"
    assert told(given) is None


def test_the_same_rate_at_another_level_is_said_to_be_the_same() -> None:
    """All of them reach it."""
    assert told(board(*[80.0] * 8)) == "At 80% instead of 79.1% it would be the same."
