"""Labels of a chart: how wide text is, and where one may stand beside a point or along a line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from effsota.limits import MOST_REMEMBERED
from effsota.showing.charts.geometry import ASCENT, DESCENT, FONT_SIZE, Edges, moved

MOST_LABELS = 20
NEAR_END = 14  # places along a line, of twice as many, that are nearer to its end than to its start
# Advance widths in em of a wide sans, so that a narrower system font only leaves more room.
_NARROW, _WIDE = frozenset("iljI.,:;'|!()[] ’ft⁻⁰¹²³⁴⁵⁶⁷⁸⁹"), frozenset("mMWw@%—…")
SHARE_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # which share of a text lies before its anchor
_FIRST_WIDE_CHARACTER = "\u1100"


class Spot(NamedTuple):
    """Where a label may stand: its anchor point, how text hangs on it, its turn in degrees, its box.

    `outline` is of a turned label, around its anchor point.
    """

    x: float
    y: float
    anchor: str
    turn: float
    box: Edges
    outline: tuple[Edges, ...] = ()

    @property
    def pieces(self) -> tuple[Edges, ...]:
        """The boxes that follow a turned label more closely than the one that other labels keep away from."""
        return tuple([moved(piece, self.x, self.y) for piece in self.outline])


def text_width(text: str, *, is_bold: bool = False, size: float = FONT_SIZE) -> float:
    """Return the width of `text` in CSS px, rather too wide than too narrow."""
    return letters_width(_ems(text), is_bold=is_bold, size=size)


def letters_width(ems: float, *, is_bold: bool, size: float) -> float:
    """Return the width in CSS px of letters that take so many em."""
    return ems * size * (1.1 if is_bold else 1.0)


def text_ems(text: str, *, before: float = 0.0) -> float:
    """Return how many em `text` takes, with so many `before` it."""
    return sum(map(_advance, text), before)


_ems = lru_cache(MOST_REMEMBERED)(text_ems)  # a chart has the same texts at each of its sizes


@lru_cache(MOST_REMEMBERED)
def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _WIDE or character >= _FIRST_WIDE_CHARACTER:
        return 1.0
    return 0.72 if character.isupper() else 0.64


def text_box(x: float, y: float, width: float, anchor: str) -> Edges:
    """Return the box of one line of text of `width` whose baseline is at `y`."""
    left = x - width * SHARE_BEFORE[anchor]
    return left, y - ASCENT, left + width, y + DESCENT


def spots_along(start: tuple[float, float], end: tuple[float, float], width: float) -> Iterator[Spot]:
    """Yield the places for a label along a line, from its end to its start, above and below it."""
    (x1, y1), (x2, y2) = start, end
    length, turn = math.hypot(x2 - x1, y2 - y1), math.atan2(y2 - y1, x2 - x1)
    if length < width:
        return
    # Whether a label stands here or there, its boxes are the same, only moved.
    whole = _turned_box((-width / 2, width / 2), turn)
    outline = tuple(
        [_turned_box((width * (part - 3) / 6, width * (part - 2) / 6), turn) for part in range(6)]
    )
    margin = (width / 2 + 4) / length
    for step in range(14):
        share = 1 - margin - (1 - 2 * margin) * step / 13
        for rise in (-6.0, 15.0):
            x = x1 + share * (x2 - x1) - rise * math.sin(turn)
            y = y1 + share * (y2 - y1) + rise * math.cos(turn)
            yield Spot(x, y, "middle", math.degrees(turn), moved(whole, x, y), outline)


def spots_near_end(start: tuple[float, float], end: tuple[float, float], width: float) -> Iterator[Spot]:
    """Yield the places for a label along a line that are nearer to its end, from there on."""
    return islice(spots_along(start, end, width), NEAR_END)


def _turned_box(ends: tuple[float, float], turn: float) -> Edges:
    """Return the box around a piece of a turned line of text, counted from the middle of its baseline."""
    corners = [(dx, dy) for dx in ends for dy in (-ASCENT, DESCENT)]
    xs = [dx * math.cos(turn) - dy * math.sin(turn) for dx, dy in corners]
    ys = [dx * math.sin(turn) + dy * math.cos(turn) for dx, dy in corners]
    return min(xs), min(ys), max(xs), max(ys)
