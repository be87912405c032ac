"""The record before and the one after: what a record had to beat, and by how much it did."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.before_words import neighbours_of, step_words
from effsota.boards.claims.factor_words import ratio_text
from effsota.model import KINDS, Margin, Record
from tests.builders.boards import alexnet_board, board, record
from tests.builders.odd_boards import FALLING, RISING, growing, odd

BOARD = alexnet_board(record("Late and large", "2016-01-01", 9.0)).leaderboard


def near(model: str) -> tuple[str | None, str | None, float | None]:
    """Return the names before and after a record, and its step."""
    (entry,) = [each for each in BOARD.entries if each.record.submission.model == model]
    found = neighbours_of(entry, BOARD)
    before, after = (each.record.submission.model if each else None for each in (found.before, found.after))
    return before, after, found.step


def test_a_record_stands_between_those_of_the_frontier() -> None:
    """The first has none before it, the last none after it; one that took no record has no step."""
    names = [entry.record.submission.model for entry in BOARD.frontier]
    assert near(names[0]) == (None, names[1], None)
    before, after, step = near(names[-1])
    assert (before, after) == (names[-2], None)
    assert step == pytest.approx(BOARD.frontier[-1].factor / BOARD.frontier[-2].factor)
    before, after, step = near("Late and large")
    assert (before in names, after in names, step) == (True, True, None)


def test_a_step_is_said_as_its_kind_counts() -> None:
    """Less where less is better, as much where runs grow."""
    falling, rising = odd(*FALLING).leaderboard, growing(*RISING).leaderboard
    step = neighbours_of(falling.frontier[1], falling).step_text
    assert step is not None
    assert step_words(step, falling.track.kind) == "2.5× less than the record before"
    assert step_words("2.3×", rising.track.kind) == "2.3× the compute of the record before"


def test_a_step_that_rounds_to_none_is_told_without_a_factor() -> None:
    """As much is neither less nor more; 1.1 is the least that shows."""
    assert step_words("1.0×", KINDS[0]) == "hardly less than the record before"
    assert step_words("1.1×", KINDS[0]) == "1.1× less than the record before"


@pytest.mark.parametrize(("within", "text"), [(1.04, "2.50×"), (1.06, "2.5×")])
def test_a_step_has_the_digits_of_the_less_sure_of_its_two_records(within: float, text: str) -> None:
    """Three where both are known to 10 %."""
    entries = board([estimated("A", 5, 1.04), estimated("B", 2, within)]).leaderboard.frontier
    assert ratio_text(2.5, *entries) == ratio_text(2.5, *reversed(entries)) == text


def estimated(model: str, tfs_days: float, within: float) -> Record:
    """Return a record whose compute is right within a factor."""
    given = record(model, "2012-01-01" if model == "A" else "2013-01-01", tfs_days)
    return replace(given, estimates=(replace(given.estimates[0], margin=Margin.within(within)),))
