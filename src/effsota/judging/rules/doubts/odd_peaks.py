"""Peaks that no chip has in dense arithmetic: a sparse rate, that of a whole board, or a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.discrepancies.chip_peaks import (
    is_same_peak,
    precision_of_board,
    precision_of_multiple,
)
from effsota.judging.quoting import quote, times
from effsota.judging.rules.context import ClaimContext
from effsota.methods import HardwareTime
from effsota.model import Chip, Hardware
from effsota.problems import Fault

# Lists differ by the clock that they count with: a K40 is 1.18x faster at its highest than at its base clock.
MOST_CLOCKED = 1.25
# Half precision is 16x faster than single on some chips; what is slower than both is a slip of the pen.
LEAST_OF_OWN = 0.05
THOUSAND = 1000.0


def peak_of_no_chip(context: ClaimContext) -> Iterator[Fault]:
    """A stated peak is no sparse or whole-board rate of a known chip, nor far off that of its own."""
    for _, pointer, inputs, chip in context.chip_uses:
        if inputs.peak is None:
            continue
        found = _off_own(inputs, chip) if chip else _of_another(inputs, context.hardware)
        if found:
            yield Fault(
                f"{pointer}/peak",
                f"{quote(inputs.peak.text)} is {found}",
                "write hardware and precision, whose dense peak schema/hardware.yaml holds; or the dense peak"
                " of one chip; where this is one, say by which source: answers: {peak-of-no-chip: why}",
            )


def _off_own(inputs: HardwareTime, chip: Chip) -> str:
    """Return how far a peak is from every one of its chip; not where another rule says of what it is."""
    is_told = bool(chip.sparsity and precision_of_multiple(inputs, chip, chip.sparsity))
    if inputs.peak is None or is_told or precision_of_board(inputs, chip):
        return ""
    peaks = {
        name: peak for name, peak in chip.peaks.items() if inputs.precision in {name, None}
    } or chip.peaks
    name, most = max(peaks.items(), key=lambda each: each[1].base)
    above = inputs.peak.base / most.base
    if inputs.peak.base < LEAST_OF_OWN * min(peak.base for peak in peaks.values()):
        return f"{times(1 / above)} less than the dense peak of {chip.name}, {most.text} ({name})"
    return (
        f"{times(above)} the dense peak of {chip.name}, {most.text} ({name})" if above > MOST_CLOCKED else ""
    )


def _of_another(inputs: HardwareTime, hardware: Hardware) -> str:
    """Return of what a peak is that stands without hardware, where it is the dense one of no chip."""
    given = 0.0 if inputs.peak is None else inputs.peak.base
    peaks = [
        (chip, name, peak)
        for chip in hardware.chips.values()
        for name, peak in chip.peaks.items()
        if inputs.precision in {name, None}
    ]
    if any(is_same_peak(given, peak.base) for _, _, peak in peaks):
        return ""
    for chip, name, peak in peaks:
        if chip.sparsity and is_same_peak(given, chip.sparsity * peak.base):
            return f"the sparse rate of {chip.name}; dense it does {peak.text} ({name})"
        sold = chip.board.peak.base if chip.board and chip.board.peak else 0.0
        if chip.board and (is_same_peak(given, sold) or is_same_peak(given, chip.board.chips * peak.base)):
            return f"the rate of a whole {chip.board.name}; one chip of it does {peak.text} ({name})"
    for chip, name, peak in peaks:
        if is_same_peak(given * THOUSAND, peak.base) or is_same_peak(given, THOUSAND * peak.base):
            return f"1000x away from the dense peak of {chip.name}, {peak.text} ({name})"
    return ""
