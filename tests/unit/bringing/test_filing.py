"""A claim in its place: what is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from effsota.boards.assembly import build_board
from effsota.bringing.drafts import Trial
from effsota.bringing.filing import Desk, describe_place, describe_pull_request
from effsota.model import REGULAR, Tracker, TreeFile
from tests.builders.claims import make_track, reported
from tests.present import present

TRACKER = Tracker(name="A", url="https://example.org/", repository="https://example.org/r")
DESK = Desk(root=Path(), tree={}, tracker=TRACKER, today=date(2026, 11, 22))
FILES = {"submissions/level/second.yaml": b""}


def told(pflop: float) -> str:
    """Return the line on the place of a second record; the baseline took 100 PFLOP."""
    records = [reported("first", "2012-06-01", 100), reported("second", "2019-05-28", pflop)]
    board = build_board(make_track(), records, ())
    trial = Trial(files=FILES, problems=(), entry=board.leaderboard.entries[1], board=board)
    return list(describe_place(trial, make_track()))[1]


@pytest.mark.parametrize(
    ("pflop", "words"),
    [
        (50, "2.0× less than the baseline"),
        (94, "1.1× less than"),
        (99, "as much as the baseline"),
        (101, "as much as the baseline"),
        (200, "2.0× more than"),
    ],
)
def test_a_record_is_compared_with_the_baseline(pflop: float, words: str) -> None:
    """Less, or more."""
    assert f", {words}" in told(pflop)


def test_a_record_that_took_less_is_on_the_frontier() -> None:
    """Its rank stands before."""
    assert told(50).startswith("On level: rank 1 of 2, on the efficiency frontier, 0.579 TFS-days, ")
    assert told(200).startswith("On level: rank 2 of 2, 2.31 TFS-days, ")


def commands(repository: str, tree: dict[str, TreeFile]) -> list[str]:
    """Return how the pull request is opened."""
    tracker = Tracker(name="A", url="https://example.org/", repository=repository)
    desk = Desk(root=Path(), tree=tree, tracker=tracker, today=date(2026, 11, 22))
    return list(describe_pull_request(FILES, name="second", track=make_track(), desk=desk))


BASELINE = TreeFile(mode=REGULAR, data=b"", size=0)


def test_who_may_not_push_makes_a_copy_first() -> None:
    """The commands work for a stranger; the commit names the file, not the model."""
    told = commands("https://github.com/example/r/", {"submissions/level/first.yaml": BASELINE})
    assert "  git add submissions/level/second.yaml" in told
    assert "  git commit -m 'level: second'" in told
    assert told.index("  git push -u origin add-second") == 1 + told.index(
        "  gh repo fork --remote   # your own copy; leave this out where you may push yourself"
    )
    assert "  gh pr create --fill --repo example/r --base main" in told
    assert "compare/main...YOU:add-second?expand=1" in told[-1]


def test_the_first_record_of_a_track_brings_its_track_file() -> None:
    """Without it the pull request would be a record of no track."""
    told = commands("https://example.org/r", {})
    assert "  git add submissions/level/second.yaml submissions/level/track.yaml" in told
    assert not any("gh " in line for line in present(told))
