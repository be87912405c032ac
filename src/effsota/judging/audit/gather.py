"""Cases of all boards in one list: figures of one source and one fault are one case, ids are unique."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from effsota.judging.audit.case import Case, CaseKind
from effsota.judging.audit.chips import board_cases, utilization_cases
from effsota.judging.audit.computes import compute_cases
from effsota.judging.audit.factors import doubling_cases, factor_cases
from effsota.judging.audit.places import date_cases, link_cases, misprint_cases
from effsota.judging.audit.printed import claims_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from effsota.model import Board, Hardware

# What one source does to all its figures is one case with many figures.
BY_SOURCE = {CaseKind.UNIT, CaseKind.MULTIPLY_ADD}
_ORDER = {kind: at for at, kind in enumerate(CaseKind)}


def gather_cases(boards: Sequence[Board], hardware: Hardware) -> tuple[Case, ...]:
    """Return every case by kind, the largest of a kind first."""
    found = _join(case for board in boards for case in _cases(board, hardware))
    ordered = sorted(found, key=lambda case: (_ORDER[case.kind], -case.size.magnitude, case.id))
    return tuple(_number(ordered))


def _cases(board: Board, hardware: Hardware) -> Iterator[Case]:
    track = board.leaderboard.track
    for claim in claims_of(board):
        yield from compute_cases(claim)
        yield from factor_cases(claim, board)
        yield from date_cases(claim)
        yield from link_cases(claim)
    yield from doubling_cases(board)
    yield from utilization_cases(board)
    yield from misprint_cases(track, path=track.id, label=track.level)
    for entry in board.leaderboard.entries:
        submission = entry.record.submission
        yield from board_cases(entry, hardware)
        yield from misprint_cases(submission, path=submission.path, label=submission.model)


def _join(cases: Iterable[Case]) -> Iterator[Case]:
    """Yield the cases, those that say the same of several records as one."""
    joined: dict[Hashable, Case] = {}
    for case in cases:
        key, first = _key(case), joined.get(_key(case))
        joined[key] = case if first is None else _merge(first, case)
    yield from joined.values()


def _key(case: Case) -> Hashable:
    source = next(((each.title, each.where) for each in case.sources), None)
    if case.kind in BY_SOURCE:
        return case.kind, source
    (figure,) = case.instances
    if case.size.magnitude == 0:
        return case.id, case.what
    label = figure.label if case.kind in {CaseKind.DATE, CaseKind.BOARD} else ""
    return case.kind, case.what, source, label, figure.printed, figure.follows


def _merge(first: Case, second: Case) -> Case:
    """Return two cases as one, the figure that is farthest off in front."""
    figures = sorted((*first.instances, *second.instances), key=lambda each: -round(each.size.magnitude, 6))
    notes = first.reason or second.reason, first.note or second.note
    return replace(first, instances=tuple(figures), reason=notes[0], note=notes[1])


def _number(cases: Iterable[Case]) -> Iterator[Case]:
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.id] += 1
        again = f"-{seen[case.id]}" if seen[case.id] > 1 else ""
        yield replace(case, id=f"case-{case.id}{again}")
