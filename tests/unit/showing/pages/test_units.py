"""A table of several tracks shows one unit, whatever each track shows on its own."""

from __future__ import annotations

from effsota.showing.pages.amount_cells import shared_units, units_of
from tests.builders.claims import make_track

SMALL, USUAL = make_track(unit="GFLOP"), make_track()


def names(*tracks: object) -> list[str]:
    """Return the units of a table of tracks, the one shown first in front."""
    return [unit.name for unit in shared_units(tracks)]  # type: ignore[arg-type]


def test_tracks_that_agree_keep_their_unit() -> None:
    """A table of small boards stays readable."""
    assert names(SMALL, SMALL)[0] == "GFLOP"


def test_tracks_that_differ_share_the_usual_units() -> None:
    """0.130 GFLOP must not stand in a column of TFS-days."""
    assert names(SMALL, USUAL) == names(USUAL) == [unit.name for unit in units_of(None)]


def test_a_table_without_tracks_has_the_usual_units() -> None:
    """An empty board has a heading all the same."""
    assert names() == [unit.name for unit in units_of(None)]
