"""What `effsota trend` says of a board: what its page says, and nothing that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.reading_back import read_back
from effsota.boards.trend.analysis import build_analysis
from effsota.cli.trend import trend_lines
from tests.builders.odd_boards import ERAS, FALLING, HALVES, ODD_BOARDS, odd

if TYPE_CHECKING:
    from effsota.model import Board


def analysed(given: Board) -> Board:
    """Return a board as a command analyses it."""
    return replace(given, analysis=build_analysis(given.leaderboard))


def said(given: Board) -> list[str]:
    """Return the lines about a board that is analysed as a command does it."""
    return list(trend_lines(analysed(given)))


@pytest.mark.parametrize("name", ODD_BOARDS)
def test_no_line_contradicts_its_board(name: str) -> None:
    """However odd the board."""
    facts = facts_of(analysed(ODD_BOARDS[name]))
    assert [each for line in said(ODD_BOARDS[name]) for each in read_back(line, facts)] == []


def test_a_board_of_eras_leads_with_them() -> None:
    """The rate of the whole stands below, as what it is, and without a growth per year."""
    lines = said(odd(*HALVES, keys={"baseline": "a0", "eras": ERAS}))
    assert lines[1].startswith(
        "Efficiency doubled every 30.2 days from Jan 2012 to May 2012 and every 13.0 months"
    )
    assert lines[2].startswith("  no single rate; over the whole time efficiency doubles every 8.4 months")
    assert not any("growth per year" in line for line in lines)


def test_an_era_without_records_has_no_line() -> None:
    """There is nothing to tell of it."""
    eras = [{"name": "before", "to": "2001-12-31"}, {"name": "after", "from": "2002-01-01"}]
    lines = said(odd(*FALLING, keys={"eras": eras}))
    assert [line.split(":")[0] for line in lines if line.startswith("Era")] == ["Era after"]


def test_two_records_are_told_to_one_digit_and_once() -> None:
    """All ranked records are the two that are fitted."""
    text = " ".join(said(odd(*FALLING[:2])))
    assert "doubles about every" in text
    assert "all ranked records" not in text
