"""Declared eras and the ranges their sources print."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend.eras import build_era
from tests.builders.claims import make_track, reported

if TYPE_CHECKING:
    from effsota.model import EraTrend

ERA = {
    "name": "early",
    "from": date(2012, 1, 1),
    "to": date(2013, 12, 31),
    "range": {"least": "2 PFLOP", "most": "8 PFLOP"},
}
ROWS = (
    ("first", "2012-01-01", 1),
    ("least", "2012-06-01", 2),
    ("most", "2013-06-01", 8),
    ("over", "2013-12-31", 9),
    ("later", "2014-01-01", 100),
)


def era(**keys: object) -> EraTrend:
    """Return the era of a board; keywords are keys of its track."""
    track = make_track(kind="compute-trend", eras=[ERA], **keys)
    return build_era(track.eras[0], build_leaderboard(track, [reported(*row) for row in ROWS]))


def test_records_outside_the_range_of_their_era_are_listed() -> None:
    """The ends belong to the range; a record after the era is none of its business."""
    assert [entry.record.submission.name for entry in era().outside] == ["first", "over"]


def test_a_record_off_the_fit_is_still_held_against_the_range() -> None:
    """It is left out of the era's line alone."""
    found = era(off_fit={"over": "A reason."})
    assert (found.points, len(found.outside)) == (3, 2)


def test_an_era_without_a_range_has_nothing_outside() -> None:
    """No range is no claim."""
    track = make_track(kind="compute-trend", eras=[{"name": "always"}])
    board = build_leaderboard(track, [reported(*row) for row in ROWS])
    assert build_era(track.eras[0], board).outside == ()


def test_end_points_begin_at_the_level_that_the_era_found() -> None:
    """A standstill at the start of an era counts: 8 to 1 in 24 months doubles every 8."""
    rows = (
        ("first", "2012-01-01", 16),
        ("found", "2013-01-01", 8),
        ("half", "2014-06-01", 4),
        ("last", "2015-01-01", 1),
    )
    track = make_track(eras=[{"name": "late", "from": date(2013, 6, 1)}])
    found = build_era(track.eras[0], build_leaderboard(track, [reported(*row) for row in rows]))
    assert found.endpoint_months == pytest.approx(8.0, rel=1e-3)
    assert found.points == 2


def test_end_points_of_a_compute_trend_are_its_own_records() -> None:
    """Every run is fitted there, and no level is handed on: 1 to 9 in 23.98 months."""
    assert era().endpoint_months == pytest.approx(23.98 / math.log2(9), rel=1e-3)
