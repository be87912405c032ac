"""Figures of one kind that are the same figure, printed with more digits or fewer; or else several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind

SAME = 1.03
ALIKE = 1.5  # one that leaves its end open may be one that does not: 15T+ and about 15 trillion


class SettledFigures(NamedTuple):
    """The one figure of each kind, and the kinds of which there are several."""

    one: Mapping[FigureKind, StatedFigure]
    several: Mapping[FigureKind, tuple[StatedFigure, ...]]


def settle(figures: Sequence[StatedFigure]) -> SettledFigures:
    """Return which kinds have one figure, the most exact of those that agree, and which have several."""
    one, several = {}, {}
    for kind in FigureKind:
        held = tuple(figure for figure in figures if figure.kind is kind)
        found = the_one_of(held)
        if found is not None:
            one[kind] = found
        elif held:
            several[kind] = held
    size = one.get(FigureKind.PARAMETERS)
    if size is not None and size.is_by_name and one.keys() & {FigureKind.TOTAL, FigureKind.ACTIVE}:
        del one[FigureKind.PARAMETERS]
    return SettledFigures(one, several)


def the_one_of(figures: Sequence[StatedFigure]) -> StatedFigure | None:
    """Return the figure that all of a kind are, the most exact of them; None where they differ.

    A size that is counted comes before the one of a name, which may be rounded.
    """
    counted = [figure for figure in figures if not figure.is_by_name] or figures
    if not figures:
        return None
    best = min(counted, key=lambda figure: _width(figure.amount))
    are_same = all(_is_same(best.amount, figure.amount) for figure in figures)
    return best if are_same and _are_of_one_chip(figures) else None


def _are_of_one_chip(figures: Sequence[StatedFigure]) -> bool:
    spelt = {re.sub("[ -]", "", figure.chip.casefold()) for figure in figures}
    return figures[0].kind is not FigureKind.CHIP or len(spelt) == 1


def _width(amount: AmountSaid) -> float:
    return amount.high / amount.low if amount.low > 0 else float("inf")


def _is_same(first: AmountSaid, second: AmountSaid) -> bool:
    ratio = max(first.value / second.value, second.value / first.value)
    touches = first.low <= second.high and second.low <= first.high
    return ratio <= SAME or (touches and ratio <= ALIKE)
