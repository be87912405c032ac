"""Uses of hardware: every estimate by hardware time with its chip, and whose peak it takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from effsota.judging.discrepancies.distance import LIMITS
from effsota.methods import HardwareTime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Chip, Hardware, Submission


class ChipUse(NamedTuple):
    """One use of hardware in an estimate, or in the cost of a curve; `chip` is None where it is not known."""

    estimate: int
    pointer: str
    inputs: HardwareTime
    chip: Chip | None


def chip_uses(submission: Submission, hardware: Hardware) -> Iterator[ChipUse]:
    """Yield every use of hardware in a submission."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, inputs in estimate.inputs.parts():
            if isinstance(inputs, HardwareTime):
                chip = hardware.find(inputs.hardware) if inputs.hardware else None
                yield ChipUse(at, f"/compute/{at}{pointer}", inputs, chip)


def precision_of_board(inputs: HardwareTime, chip: Chip) -> str | None:
    """Return the precision of one chip where the peak is that of its whole board, None where it is not."""
    if inputs.peak is None or chip.board is None:
        return None
    sold = chip.board.peak
    if sold is not None and _is_same(inputs.peak.base, sold.base):
        return inputs.precision if inputs.precision in chip.peaks else next(iter(chip.peaks))
    return precision_of_multiple(inputs, chip, chip.board.chips)


def precision_of_multiple(inputs: HardwareTime, chip: Chip, times: float) -> str | None:
    """Return the precision at which the peak is `times` the chip's own, None where it is at none."""
    named = {name: peak.base for name, peak in chip.peaks.items() if inputs.precision in {name, None}}
    given = 0.0 if inputs.peak is None else inputs.peak.base
    if any(_is_same(given, peak) for peak in named.values()):
        return None
    return next((name for name, peak in named.items() if _is_same(given, times * peak)), None)


def _is_same(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=LIMITS.same_peak)
