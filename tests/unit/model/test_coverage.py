"""Until when the data of a track tell."""

from __future__ import annotations

from datetime import date

from tests.builders.claims import make_track

TODAY = date(2026, 11, 27)


def test_a_track_that_is_kept_up_tells_of_today() -> None:
    """Without a coverage."""
    assert make_track().last_told(TODAY) == TODAY


def test_a_track_with_a_coverage_tells_until_it_ends() -> None:
    """A day before it is told of, a day after it is not."""
    track = make_track(coverage={"until": date(2025, 7, 9)})
    assert track.last_told(TODAY) == date(2025, 7, 9)
    assert track.last_told(date(2025, 7, 8)) == date(2025, 7, 8)
