"""Days of chips: a run that is dated before its chips could be had, or that takes longer than any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from effsota.judging.rules.context import ClaimContext
from effsota.methods import HardwareTime
from effsota.problems import Fault
from effsota.units import DAYS_PER_YEAR, SECONDS_PER_DAY

# Beyond it a stated time is chip time that stands as the time of one chip: no run takes longer.
MOST_DAYS = 366.0
_KINDS = {"gpu": "GPU", "tpu": "TPU"}


def chip_before_release(context: ClaimContext) -> Iterator[Fault]:
    """A run begins after its chips came out, as schema/hardware.yaml dates them."""
    submission = context.submission
    for _, pointer, inputs, chip in context.chip_uses:
        if chip is None or chip.released is None:
            continue
        began = submission.date - timedelta(days=_days(inputs))
        if began < chip.released:
            ran = f" and ran for {inputs.time.text}" if inputs.time and _days(inputs) else ""
            yield Fault(
                f"{pointer}/hardware",
                f"{chip.name} came out on {chip.released}; this is of {submission.date}{ran}",
                "check the chip and the date; where it was had before, say by whom:"
                " answers: {chip-before-release: why}",
            )


def takes_too_long(inputs: HardwareTime) -> bool:
    """Tell whether a time is longer than any run: one chip then stands for all, one after the other."""
    return inputs.time is not None and inputs.time.base > MOST_DAYS * SECONDS_PER_DAY


def _days(inputs: HardwareTime) -> float:
    """Return how many days a run took, none where its time is that of many chips one after the other."""
    days = inputs.time.base / SECONDS_PER_DAY if inputs.time else 0.0
    return days if days <= MOST_DAYS else 0.0


def time_of_all_chips(context: ClaimContext) -> Iterator[Fault]:
    """A run of several chips takes at most 366 days: a longer time is that of all chips together."""
    for _, pointer, inputs, chip in context.chip_uses:
        if inputs.time and takes_too_long(inputs) and inputs.accelerators > 1:
            years = inputs.time.base / SECONDS_PER_DAY / DAYS_PER_YEAR
            number, _, unit = inputs.time.text.partition(" ")
            kind = _KINDS.get(chip.kind if chip else "gpu", "chip")
            yield Fault(
                f"{pointer}/time",
                f"{inputs.accelerators:,.10g} chips are counted, each for {years:,.3g} years",
                f"write chip_time: {number} {kind}-{unit} instead of count and time; where the run took so"
                " long, say so: answers: {time-of-all-chips: why}",
            )
