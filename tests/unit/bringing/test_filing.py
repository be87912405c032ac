"""A claim in its place: what is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.bringing.drafts import Draft, Trial
from effsota.bringing.filing import Desk, describe_filed
from effsota.model import Tracker
from tests.builders.claims import make_track, reported

TRACKER = Tracker(name="A", url="https://example.org/", repository="https://example.org/r")
DESK = Desk(root=Path(), tree={}, tracker=TRACKER, today=date(2026, 11, 22))
DRAFT = Draft(
    model="Second",
    day=date(2026, 11, 1),
    title="T",
    url="https://example.org/t",
    value="79.1",
    is_at_least=True,
    estimate={},
)


def told(pflop: float) -> str:
    """Return the line on the place of a second record; the baseline took 100 PFLOP."""
    records = [reported("first", "2012-06-01", 100), reported("second", "2019-05-28", pflop)]
    board = build_leaderboard(make_track(), records)
    files = ("submissions/level/second.yaml",)
    trial = Trial(files=files, problems=(), entry=board.entries[1], leaderboard=board)
    return list(describe_filed(trial, track=make_track(), desk=DESK, draft=DRAFT))[1]


@pytest.mark.parametrize(
    ("pflop", "words"),
    [(50, "2.00× less than the baseline"), (99, "1.01× less"), (101, "1.01× more"), (200, "2.00× more")],
)
def test_a_record_is_compared_with_the_baseline(pflop: float, words: str) -> None:
    """Less, or more."""
    assert f", {words}" in told(pflop)


def test_a_record_that_took_less_is_on_the_frontier() -> None:
    """Its rank stands before."""
    assert told(50).startswith("On level: rank 1 of 2, on the efficiency frontier, 0.579 TFS-days, ")
    assert told(200).startswith("On level: rank 2 of 2, 2.31 TFS-days, ")
