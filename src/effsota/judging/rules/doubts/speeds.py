"""Speeds: compute against what the stated chips could do in the stated time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from effsota.judging.discrepancies.chip_peaks import chip_uses
from effsota.judging.discrepancies.distance import LIMITS, apart
from effsota.judging.quoting import quote, times
from effsota.judging.rules.accelerators import HIGH_UTILIZATION
from effsota.judging.rules.context import RecordContext
from effsota.methods import HardwareTime
from effsota.model.resources.machines import machine_of
from effsota.problems import Fault


class _Chips(NamedTuple):
    """What a record's chips could do: FLOP/s at the stated peak, at the most that they can, and in words."""

    stated: float
    most: float
    words: str


def faster_than_its_chips(context: RecordContext) -> Iterator[Fault]:
    """No run computes more than its chips could in its wall-clock time at their highest dense peak."""
    clock, chips = context.submission.wall_clock, _chips_of(context)
    flop = context.record.compute_flop
    if clock is None or chips is None or flop is None:
        return
    share = flop / (chips.most * clock.base)
    if share > 1:
        yield Fault(
            "/wall_clock",
            f"{quote(clock.text)} on {chips.words} is too short: the headline compute is {times(share)} what"
            " they could do at their dense peak",
            "write the time of the whole run, count all of its chips, and check the powers of ten of the"
            " headline's inputs",
        )


def faster_than_usual(context: RecordContext) -> Iterator[Fault]:
    """A run reaches at most 0.75 of the peak of its chips in its wall-clock time."""
    clock, chips = context.submission.wall_clock, _chips_of(context)
    flop = context.record.compute_flop
    if clock is None or chips is None or flop is None:
        return
    share = flop / (chips.stated * clock.base)
    if share > HIGH_UTILIZATION and flop <= chips.most * clock.base:
        yield Fault(
            "/wall_clock",
            f"in {quote(clock.text)} {chips.words} would have reached {share:.0%} of their"
            " peak, which training rarely does",
            "check time, count and precision of the chips; where they did, say how it was measured:"
            " answers: {faster-than-usual: why}",
        )


def clock_unlike_time(context: RecordContext) -> Iterator[Fault]:
    """The wall-clock time of a run is within 3x of the time that its chips are counted for."""
    clock, headline = context.submission.wall_clock, context.submission.headline
    time = headline.inputs.time if headline and isinstance(headline.inputs, HardwareTime) else None
    if clock is not None and time is not None and apart(clock.base, time.base) > LIMITS.estimates:
        yield Fault(
            "/wall_clock",
            f"{quote(clock.text)} from start to end, and the chips are counted for {quote(time.text)}",
            "write one time in both places; where they differ for a reason, such as waiting, say so:"
            " answers: {clock-unlike-time: why}",
        )


def clock_without_chips(context: RecordContext) -> Iterator[Fault]:
    """A wall-clock time stands with the chips that it was taken on: by itself it compares with nothing."""
    clock = context.submission.wall_clock
    if clock is not None and machine_of(context.record) is None:
        yield Fault(
            "/wall_clock",
            f"{quote(clock.text)} has no place among times: no estimate by hardware-time says on how many of"
            " which chips",
            "add an estimate by hardware-time with hardware and count; where the chips are not known, or are"
            " of several kinds, say so: answers: {clock-without-chips: why}",
        )


def _chips_of(context: RecordContext) -> _Chips | None:
    """Return the fastest chips that an estimate states, None where none does."""
    return max(_all_chips(context), default=None)


def _all_chips(context: RecordContext) -> Iterator[_Chips]:
    for _, _, inputs, chip in chip_uses(context.submission, context.hardware):
        stated = inputs.peak or (chip.peak_at(inputs.precision) if chip else None)
        if stated is None or inputs.chip_time is not None:  # how many chips shared that time, nobody says
            continue
        peaks = [stated.base, *(peak.base for peak in chip.peaks.values())] if chip else [stated.base]
        name = chip.name if chip else "accelerators"
        words = f"{inputs.accelerators:,.10g} x {name}"
        yield _Chips(inputs.accelerators * stated.base, inputs.accelerators * max(peaks), words)
