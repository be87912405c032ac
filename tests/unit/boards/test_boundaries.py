"""Where a board's rules changed: the version of a day, and what lies between two records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from effsota.boards.boundaries import (
    boundaries_of,
    boundary_behind,
    change_in_force,
    crossed,
    crossings_of,
    version_of,
)
from effsota.boards.leaderboard import build_leaderboard
from effsota.model.resources import WALL_CLOCK
from tests.builders.claims import make_record, make_track

if TYPE_CHECKING:
    from effsota.model import Leaderboard, Record

CHANGES = [
    {"version": 2, "from": date(2013, 6, 1), "changes": "conditions", "what": "Others are allowed."},
    {"version": 3, "from": date(2014, 1, 1), "changes": "data", "what": "Other data.", "label": "new set"},
    {"version": 4, "from": date(2015, 1, 1), "changes": "timing", "what": "All steps are timed."},
]


def ran(name: str, day: str, hours: int) -> Record:
    """Return a record that took some hours on one chip."""
    chip = {"hardware": "gtx-580", "precision": "fp32", "utilization": 0.3, "count": 1}
    estimate = {"method": "hardware-time", **chip, "time": f"{hours} hours"}
    return make_record(name, day, estimate, wall_clock=f"{hours} hours")


RECORDS = (
    ran("first", "2012-01-01", 64),
    ran("b", "2013-12-31", 32),
    ran("c", "2014-01-01", 8),
    ran("d", "2015-01-01", 16),
)


def board(*records: Any, by: Any = None, changes: Any = CHANGES) -> Leaderboard:
    """Return a board whose rules changed three times."""
    return build_leaderboard(make_track(rule_changes=changes), records or RECORDS, by)


@pytest.mark.parametrize(
    ("day", "version"),
    [("2013-05-31", 1), ("2013-06-01", 2), ("2013-12-31", 2), ("2014-01-01", 3), ("2026-01-01", 4)],
)
def test_a_day_has_the_version_that_is_in_force(day: str, version: int) -> None:
    """From the day of the change on."""
    track = board().track
    assert version_of(track, date.fromisoformat(day)) == version
    change = change_in_force(track, date.fromisoformat(day))
    assert (change is None) is (version == 1)


def test_a_change_of_data_parts_every_board_and_one_of_timing_the_clock() -> None:
    """What is merely allowed parts none; nor does a change before the first record, or after the last."""
    assert [change.version for change in boundaries_of(board())] == [3]
    assert [change.version for change in boundaries_of(board(by=WALL_CLOCK))] == [3, 4]
    assert boundaries_of(board(RECORDS[0], RECORDS[1])) == ()
    assert boundaries_of(board(RECORDS[2], RECORDS[3])) == ()
    assert boundaries_of(board(changes=CHANGES[:1])) == ()


def test_a_step_crosses_what_lies_between_its_records() -> None:
    """In either order; the day of the change is behind it."""
    found = board(by=WALL_CLOCK)
    first, b, c, d = found.entries
    assert [change.version for change in crossed(first, d, found)] == [3, 4]
    assert [change.version for change in crossed(d, c, found)] == [4]
    assert crossed(first, b, found) == ()
    assert [change.version for change in crossed(b, c, found)] == [3]


def test_the_gain_across_is_that_of_the_frontier() -> None:
    """From the last record before to the first behind; none where no record behind it leads."""
    (found,) = crossings_of(board())
    assert (found.before.record.submission.name, found.after.record.submission.name) == ("b", "c")
    assert (found.change.version, found.factor) == (3, 4)
    assert crossings_of(board(*RECORDS[:2], ran("c", "2014-01-01", 40))) == ()


def test_a_record_before_a_boundary_has_it_ahead() -> None:
    """The first of several; one behind all of them has none."""
    found = board(by=WALL_CLOCK)
    ahead = [boundary_behind(entry, found) for entry in found.entries]
    assert [change and change.version for change in ahead] == [3, 3, 4, None]
