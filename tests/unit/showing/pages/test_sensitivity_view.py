"""What headlines would be by another choice on file, on the page of a track."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.trend.analysis import build_analysis
from effsota.model import Sensitivity, Varied
from effsota.showing.pages.sensitivity_view import build_choices, tell_choices
from tests.builders.boards import alexnet_board

BOARD = alexnet_board()
PATH = BOARD.leaderboard.entries[0].record.submission.path


@pytest.mark.parametrize(
    ("varied", "choice", "how"),
    [
        (Varied.ESTIMATE, "by reported, Epoch AI", "estimated by reported, Epoch AI"),
        (Varied.DATE, "2012-09-30", "dated 2012-09-30, when it was first public"),
        (Varied.DISPUTED, "counted", "disputed, counted"),
    ],
)
def test_a_choice_is_told_in_words(varied: Varied, choice: str, how: str) -> None:
    """With what the headlines would be."""
    given = Sensitivity(
        varied=varied, record=PATH, choice=choice, doubling_time_months=15.2, factor=40.6, p_value=0.21
    )
    (found,) = tell_choices([given], BOARD)
    assert (found.how, found.months, found.factor, found.chance) == (how, "15 months", "41×", "p = 0.210")


def test_what_is_not_there_is_not_invented() -> None:
    """No rate, no factor, no test."""
    given = Sensitivity(
        varied=Varied.DATE,
        record=PATH,
        choice="2012-09-30",
        doubling_time_months=None,
        factor=None,
        p_value=None,
    )
    (found,) = tell_choices([given], BOARD)
    assert (found.months, found.factor, found.chance) == ("no rate", None, "–")


def test_a_board_that_was_not_analysed_has_no_choices() -> None:
    """Nor has one whose records are estimated once."""
    assert build_choices(replace(BOARD, analysis=None)) == ()
    assert build_choices(replace(BOARD, analysis=build_analysis(BOARD.leaderboard))) == ()
