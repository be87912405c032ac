"""How much room a label takes, also where it is turned."""

from __future__ import annotations

import math
from itertools import starmap

import pytest

from effsota.showing.charts.geometry import ASCENT, DESCENT, Box
from effsota.showing.charts.labels import spots_along

WIDTH = 60.0


@pytest.mark.parametrize(
    ("end", "room"),
    [
        ((200.0, 0.0), (WIDTH, ASCENT + DESCENT)),
        ((0.0, 200.0), (ASCENT + DESCENT, WIDTH)),
    ],
)
def test_a_label_along_a_line_takes_its_own_room(end: tuple[float, float], room: tuple[float, float]) -> None:
    """Its width along the line and its height across, whichever way the line goes."""
    spots = list(spots_along((0.0, 0.0), end, WIDTH))
    assert spots
    for spot in spots:
        assert (Box(*spot.box).width, Box(*spot.box).height) == pytest.approx(room)
        lengths = [max(piece.width, piece.height) for piece in starmap(Box, spot.pieces)]
        assert lengths == pytest.approx([max(WIDTH / 6, ASCENT + DESCENT)] * 6)


def test_a_slanted_label_is_told_by_its_pieces() -> None:
    """Six small boxes follow it more closely than the one around it."""
    (spot, *_) = spots_along((0.0, 0.0), (200.0, 200.0), WIDTH)
    assert Box(*spot.box).width == pytest.approx((WIDTH + ASCENT + DESCENT) * math.sqrt(0.5))
    assert {round(piece.width, 6) for piece in starmap(Box, spot.pieces)} == {
        round((WIDTH / 6 + ASCENT + DESCENT) * math.sqrt(0.5), 6)
    }


def test_a_line_shorter_than_its_label_has_no_place_for_it() -> None:
    """One as long as the label has."""
    assert list(spots_along((0.0, 0.0), (WIDTH - 0.1, 0.0), WIDTH)) == []
    assert list(spots_along((0.0, 0.0), (WIDTH + 0.1, 0.0), WIDTH)) != []
