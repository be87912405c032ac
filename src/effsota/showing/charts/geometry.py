"""Where things stand on a chart: sizes, boxes, the logarithmic and the time scale."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from effsota.frozen import Frozen, found_once

FONT_SIZE = 12.5
FAR_ABOVE = 2  # powers of ten beyond a linear scale, where nothing is drawn any more
ASCENT, DESCENT = 13.5, 4.0  # of the tallest common system font at FONT_SIZE

# Left, top, right and bottom of a rectangle; a Box is one too.
Edges = tuple[float, float, float, float]


class Box(NamedTuple):
    """A rectangle in CSS px; y grows downwards. Labels, of which there are thousands, are but `Edges`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """The width in CSS px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height in CSS px."""
        return self.bottom - self.top


def overlap(one: Edges, other: Edges) -> bool:
    """Tell whether two rectangles share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def moved(edges: Edges, x: float, y: float) -> Edges:
    """Return a rectangle `x` px further right and `y` px further down."""
    left, top, right, bottom = edges
    return left + x, top + y, right + x, bottom + y


class Size(Frozen, dict=True):
    """One width of a chart: what is drawn, and how much fits.

    `tick_gap` is the least distance of year labels, `most_letters` the longest name of a label;
    one that `has_margin` can give room at the right to names of lines that end there.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    tick_gap: float
    most_letters: int
    is_narrow: bool = False
    has_margin: bool = False
    top: float = 30.0
    bottom: float = 32.0

    @found_once
    def frame(self) -> Box:
        """The whole picture."""
        return Box(left=0, top=0, right=self.width, bottom=self.height)

    @found_once
    def plot(self) -> Box:
        """The part inside the axes."""
        return Box(
            left=self.left, top=self.top, right=self.width - self.right, bottom=self.height - self.bottom
        )


WIDE = Size(
    name="wide", width=1072, height=470, left=58, right=62, tick_gap=56, most_letters=30, has_margin=True
)
MIDDLE = Size(name="middle", width=620, height=420, left=56, right=60, tick_gap=50, most_letters=24)
NARROW = Size(
    name="narrow", width=340, height=350, left=48, right=52, tick_gap=46, most_letters=18, is_narrow=True
)
SIZES = (WIDE, MIDDLE, NARROW)


class LogScale(Frozen, dict=True):
    """Values from `low` to `high` on a logarithmic axis from `bottom` up to `top`."""

    low: float
    high: float
    top: float
    bottom: float

    def __call__(self, value: float) -> float:
        """Return the position of `value` in CSS px."""
        return self.at(math.log10(value))

    def at(self, exponent: float) -> float:
        """Return the position of 10 to the power of `exponent` in CSS px, also where that overflows."""
        low, high = self._ends
        return self.bottom - (exponent - low) / (high - low) * (self.bottom - self.top)

    @found_once
    def _ends(self) -> tuple[float, float]:
        return math.log10(self.low), math.log10(self.high)

    def holds(self, value: float) -> bool:
        """Tell whether `value` lies on the axis."""
        return self.low <= value <= self.high


class LinearScale(Frozen, dict=True):
    """Amounts from 0 to `high` on an axis from `bottom` up to `top`, of which `base` is one.

    A `sign` of -1 counts how many times less than `base` a value is, instead of how many times as much.
    """

    base: float
    sign: int
    high: float
    top: float
    bottom: float

    def __call__(self, value: float) -> float:
        """Return the position of `value` in CSS px."""
        return self.at(math.log10(value))

    def at(self, exponent: float) -> float:
        """Return the position of 10 to the power of `exponent` in CSS px; of far too much, far above."""
        base, most = self._ends
        return self.of(10 ** min(self.sign * (exponent - base), most))

    @found_once
    def _ends(self) -> tuple[float, float]:
        return math.log10(self.base), math.log10(self.high) + FAR_ABOVE

    def of(self, amount: float) -> float:
        """Return the position of an amount that is counted already."""
        return self.bottom - amount / self.high * (self.bottom - self.top)


class TimeScale(Frozen):
    """Dates from `start` to `end` on an axis from `left` to `right`."""

    start: date
    end: date
    left: float
    right: float

    def __call__(self, day: date) -> float:
        """Return the position of a date in CSS px."""
        share = (day - self.start).days / (self.end - self.start).days
        return self.left + share * (self.right - self.left)

    @property
    def days(self) -> int:
        """The length of the axis in days."""
        return (self.end - self.start).days


def clip_trace(trace: list[tuple[float, float]], box: Box) -> list[tuple[float, float]]:
    """Return a line of many pieces that starts inside `box` up to where it leaves by top or bottom."""
    kept = trace[:1]
    for start, end in pairwise(trace):
        kept.append(clip_line(start, end, box)[1])
        if kept[-1] != end:
            break
    return kept


def clip_line(start: tuple[float, float], end: tuple[float, float], box: Box) -> list[tuple[float, float]]:
    """Return the part of a line that starts inside `box` and ends where it leaves by top or bottom."""
    (x1, y1), (x2, y2) = start, end
    edge = box.top if y2 < box.top else min(y2, box.bottom)
    if y2 not in {y1, edge}:
        x2, y2 = x1 + (edge - y1) / (y2 - y1) * (x2 - x1), edge
    return [(x1, y1), (x2, y2)]
