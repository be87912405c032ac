"""What a change of rules does to a board, in words."""

from __future__ import annotations

from effsota.boards.claims.boundary_words import (
    before_words,
    boundary_sentences,
    restated_words,
    version_words,
)
from effsota.boards.leaderboard import build_leaderboard
from tests.builders.claims import make_submission, make_track
from tests.unit.boards.test_boundaries import CHANGES, RECORDS, board, ran


def test_a_board_says_what_is_across_its_boundary() -> None:
    """The gain of the first record behind it, and that rates reach across."""
    (told,) = boundary_sentences(board())
    assert told == (
        "The frontier crosses a boundary on 1 Jan 2014: other data (new set). The first step behind it, to c,"
        " took 4.00× less compute; part of that is of the change, and so is part of every factor and rate"
        " that reaches across."
    )


def test_a_board_that_stands_still_behind_its_boundary_says_so() -> None:
    """What came later is not of one kind with what leads."""
    (told,) = boundary_sentences(board(*RECORDS[:2], ran("c", "2014-01-01", 40)))
    assert told == (
        "Since 1 Jan 2014 it is other data (new set), and no record since leads this board: what came later"
        " is not of one kind with what leads it."
    )


def test_a_record_stands_under_the_version_of_its_day() -> None:
    """And says which boundary is ahead; where rules never changed, nothing is said."""
    found = board()
    first, _, last, _ = found.entries
    assert version_words(first, found.track) == "version 1, before 1 Jun 2013"
    assert version_words(last, found.track) == "version 3, since 1 Jan 2014: Other data."
    assert (before_words(first, found), before_words(last, found)) == ("before new set", None)
    plain = build_leaderboard(make_track(), RECORDS)
    assert version_words(plain.entries[0], plain.track) is None


def test_another_figure_of_the_source_is_told_with_what_it_is() -> None:
    """Retimed, for other rules, or merely replaced."""
    given = make_submission(
        "a",
        "2012-01-01",
        restated=[
            {"date": "2013-01-01", "is": "retimed", "wall_clock": "3 hours", "why": "Newer software."},
            {"date": "2013-01-02", "is": "rule-changed", "wall_clock": "4 hours", "why": "All steps count."},
            {"date": "2012-01-01", "is": "superseded", "why": "A slip."},
        ],
    )
    assert list(map(restated_words, given.restated)) == [
        "1 Jan 2013, timed anew, 3 hours: Newer software.",
        "2 Jan 2013, timed anew under changed rules, 4 hours: All steps count.",
        "1 Jan 2012, corrected by its source: A slip.",
    ]


def test_a_change_without_a_label_is_named_by_its_kind() -> None:
    """So that every line of a chart has a name."""
    found = board(changes=[{key: value for key, value in CHANGES[1].items() if key != "label"}])
    assert before_words(found.entries[0], found) == "before other data"
