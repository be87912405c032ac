"""How long chips ran: a count and a time, or the time of all chips; and what their utilization counts."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import HardwareTime
from effsota.methods.hardware_time import UtilizationOf
from effsota.model import Bound, Chip, Estimate
from effsota.problems import Fault
from effsota.units import Quantity

_KINDS = {"GPU": "gpu", "TPU": "tpu", "TPU-core": "tpu"}


def _timed(context: ClaimContext) -> Iterator[tuple[str, Estimate, HardwareTime]]:
    """Yield the estimates by hardware time; what a curve is priced by has no time of its own."""
    for pointer, estimate in context.leaf_estimates:
        if isinstance(estimate.inputs, HardwareTime):
            yield pointer, estimate, estimate.inputs


def time_missing(context: ClaimContext) -> Iterator[Fault]:
    """An estimate by hardware says how long the chips ran."""
    for pointer, _, inputs in _timed(context):
        if inputs.time is None and inputs.chip_time is None:
            yield Fault(
                pointer,
                "nothing says how long the chips ran",
                "write time: 5.5 days (and count, of several chips); or chip_time: 30.84e6 GPU-hours, where"
                " the source prints the time of all chips together",
            )


def chip_time_given_twice(context: ClaimContext) -> Iterator[Fault]:
    """The time of all chips stands alone, or is a count and a time: not both."""
    for pointer, _, inputs in _timed(context):
        beside = [key for key in ("count", "time") if getattr(inputs, key) is not None]
        if inputs.chip_time and beside:
            yield Fault(
                f"{pointer}/chip_time",
                f"{quote(inputs.chip_time.text)} is the time of all chips, and {' and '.join(beside)} would"
                " count them again",
                f"take {' and '.join(beside)} out; or chip_time, and write count and time",
            )


def chip_time_unfit(context: ClaimContext) -> Iterator[Fault]:
    """The unit of a chip time fits its chip: core-days need a chip whose cores are known."""
    for _, pointer, inputs, chip in context.chip_uses:
        if inputs.chip_time is not None:
            yield from _check_unit(f"{pointer}/chip_time", inputs.chip_time, inputs, chip)


def _check_unit(pointer: str, time: Quantity, inputs: HardwareTime, chip: Chip | None) -> Iterator[Fault]:
    kind = _KINDS.get(time.runs)
    if chip is not None and kind is not None and chip.kind != kind:
        yield Fault(
            pointer,
            f"{quote(time.text)} is not the time of a {chip.name}",
            f"write chip_time: {_in_chips(time)}, or the chip that ran",
        )
    elif time.is_in_cores and inputs.peak is not None:
        yield Fault(
            pointer,
            f"{quote(time.text)} counts cores, and the peak is that of one chip",
            f"divide by the cores of a chip, and write {_chip_unit(time)}; or take peak out, where"
            " effsota chips lists the chip",
        )
    elif time.is_in_cores and chip is not None and chip.cores_per_chip is None:
        yield Fault(
            pointer,
            f"{quote(time.text)} counts cores, and how many a {chip.name} has is not on file",
            f"divide by the cores of a chip, and write {_chip_unit(time)}",
        )


def _in_chips(time: Quantity) -> str:
    return f"{time.text.partition(' ')[0]} {_chip_unit(time)}"


def _chip_unit(time: Quantity) -> str:
    return f"chip-{time.unit.rpartition('-')[2]}"


def recomputation_counted(context: ClaimContext) -> Iterator[Fault]:
    """What a hardware counts beyond the model is taken out, or the figure is said to be a bound."""
    for pointer, estimate, inputs in _timed(context):
        is_told = context.submission.bound is Bound.UPPER or bool(estimate.factors)
        if inputs.utilization_of is UtilizationOf.HARDWARE and inputs.utilization and not is_told:
            yield Fault(
                f"{pointer}/utilization_of",
                f"{inputs.utilization:.10g} counts what the hardware did, recomputed activations too: the"
                " model's FLOP are at most this",
                "write the utilization of the model where the source has it; or take the rest out under"
                " factors: [{value: ..., reason: model over hardware utilization}]; or say bound: upper",
            )
