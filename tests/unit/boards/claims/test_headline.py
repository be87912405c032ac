"""What a board claims, in every wording that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.rate_words import months_with_interval
from effsota.boards.claims.sentences import (
    badge_message,
    board_description,
    board_sentence,
    card_words,
    chart_caption,
)
from effsota.judging.changes import compare_boards
from effsota.showing.pages.takeaway import claim_sentence
from effsota.text import Name
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import without_trend

if TYPE_CHECKING:
    from effsota.boards.claims.headline import Headline
    from effsota.model import Board

TWO = board([record("A", "2012-01-01", 4), record("B", "2014-01-01", 1)])
ONE = board([record("A", "2012-01-01", 4)])
ABOUT, REST = "doubles about every 12 months", "2 records, no interval"
GROWTH = board([record("A", "2012-01-01", 1), record("B", "2014-01-01", 4)], "compute-trend")


def headline(given: Board) -> Headline:
    """Return what a board with records claims."""
    found = build_headline(given)
    assert found is not None
    return found


def said(given: Board) -> str:
    """Return the sentence of a board's page."""
    return "".join(board_sentence(headline(given)))


def empty() -> Board:
    """Return a board without records."""
    given = board([record("x", "2012-01-01", 1)])
    return replace(given, leaderboard=replace(given.leaderboard, entries=()), trend=None)


def test_a_headline_says_everything_with_its_intervals() -> None:
    """From what, to what, how much less, how fast."""
    assert said(alexnet_board()) == (
        "In 2012 AlexNet took 6.16 TFS-days of training compute to reach 79.1% top-5 accuracy; by 2019 "
        "EfficientNet-B0 needed 44× less (tolerance 22–89); "
        "efficiency doubled every 16 months (95% interval 13–20)."
    )


def test_without_a_trend_no_pace_is_told() -> None:
    """Nothing is made up."""
    sentence = said(without_trend(alexnet_board()))
    assert sentence.endswith("needed 44× less (tolerance 22–89).")


def test_two_records_are_told_as_two() -> None:
    """A rate without an interval says what it rests on."""
    sentence = said(board([record("A", "2012-01-01", 4), record("B", "2014-01-01", 1)]))
    assert sentence.endswith("months (2 records, no interval).")


def test_a_baseline_alone_says_so() -> None:
    """There is no gain to tell of."""
    sentence = said(board([record("A", "2012-01-01", 4)]))
    assert sentence.endswith("; no later record is on file.")


def test_a_compute_trend_tells_of_growth() -> None:
    """There, more is the news."""
    rows = [record("A", "2012-01-01", 1), record("B", "2014-01-01", 4)]
    assert "by 2014 B took 4.0× as much" in said(board(rows, "compute-trend"))


def test_an_empty_board_has_no_headline() -> None:
    """Nothing to say."""
    assert build_headline(empty()) is None


def test_a_pull_request_is_told_the_sentence_of_the_page() -> None:
    """Word for word."""
    (change,) = compare_boards([], [alexnet_board()])
    assert "".join(change.headline_after) == claim_sentence(alexnet_board())


def test_what_is_submitted_is_marked_in_the_sentence() -> None:
    """Models and target, so that each destination makes them inert; our own words and figures are not."""
    names = [part for part in board_sentence(headline(alexnet_board())) if isinstance(part, Name)]
    assert names == ["AlexNet", "79.1% top-5 accuracy", "EfficientNet-B0"]


def test_a_description_has_room_for_the_gain_alone() -> None:
    """Search engines cut what is longer."""
    assert board_description(headline(alexnet_board())) == (
        "Least compute to reach 79.1% top-5 accuracy: 0.139 TFS-days by EfficientNet-B0, "
        "44× less compute since 2012."
    )


def test_a_chart_that_stands_alone_has_the_claim_below_its_title() -> None:
    """With the rate, where one is drawn."""
    lead = "EfficientNet-B0, 28 May 2019: 44× less than AlexNet."
    rate = "Efficiency doubles every 16 months (95% interval 13–20)."
    assert chart_caption(headline(alexnet_board())) == f"{lead} {rate}"
    assert chart_caption(headline(without_trend(alexnet_board()))) == lead


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            alexnet_board(),
            (
                "44×",
                "less compute than AlexNet",
                ("Efficiency doubles every 16 months", "95% interval 13–20"),
            ),
        ),
        (
            TWO,
            (
                "4.0×",
                "less compute than A",
                ("Efficiency doubles about every 12 months", "2 records, no interval"),
            ),
        ),
        (
            GROWTH,
            (
                "4.0×",
                "the compute of A",
                ("Compute doubles about every 12 months", "2 records, no interval"),
            ),
        ),
        (ONE, ("4.00 TFS-days", "baseline only", ())),
    ],
)
def test_a_card_has_one_number(given: Board, words: tuple[str, str, tuple[str, ...]]) -> None:
    """What it counts stands below, and the rate with its interval, where there are any."""
    assert card_words(headline(given)) == words


def test_a_badge_says_in_which_direction() -> None:
    """Less for efficiency; for growth, how many times as much."""
    assert badge_message(headline(TWO)) == "4.0× less compute since 2012"
    assert badge_message(headline(GROWTH)) == "4.0× the compute since 2012"


@pytest.mark.parametrize(
    ("tfs_days", "number", "what", "badge"),
    [
        (3.84, "3.84 TFS-days", "as much as A", "the same compute since 2012"),
        (3.78, "1.1×", "less compute than A", "1.1× less compute since 2012"),
    ],
)
def test_as_much_is_no_gain_on_a_card_or_a_badge(tfs_days: float, number: str, what: str, badge: str) -> None:
    """1.04 times less reads 1.0, 1.06 times 1.1."""
    given = headline(board([record("A", "2012-01-01", 4), record("B", "2014-01-01", tfs_days)]))
    card = card_words(given)
    assert (card.number, card.what, badge_message(given)) == (number, what, badge)


def test_a_terminal_says_what_a_doubling_time_rests_on() -> None:
    """Its interval, or that two points leave none."""
    kind = TWO.leaderboard.track.kind
    assert months_with_interval(alexnet_board().trend, kind) == "16 months (13–20)"
    assert months_with_interval(TWO.trend, kind) == "about 12 months (no interval)"
    assert months_with_interval(None, kind) == "–"
