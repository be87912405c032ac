"""Labels that never meet: how wide text is, and a greedy placement."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from effsota.showing.charts.geometry import ASCENT, DESCENT, FONT_SIZE, Box

MOST_LABELS = 20
# Advance widths in em of a wide sans, so that a narrower system font only leaves more room.
_NARROW, _WIDE = frozenset("iljI.,:;'|!()[] ’ft⁻⁰¹²³⁴⁵⁶⁷⁸⁹"), frozenset("mMWw@%—…")
_FIRST_WIDE_CHARACTER = "\u1100"


class Spot(NamedTuple):
    """Where a label may stand: its anchor point, how text hangs on it, its turn in degrees, its box.

    `pieces` follow a turned label more closely than the one box that other labels keep away from.
    """

    x: float
    y: float
    anchor: str
    turn: float
    box: Box
    pieces: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something a label had better not cover."""

    box: Box
    cost: float


def text_width(text: str, *, is_bold: bool = False, size: float = FONT_SIZE) -> float:
    """Return the width of `text` in CSS px, rather too wide than too narrow."""
    return sum(map(_advance, text)) * size * (1.1 if is_bold else 1.0)


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _WIDE or character >= _FIRST_WIDE_CHARACTER:
        return 1.0
    return 0.72 if character.isupper() else 0.64


def text_box(x: float, y: float, width: float, anchor: str) -> Box:
    """Return the box of one line of text of `width` whose baseline is at `y`."""
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left=left, top=y - ASCENT, right=left + width, bottom=y + DESCENT)


def spots_around(x: float, y: float, width: float, reach: float = 0.0) -> Iterable[Spot]:
    """Yield the places for a label of `width` around a point, the best first."""
    for far in (0.0, 14.0, 28.0, 44.0):
        rise, side = 8 + reach + far, 7.0 + reach
        near = ((side, -rise, "start"), (-side, rise + 9, "end"), (side, rise + 9, "start"))
        more = ((-side, -rise, "end"), (0.0, -rise - 4, "middle"), (0.0, rise + 11, "middle"))
        level = ((side + 5 + far, 4.5, "start"), (-side - 5 - far, 4.5, "end"))
        for dx, dy, anchor in (*near, *more, *level):
            yield Spot(x + dx, y + dy, anchor, 0.0, text_box(x + dx, y + dy, width, anchor))


def spots_along(start: tuple[float, float], end: tuple[float, float], width: float) -> Iterable[Spot]:
    """Yield the places for a label along a line, from its end to its start, above and below it."""
    (x1, y1), (x2, y2) = start, end
    length, turn = math.hypot(x2 - x1, y2 - y1), math.atan2(y2 - y1, x2 - x1)
    if length < width:
        return
    margin = (width / 2 + 4) / length
    for step in range(14):
        share = 1 - margin - (1 - 2 * margin) * step / 13
        for rise in (-6.0, 15.0):
            x = x1 + share * (x2 - x1) - rise * math.sin(turn)
            y = y1 + share * (y2 - y1) + rise * math.cos(turn)
            thirds = [(width * (part - 3) / 6, width * (part - 2) / 6) for part in range(6)]
            whole = _turned_box(x, y, (-width / 2, width / 2), turn)
            pieces = tuple(_turned_box(x, y, ends, turn) for ends in thirds)
            yield Spot(x, y, "middle", math.degrees(turn), whole, pieces)


def _turned_box(x: float, y: float, ends: tuple[float, float], turn: float) -> Box:
    corners = [(dx, dy) for dx in ends for dy in (-ASCENT, DESCENT)]
    xs = [x + dx * math.cos(turn) - dy * math.sin(turn) for dx, dy in corners]
    ys = [y + dx * math.sin(turn) + dy * math.cos(turn) for dx, dy in corners]
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


class Places:
    """The room on a chart, given away label by label."""

    def __init__(self, within: Box, *, marks: Sequence[Box] = (), obstacles: Sequence[Obstacle] = ()) -> None:
        self.within = within
        self.marks = marks
        self.taken: list[Box] = []
        self.obstacles = obstacles

    def take(
        self, spots: Iterable[Spot], *, most_cost: float = math.inf, least_cost: float = 0.0
    ) -> Spot | None:
        """Return the best free spot and keep it, None where all are taken or cover too much.

        Obstacles that cost less than `least_cost` are not minded.
        """
        minded = [each for each in self.obstacles if each.cost >= least_cost]
        best, least = None, most_cost
        for order, spot in enumerate(spots):
            if order >= least or not self._is_free(spot):
                continue
            cost = order + sum(each.cost for each in minded if _covers(spot, each.box))
            if cost < least:
                best, least = spot, cost
        if best is not None:
            self.taken.append(best.box)
        return best

    def _is_free(self, spot: Spot) -> bool:
        return (
            self.within.holds(spot.box)
            and not any(other.overlaps(spot.box) for other in self.taken)
            and not any(_covers(spot, mark) for mark in self.marks)
        )


def _covers(spot: Spot, box: Box) -> bool:
    return any(piece.overlaps(box) for piece in spot.pieces or (spot.box,))
