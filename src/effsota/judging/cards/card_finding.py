"""What is found when the figures of a text are held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from effsota.frozen import Frozen
from effsota.judging.discrepancies.distance import apart
from effsota.judging.quoting import times
from effsota.reading.prose.stated_figure import StatedFigure


class CardVerdict(StrEnum):
    """Whether figures agree, are odd together so that one asks, or cannot all be true."""

    AGREES = "agrees"
    ASKS = "asks"
    CONTRADICTS = "contradicts"


OPEN_APART = 3.0
"""Up to where words that leave an end open, such as over and up to, may stand for a figure."""


def agreeing(first: float, second: float) -> CardVerdict:
    """Return how two figures stand to each other of which the spans touch.

    Where they are far apart, only a word that leaves an end open makes them touch: over 16k may be 300k, and
    one asks.
    """
    return CardVerdict.AGREES if apart(first, second) <= OPEN_APART else CardVerdict.ASKS


class CardFinding(Frozen):
    """Figures held against each other: `factor` is how far apart they lie, at least 1, where that is known.

    `value` is what the check came to, where others of the text come to the same: g CO2 a kWh.
    """

    verdict: CardVerdict
    check: str
    message: str
    figures: tuple[StatedFigure, ...]
    factor: float | None = None
    value: float | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the figures, each once."""
        return tuple(sorted({figure.line for figure in self.figures}))


def find(  # noqa: PLR0913  # they are the fields of a finding
    verdict: CardVerdict,
    check: str,
    message: str,
    figures: Sequence[StatedFigure],
    *,
    factor: float | None = None,
    value: float | None = None,
) -> CardFinding:
    """Return a finding, with its factor in the words where it is none that agrees."""
    told = f"{message}: {times(factor)} apart" if factor and verdict is not CardVerdict.AGREES else message
    return CardFinding(
        verdict=verdict, check=check, message=told, figures=tuple(figures), factor=factor, value=value
    )
