"""Hardware time: boards taken for chips, and records of one track priced at unlike utilizations."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from effsota.figures import FLOP, compute_text, exact_text
from effsota.judging.audit.case import Case, CaseKind, Instance, Size
from effsota.judging.audit.printed import DIGITS, reading
from effsota.judging.audit.rounding import Verdict, judge
from effsota.judging.rules.accelerators import HIGH_UTILIZATION, whole_board
from effsota.judging.rules.tracks import MOST_UTILIZATION_RATIO
from effsota.methods import HardwareTime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Board, Entry, Hardware, Priced, Record, Source
    from effsota.units import Quantity

SAME_RUN = 0.01


def board_cases(entry: Entry, hardware: Hardware) -> Iterator[Case]:
    """Yield the estimates that take the peak of a whole board for that of one chip."""
    for at, priced in enumerate(entry.record.estimates):
        inputs = priced.estimate.inputs
        chip = hardware.find(inputs.hardware or "") if isinstance(inputs, HardwareTime) else None
        single = whole_board(inputs, chip) if chip and isinstance(inputs, HardwareTime) else None
        if chip is None or single is None or not isinstance(inputs, HardwareTime) or inputs.peak is None:
            continue
        share = chip.peaks[single].base / inputs.peak.base
        follows = _by_chip(priced, entry.record, share)
        yield _board_case(entry, at, priced, follows, chip.source)


def _by_chip(priced: Priced, record: Record, share: float) -> float:
    """Return the compute by chips: the headline's where it prices the same run, else the peak put right."""
    own, head = priced.estimate.inputs, record.headline.estimate.inputs
    if isinstance(own, HardwareTime) and isinstance(head, HardwareTime):
        is_one_chip = own.hardware == head.hardware and own.utilization == head.utilization
        if is_one_chip and math.isclose(_chip_seconds(own), _chip_seconds(head), rel_tol=SAME_RUN):
            return record.compute_flop
    return priced.compute_flop * share


def _chip_seconds(inputs: HardwareTime) -> float:
    return inputs.count * (inputs.time.base if inputs.time else 0.0)


def _board_case(entry: Entry, at: int, priced: Priced, follows: float, chip_source: Source) -> Case:
    submission, published = entry.record.submission, priced.estimate.published
    compute = published.compute if published else None
    here, by_boards = (compute_text(flop, FLOP, DIGITS) for flop in (follows, priced.compute_flop))
    is_followed = compute is not None and _follows(compute, priced)
    instance = Instance(
        path=submission.path,
        label=submission.model,
        printed=compute.text if compute and is_followed else by_boards,
        follows=here,
        size=Size(ratio=priced.compute_flop / follows),
    )
    sources = (published.source if published else None, chip_source)
    answer = next((each for each in submission.answers if each.rule == "peak-is-whole-board"), None)
    by = f"by {priced.estimate.by}" if priced.estimate.by else None
    slip = None if is_followed or compute is None else f"Printed is {compute.text}, which does not follow."
    notes = [part for part in (priced.estimate.note, slip) if part]
    return Case(
        id=f"{CaseKind.BOARD}-{submission.path.replace('/', '-')}-{at + 1}",
        kind=CaseKind.BOARD,
        what=" ".join(part for part in ("estimate", by) if part),
        instances=(instance,),
        reason=answer.reason if answer else None,
        note=" ".join(notes) or None,
        sources=tuple(source for source in sources if source),
    )


def _follows(compute: Quantity, priced: Priced) -> bool:
    printed, interval = reading(compute)
    return judge(printed, priced.compute_flop, interval) is not Verdict.DIFFERS


def utilization_cases(board: Board) -> Iterator[Case]:
    """Yield the tracks that compare a share of the peak which training rarely reaches with a usual one."""
    shares = sorted(_utilizations(board), key=lambda pair: pair[0])
    if not shares:
        return
    (least, low, _), (most, high, priced) = shares[0], shares[-1]
    if most <= HIGH_UTILIZATION or most / least <= MOST_UTILIZATION_RATIO:
        return
    track = board.leaderboard.track
    instance = Instance(
        path=high.record.submission.path,
        label=high.record.submission.model,
        printed=f"utilization {exact_text(most)}",
        follows=f"{exact_text(least)}, as for {low.record.submission.model}",
        size=Size(ratio=most / least),
    )
    yield Case(
        id=f"{CaseKind.UTILIZATION}-{track.id}",
        kind=CaseKind.UTILIZATION,
        what=f"two utilizations on one board, {track.level}",
        instances=(instance,),
        reason=track.answers.get("utilizations-far-apart"),
        note=priced.estimate.note,
        sources=priced.estimate.sources,
    )


def _utilizations(board: Board) -> Iterator[tuple[float, Entry, Priced]]:
    for entry in board.leaderboard.entries:
        for priced in entry.record.estimates if entry.record.is_ranked else ():
            for term in priced.terms:
                if term.key == "utilization":
                    yield term.value, entry, priced
