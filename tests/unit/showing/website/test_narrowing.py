"""What a board's pages may know of a site: its own, and nothing of the others."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from effsota.boards.events import build_chronicle
from effsota.boards.known_names import Names
from effsota.model import Alias, Board, TreeFile
from effsota.problems import Problem
from effsota.showing.pages.frame import build_frame
from effsota.showing.website.narrowing import narrow, without_records
from tests.builders.boards import alexnet_board
from tests.builders.sites import TRACKER, site
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


def test_the_foot_of_a_page_names_the_version_of_its_own_data() -> None:
    """Of a board's pages the board's, which what is filed on another one leaves as it is."""
    files = {
        f"submissions/{track}/track.yaml": TreeFile(mode="100644", data=track.encode(), size=1)
        for track in ("alexnet-imagenet", "other-level")
    }
    whole = replace(site(OWN, other()), sources=files, data_digest="0123456789abcdef")
    later = {**files, "submissions/other-level/a.yaml": files["submissions/other-level/track.yaml"]}
    own, others = (
        [build_frame(each, ()).data.text for each in narrow(replace(whole, sources=sources))]
        for sources in (files, later)
    )
    assert own[0] == others[0] == whole.version_of(OWN)
    assert own[1] != others[1]
    assert build_frame(whole, ()).data.text == "0123456789ab"


def test_a_board_knows_only_the_names_of_its_own_records() -> None:
    """So that an alias of somebody on another board leaves its files as they are."""
    known = Names(organizations=("Nobody here",), spellings=(("Nobody at all", "Nobody here"),))
    told = replace(TRACKER, aliases=(Alias(name="Nobody here", also=("Nobody at all",)),))
    before = next(narrow(site(OWN)))
    after = next(narrow(replace(site(OWN), names=known, tracker=told)))
    assert (after.names, after.tracker) == (Names(), before.tracker)


def test_the_static_files_know_of_no_record() -> None:
    """Nor of the day on which they are made, so that they are made again where the program or a chip is."""
    told = replace(site(OWN, other()), data_digest="0123", problems=(warning("tracker.yaml"),))
    bare = replace(site(), today=told.today + timedelta(days=1))
    assert without_records(told) == without_records(bare)
    assert without_records(told) != without_records(replace(bare, base_url="https://example.org/x"))
