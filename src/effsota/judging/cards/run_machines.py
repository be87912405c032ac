"""The chip of a run, and the precision whose peak it is held against."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from effsota.model import Chip
from effsota.reading.prose.chip_names import ChipNames
from effsota.reading.prose.passages import Prose
from effsota.reading.prose.precision_words import precisions_named
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind

_HALF = ("bf16", "fp16")


def chip_of(figures: Mapping[FigureKind, StatedFigure], names: ChipNames) -> Chip | None:
    """Return the chip that stands beside the figures, None where none does, or different ones do."""
    counted = (figures.get(kind) for kind in (FigureKind.CHIPS, FigureKind.CHIP_TIME))
    spelt = [figure.chip for figure in counted if figure is not None and figure.chip]
    if not spelt and FigureKind.CHIP in figures:
        spelt = [figures[FigureKind.CHIP].chip]
    found = [names.find(text) for text in spelt]
    first = found[0] if found else None
    is_one = first is not None and all(each is not None and each.peaks == first.peaks for each in found)
    return first if is_one else None


def precisions_of(prose: Prose) -> set[str]:
    """Return the precisions in which a text says that the model was trained."""
    texts = (
        f"{passage.label} {passage.text}"
        for passage in prose.passages
        if passage.row is None and ("recision" in passage.label or "train" in passage.text.casefold())
    )
    return set().union(*map(precisions_named, texts))


def precision_for(chip: Chip | None, named: Collection[str]) -> tuple[str | None, bool]:
    """Return the precision whose peak a run is held against, and whether that is assumed.

    None where a chip has one peak anyway, or where nobody can tell.
    """
    if chip is None or len(chip.peaks) == 1:
        return None, False
    fit = [precision for precision in chip.peaks if precision in named]
    if len(fit) == 1:
        return fit[0], False
    usual = next((precision for precision in _HALF if precision in chip.peaks), None)
    return usual, {*fit} != {*_HALF}
