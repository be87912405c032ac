"""Hardware time: chips, their precisions and peaks, utilization."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.discrepancies.chip_peaks import precision_of_multiple
from effsota.judging.quoting import quote, suggest
from effsota.judging.rules.context import ClaimContext
from effsota.methods.hardware_time import DEFAULT_UTILIZATION, UtilizationOf
from effsota.model import Chip
from effsota.problems import Fault

HIGH_UTILIZATION = 0.75
LOW_UTILIZATION = 0.01


def hardware_unknown(context: ClaimContext) -> Iterator[Fault]:
    """The hardware of an estimate is a chip of schema/hardware.yaml."""
    for _, pointer, inputs, chip in context.chip_uses:
        if inputs.hardware and chip is None:
            yield Fault(
                f"{pointer}/hardware",
                f"{quote(inputs.hardware)} is not a known chip",
                suggest(inputs.hardware, context.hardware.names, stands_for=context.hardware.names)
                + "effsota chips lists all; for one that is not there, take hardware and precision out, and"
                " write the peak of one chip and the utilization, such as"
                " peak: 1.58 TFLOP/s and utilization: 0.33",
            )


def precision_missing(context: ClaimContext) -> Iterator[Fault]:
    """An estimate by hardware names the precision, unless it gives the peak or the chip has only one."""
    for _, pointer, inputs, chip in context.chip_uses:
        if chip and inputs.peak is None and inputs.precision is None and len(chip.peaks) > 1:
            yield Fault(
                f"{pointer}/hardware",
                f"{chip.name} stands without a precision",
                f"write precision{_choices(chip)}",
            )


def precision_unknown(context: ClaimContext) -> Iterator[Fault]:
    """The precision of an estimate is one that its chip has."""
    for _, pointer, inputs, chip in context.chip_uses:
        if chip and inputs.peak is None and inputs.precision and inputs.precision not in chip.peaks:
            yield Fault(
                f"{pointer}/precision",
                f"{chip.name} has no precision {quote(inputs.precision)}",
                suggest(inputs.precision, chip.peaks)
                + f"write precision{_choices(chip)}; or give the peak yourself",
            )


def _choices(chip: Chip) -> str:
    """Return the precisions of a chip: in which of several a run multiplied, its source has to say."""
    peaks = [f"{precision} ({peak.text})" for precision, peak in chip.peaks.items()]
    if len(peaks) == 1:
        return f": {peaks[0]}"
    return f", the one that the run multiplied in, with one of: {', '.join(peaks)}"


def utilization_missing(context: ClaimContext) -> Iterator[Fault]:
    """An estimate gives its utilization where the kind of hardware is not known."""
    for _, pointer, inputs, chip in context.chip_uses:
        is_known = chip is not None and chip.kind in DEFAULT_UTILIZATION
        if inputs.utilization is None and inputs.utilization_of is UtilizationOf.HARDWARE:
            yield Fault(
                f"{pointer}/utilization_of",
                "nothing says which utilization the hardware reached: the usual ones are those of the model",
                "write utilization: 0.578, or take utilization_of out",
            )
        elif inputs.utilization is None and not inputs.hardware and not is_known:
            yield Fault(
                pointer,
                "utilization is missing, and without hardware there is no default",
                "write utilization: 0.33 (usual for a GPU or TPU; 0.17 for a CPU), better a measured one",
            )


def utilization_above_one(context: ClaimContext) -> Iterator[Fault]:
    """Utilization is a share of the peak: at most 1."""
    for _, pointer, inputs, _ in context.chip_uses:
        if inputs.utilization and inputs.utilization > 1:
            is_percent = inputs.utilization <= 100
            write = f"{inputs.utilization / 100:.10g}" if is_percent else "a number up to 1, such as 0.33"
            yield Fault(
                f"{pointer}/utilization",
                f"{inputs.utilization:.10g} is above 1" + (": it looks like a percentage" * is_percent),
                f"write utilization: {write}",
            )


def utilization_high(context: ClaimContext) -> Iterator[Fault]:
    """A utilization above 0.75 is rarely reached in training."""
    for _, pointer, inputs, _ in context.chip_uses:
        if inputs.utilization and HIGH_UTILIZATION < inputs.utilization <= 1:
            yield Fault(
                f"{pointer}/utilization",
                f"{inputs.utilization:.10g} is a utilization that training rarely reaches",
                "write the measured one, or take it out for the default; where the peak is already a"
                " sustained rate, say so: answers: {utilization-high: why}",
            )


def utilization_low(context: ClaimContext) -> Iterator[Fault]:
    """A utilization below 0.01 leaves the chips all but idle."""
    for _, pointer, inputs, _ in context.chip_uses:
        if inputs.utilization and inputs.utilization < LOW_UTILIZATION:
            yield Fault(
                f"{pointer}/utilization",
                f"{inputs.utilization:.10g} is a utilization that leaves the chips all but idle",
                f"check its powers of ten: {inputs.utilization:.10g} is {inputs.utilization * 100:.10g}%;"
                " where it was measured, say so: answers: {utilization-low: why}",
            )


def peak_is_sparse(context: ClaimContext) -> Iterator[Fault]:
    """A peak is that of dense arithmetic, not the one that a datasheet prints for sparsity."""
    for _, pointer, inputs, chip in context.chip_uses:
        if inputs.peak and chip and chip.sparsity:
            dense = precision_of_multiple(inputs, chip, chip.sparsity)
            if dense:
                yield Fault(
                    f"{pointer}/peak",
                    f"{quote(inputs.peak.text)} is {chip.sparsity:g} times the dense peak of {chip.name}:"
                    " it counts zeros that are never computed",
                    f"take peak out and write precision: {dense} ({chip.peaks[dense].text})",
                )
