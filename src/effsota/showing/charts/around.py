"""The places for a label around a point, in rows and columns: many are held against a box at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from effsota.showing.charts.geometry import ASCENT, DESCENT, Edges
from effsota.showing.charts.labels import SHARE_BEFORE, Spot

FARTHER = (0.0, 14.0, 28.0, 44.0)  # px, at each of which a label may stand at either side, above and below


class SpotsAround:
    """The places for a label of `width` around a point, the best first.

    All are as wide and high as each other, and stand in a few rows and columns. So a box covers those in some
    neighbouring rows that are in some neighbouring columns too: it is looked up four times, and not held
    against each place. A set of places is a number with a bit for each.
    """

    def __init__(self, x: float, y: float, width: float, reach: float = 0.0) -> None:
        """Begin with the point, from whose mark a label keeps `reach` px more away."""
        self._at, self._ways = (x, y), _ways_around(reach)
        bases = [y + dy for dy in self._ways.rows]
        self._tops, self._bottoms = [base - ASCENT for base in bases], [base + DESCENT for base in bases]
        self._lefts = [x + dx - width * share for dx, _, share in self._ways.columns]
        self._rights = [left + width for left in self._lefts]

    @property
    def reach(self) -> Edges:
        """A box that holds all the places."""
        return self._lefts[0], self._tops[0], self._rights[-1], self._bottoms[-1]

    def __iter__(self) -> Iterator[Spot]:
        """Yield all the places."""
        return map(self.__getitem__, range(len(self._ways.places)))

    def __getitem__(self, order: int) -> Spot:
        """Return a place by its order."""
        row, column = self._ways.places[order]
        dx, anchor, _ = self._ways.columns[column]
        box = self._lefts[column], self._tops[row], self._rights[column], self._bottoms[row]
        return Spot(self._at[0] + dx, self._at[1] + self._ways.rows[row], anchor, 0.0, box)

    def inside(self, box: Edges) -> int:
        """Return the set of the places that do not reach out of a box."""
        left, top, right, bottom = box
        above, beside = self._ways.above, self._ways.beside
        rows = above[bisect_right(self._bottoms, bottom)] & ~above[bisect_left(self._tops, top)]
        return rows & beside[bisect_right(self._rights, right)] & ~beside[bisect_left(self._lefts, left)]

    def clear_of(self, boxes: Iterable[Edges], places: int) -> int:
        """Return those of a set of places that share no area with any of some boxes."""
        tops, bottoms, lefts, rights = self._tops, self._bottoms, self._lefts, self._rights
        above, beside = self._ways.above, self._ways.beside
        first, highest, last, lowest = self.reach
        for left, top, right, bottom in boxes:
            if not (left < last and first < right and top < lowest and highest < bottom):
                continue
            rows = above[bisect_left(tops, bottom)] & ~above[bisect_right(bottoms, top)] & places
            if rows:
                places &= ~(rows & beside[bisect_left(lefts, right)] & ~beside[bisect_right(rights, left)])
                if not places:
                    break
        return places


def orders_of(places: int) -> Iterator[int]:
    """Yield the orders of the places in a set, the best first."""
    while places:
        least = places & -places
        yield least.bit_length() - 1
        places ^= least


class _Ways(NamedTuple):
    """How labels stand around any point: by order in which row and column; the rows down, the columns across.

    Of a column it is also told how a text hangs in it, and which share of this lies before the anchor;
    `above` are the places in the rows before each, and before the end; `beside` those in the columns.
    """

    places: tuple[tuple[int, int], ...]
    rows: tuple[float, ...]
    columns: tuple[tuple[float, str, float], ...]
    above: tuple[int, ...]
    beside: tuple[int, ...]


@cache  # for marks of one of two sizes
def _ways_around(reach: float) -> _Ways:
    ways: list[tuple[float, float, str]] = []
    for far in FARTHER:
        rise, side = 8 + reach + far, 7.0 + reach
        ways += ((side, -rise, "start"), (-side, rise + 9, "end"), (side, rise + 9, "start"))
        ways += ((-side, -rise, "end"), (0.0, -rise - 4, "middle"), (0.0, rise + 11, "middle"))
        ways += ((side + 5 + far, 4.5, "start"), (-side - 5 - far, 4.5, "end"))
    rows = sorted({dy for _, dy, _ in ways})
    columns = sorted({(dx, anchor) for dx, _, anchor in ways})
    places = [(rows.index(dy), columns.index((dx, anchor))) for dx, dy, anchor in ways]
    return _Ways(
        places=tuple(places),
        rows=tuple(rows),
        columns=tuple([(dx, anchor, SHARE_BEFORE[anchor]) for dx, anchor in columns]),
        above=_before([row for row, _ in places], len(rows)),
        beside=_before([column for _, column in places], len(columns)),
    )


def _before(lines: list[int], count: int) -> tuple[int, ...]:
    """Return the sets of the places that stand before each of `count` lines, and before their end."""
    return tuple(
        sum(1 << order for order, line in enumerate(lines) if line < end) for end in range(count + 1)
    )
