"""Through which other number one moved that a record has on a board by another resource."""

from __future__ import annotations

import pytest

from effsota.ledger.chaining import MoveLinks
from effsota.ledger.known_facts import FactPlace, MovedFact

A, B, TRACK = FactPlace("t", "a"), FactPlace("t", "b"), FactPlace("t")
OF_A, OF_B = (MovedFact(place, "boards.time.value", 60.0, 30.0) for place in (A, B))


@pytest.mark.parametrize(
    ("place", "number", "through"),
    [
        (A, "boards.time.value", ""),
        (A, "boards.time.rank", "t/a boards.time.value"),
        (A, "boards.time.shares.use_factor", "t/a boards.time.value"),
        (B, "boards.time.rank", "t/a boards.time.value"),
        (TRACK, "boards.time.trend.doubling_time_months", "t/a boards.time.value"),
        (A, "rank", ""),
    ],
)
def test_a_place_on_another_board_moves_through_what_a_record_took(
    place: FactPlace, number: str, through: str
) -> None:
    """Its own first, then that of the other records."""
    move = OF_A if (place, number) == (A, OF_A.number) else MovedFact(place, number, 1, 2)
    assert MoveLinks.of([OF_A, move], {}).through(move) == through


def test_of_several_records_the_track_is_named() -> None:
    """As for compute."""
    moves = [OF_A, OF_B, MovedFact(TRACK, "boards.time.trend.points", 1, 2)]
    assert MoveLinks.of(moves, {}).through(moves[-1]) == "t/* boards.time.value"
