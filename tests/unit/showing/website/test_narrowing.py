"""What a board's pages may know of a site: its own, and nothing of the others."""

from __future__ import annotations

from dataclasses import replace

from effsota.boards.events import build_chronicle
from effsota.model import Board
from effsota.problems import Problem
from effsota.showing.website.narrowing import narrow
from tests.builders.boards import alexnet_board
from tests.builders.sites import site
from tests.present import present

OWN = alexnet_board()


def other() -> Board:
    """Return a second board, of another track."""
    track = replace(OWN.leaderboard.track, id="other-level")
    return replace(OWN, leaderboard=replace(OWN.leaderboard, track=track))


def warning(file: str) -> Problem:
    """Return something that was noticed in a file."""
    return Problem(
        file=f"submissions/{file}", line=1, column=1, pointer="", rule="a-rule", message="what", hint="else"
    )


def test_a_board_sees_its_own_problems() -> None:
    """Not those of a track whose name begins as its own does."""
    own = warning("alexnet-imagenet/a.yaml")
    told = (own, warning("alexnet-imagenet-2/a.yaml"), warning("tracker.yaml"))
    (found,) = narrow(replace(site(OWN), problems=told))
    assert found.problems == (own,)


def test_a_board_sees_its_own_events() -> None:
    """Each of two boards stands alone in what it is given."""
    boards = (OWN, other())
    for board, found in zip(present(boards), narrow(site(*boards)), strict=True):
        assert found.boards == (board,)
        assert found.chronicle == build_chronicle([board])


def test_what_only_the_whole_shows_is_left_out() -> None:
    """Reference trends, the form and what the host promises are on no board's page."""
    (found,) = narrow(replace(site(OWN), submission_schema={"a": 1}, is_checked=True, has_issue_form=True))
    assert (found.references, found.submission_schema) == ((), {})
    assert (found.is_checked, found.has_issue_form) == (False, False)
