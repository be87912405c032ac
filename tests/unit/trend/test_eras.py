"""Declared eras and the ranges their sources print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from effsota.leaderboard import build_leaderboard
from effsota.trend.eras import build_era
from tests.unit.claims import make_track, reported

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
