"""Peaks: the rate of a board that holds several chips, taken for that of one chip."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from effsota.figures import FLOP, compute_text
from effsota.judging.discrepancies.chip_uses import chip_uses, precision_of_board
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, Warned
from effsota.judging.discrepancies.distance import Closeness, judge
from effsota.judging.discrepancies.exhibit import DIGITS, read_printed, record_owner
from effsota.judging.quoting import quote
from effsota.methods import HardwareTime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.judging.discrepancies.chip_uses import ChipUse
    from effsota.model import Chip, ChipBoard, Hardware, Priced, Record, Submission
    from effsota.units import Quantity

RULE = "peak-is-whole-board"
SAME_RUN = 0.01


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
    follows = _by_chip(priced, record, found.ratio)
    is_followed = compute is not None and _is_followed(compute, priced)
    slip = f"Printed is {compute.text}, which does not follow." if compute and not is_followed else None
    return replace(
        found,
        printed=compute.text if compute and is_followed else compute_text(priced.compute_flop, FLOP, DIGITS),
        follows=compute_text(follows, FLOP, DIGITS),
        ratio=priced.compute_flop / follows,
        note=" ".join(part for part in (found.note, slip) if part) or None,
    )


def _by_chip(priced: Priced, record: Record, ratio: float) -> float:
    """Return the compute by chips: the headline's where it prices the same run, else the peak put right."""
    own, head = priced.estimate.inputs, record.headline.estimate.inputs
    if isinstance(own, HardwareTime) and isinstance(head, HardwareTime):
        is_one_chip = own.hardware == head.hardware and own.utilization == head.utilization
        if is_one_chip and math.isclose(_chip_seconds(own), _chip_seconds(head), rel_tol=SAME_RUN):
            return record.compute_flop
    return priced.compute_flop / ratio


def _chip_seconds(inputs: HardwareTime) -> float:
    return inputs.count * (inputs.time.base if inputs.time else 0.0)


def _is_followed(compute: Quantity, priced: Priced) -> bool:
    printed = read_printed(compute)
    return judge(printed.value, priced.compute_flop, printed.interval) is not Closeness.DIFFERS
