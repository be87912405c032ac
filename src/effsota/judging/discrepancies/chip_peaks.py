"""Peaks: every use of a chip, and where the rate of a board that holds several is taken for that of one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from effsota.figures import FLOP, compute_text
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, Warned
from effsota.judging.discrepancies.distance import LIMITS, Closeness, judge
from effsota.judging.discrepancies.exhibit import DIGITS, read_printed, record_owner
from effsota.judging.quoting import quote
from effsota.methods import HardwareTime
from effsota.model import Chip, ChipBoard, Hardware, Priced, Record, Submission
from effsota.units import Quantity

RULE = "peak-is-whole-board"
SAME_RUN = 0.01


class ChipUse(NamedTuple):
    """One use of hardware in an estimate, or in the cost of a curve; `chip` is None where it is not known."""

    estimate: int
    pointer: str
    inputs: HardwareTime
    chip: Chip | None


def chip_uses(submission: Submission, hardware: Hardware) -> Iterator[ChipUse]:
    """Yield every use of hardware in a submission."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, inputs in estimate.inputs.nested():
            if isinstance(inputs, HardwareTime):
                chip = hardware.find(inputs.hardware) if inputs.hardware else None
                yield ChipUse(at, f"/compute/{at}{pointer}", inputs, chip)


def precision_of_board(inputs: HardwareTime, chip: Chip) -> str | None:
    """Return the precision of one chip where the peak is that of its whole board, None where it is not."""
    if inputs.peak is None or chip.board is None:
        return None
    sold = chip.board.peak
    if sold is not None and is_same_peak(inputs.peak.base, sold.base):
        return inputs.precision if inputs.precision in chip.peaks else next(iter(chip.peaks))
    return precision_of_multiple(inputs, chip, chip.board.chips)


def precision_of_multiple(inputs: HardwareTime, chip: Chip, times: float) -> str | None:
    """Return the precision at which the peak is `times` the chip's own, None where it is at none."""
    named = {name: peak.base for name, peak in chip.peaks.items() if inputs.precision in {name, None}}
    given = 0.0 if inputs.peak is None else inputs.peak.base
    if any(is_same_peak(given, peak) for peak in named.values()):
        return None
    return next((name for name, peak in named.items() if is_same_peak(given, times * peak)), None)


def is_same_peak(first: float, second: float) -> bool:
    """Tell whether two rates in FLOP/s are one peak, printed with fewer digits or more."""
    return math.isclose(first, second, rel_tol=LIMITS.same_peak)


def find_whole_boards(submission: Submission, hardware: Hardware) -> Iterator[Discrepancy]:
    """Yield the estimates that take the peak of a whole board for that of one chip."""
    for use in chip_uses(submission, hardware):
        chip, peak = use.chip, use.inputs.peak
        precision = precision_of_board(use.inputs, chip) if chip else None
        if chip and chip.board and peak and precision:
            yield _find(submission, use, chip, (peak, chip.board, precision))


def _find(
    submission: Submission, use: ChipUse, chip: Chip, taken: tuple[Quantity, ChipBoard, str]
) -> Discrepancy:
    (peak, board, precision), estimate = taken, submission.estimates[use.estimate]
    owner = record_owner(submission)
    own = chip.peaks[precision]
    published = estimate.published.source if estimate.published else None
    message = (
        f"{quote(peak.text)} is the peak of a whole {board.name}: {board.chips} chips of {own.text} each"
    )
    hint = f"take peak out, write precision: {precision}, and count chips, not boards"
    return Discrepancy(
        id=owner.name(DiscrepancyKind.BOARD, use.estimate),
        kind=DiscrepancyKind.BOARD,
        what="estimate" + (f" by {estimate.by}" if estimate.by else ""),
        owner=owner,
        pointer=f"{use.pointer}/peak",
        printed=peak.text,
        follows=own.text,
        ratio=peak.base / own.base,
        estimate=use.estimate,
        reason=owner.answers.get(RULE),
        note=estimate.note,
        sources=(*((published,) if published else ()), chip.source),
        warning=Warned(RULE, message, hint),
    )


def in_compute(found: Discrepancy, record: Record) -> Discrepancy:
    """Return a discrepancy of a peak as one of the compute that follows from it."""
    if found.estimate is None or found.ratio is None:
        return found
    priced = record.estimates[found.estimate]
    published = priced.estimate.published
    compute = published.compute if published else None
    follows = _by_chip(priced, record, found)
    is_followed = compute is not None and _is_followed(compute, priced)
    slip = f"Printed is {compute.text}, which does not follow." if compute and not is_followed else None
    return replace(
        found,
        printed=compute.text if compute and is_followed else compute_text(priced.compute_flop, FLOP, DIGITS),
        follows=compute_text(follows, FLOP, DIGITS),
        ratio=priced.compute_flop / follows,
        note=" ".join(part for part in (found.note, slip) if part) or None,
    )


def _by_chip(priced: Priced, record: Record, found: Discrepancy) -> float:
    """Return the compute by chips: the headline's where it prices the same run, else the peak put right."""
    ratio = found.ratio or 1.0
    if priced.parts:
        wrong = priced.parts[int(found.pointer.split("/")[4])].compute_flop  # /compute/0/parts/1/peak
        return priced.compute_flop * (1 - (wrong - wrong / ratio) / priced.terms[0].value)
    own, headline = priced.estimate.inputs, record.headline
    head = headline.estimate.inputs if headline else None
    if headline and isinstance(own, HardwareTime) and isinstance(head, HardwareTime):
        is_one_chip = own.hardware == head.hardware and own.utilization == head.utilization
        if is_one_chip and math.isclose(own.chip_seconds(None), head.chip_seconds(None), rel_tol=SAME_RUN):
            return headline.compute_flop
    return priced.compute_flop / ratio


def _is_followed(compute: Quantity, priced: Priced) -> bool:
    printed = read_printed(compute)
    return judge(printed.value, priced.compute_flop, printed.interval) is not Closeness.DIFFERS
