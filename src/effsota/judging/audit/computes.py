"""Compute: what is printed against what its inputs give, and what a convention or a heading makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.judging.audit.case import CaseKind, Size
from effsota.judging.audit.printed import as_shown, in_unit_of, reading, twin_of
from effsota.judging.audit.rounding import MOST_ROUNDED, Verdict, judge
from effsota.units import FLOP_PER_MULTIPLY_ADD

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from effsota.judging.audit.case import Case
    from effsota.judging.audit.printed import Claim
    from effsota.units import Quantity

KINDS = {Verdict.NEAR: CaseKind.NEAR, Verdict.DIFFERS: CaseKind.COMPUTE}


def compute_cases(claim: Claim) -> Iterator[Case]:
    """Yield what is wrong with the compute that a source prints for an estimate."""
    compute = claim.published.compute
    if compute is None:
        return
    kind = yield from _against_inputs(claim, compute)
    yield from _against_itself(claim, compute)
    yield from _heading(claim, compute)
    if claim.published.counts_multiply_add_as == 1 and kind is not CaseKind.COMPUTE:
        yield _counted_once(claim, compute)


def _against_inputs(claim: Claim, compute: Quantity) -> Generator[Case, None, CaseKind | None]:
    """Yield where no printed form follows; a form that contradicts the first has a case of its own."""
    follows, once = claim.priced.compute_flop, claim.published.counts_multiply_add_as
    first, interval = reading(compute, once)
    verdict, shown, value = judge(first, follows, interval), compute, first
    for other in claim.published.also:
        printed, stands_for = reading(other, once)
        found = judge(printed, follows, stands_for)
        if verdict is Verdict.FOLLOWS < found and stands_for.overlaps(interval):
            verdict, shown, value = found, other, printed
    if verdict is Verdict.FOLLOWS:
        return None
    reason = claim.answer("published-compute-differs") if verdict is Verdict.DIFFERS else None
    forms = [compute, *claim.published.also]
    text = " = ".join(map(as_shown, forms if shown is compute else [shown]))
    kind, twin = KINDS[verdict], twin_of(claim)
    if twin and twin.by and kind is CaseKind.COMPUTE:
        kind = CaseKind.OTHER
    reason = reason or (twin.note if twin and not twin.by else None)
    here = in_unit_of(follows, shown)
    if once == 1:
        here = f"{in_unit_of(follows / FLOP_PER_MULTIPLY_ADD, shown)} as the source counts, {here} as we do"
    yield claim.case(kind, "compute", (text, here), Size(ratio=value / follows), reason)
    return kind


def _against_itself(claim: Claim, compute: Quantity) -> Iterator[Case]:
    first, interval = reading(compute)
    for other in claim.published.also:
        printed, stands_for = reading(other)
        is_rounded = max(printed / first, first / printed) <= MOST_ROUNDED
        if not is_rounded and not stands_for.overlaps(interval):
            texts = (other.text, f"{compute.text} = {in_unit_of(first, other)}")
            size = Size(ratio=printed / first)
            yield claim.case(CaseKind.PRINTED, "compute, printed twice", texts, size, None)


def _heading(claim: Claim, compute: Quantity) -> Iterator[Case]:
    headed = claim.published.headed
    if headed is not None:
        texts = (headed.text, f"{compute.text} = {in_unit_of(compute.base, headed)}")
        size = Size(ratio=headed.base / compute.base)
        yield claim.case(CaseKind.UNIT, "unit", texts, size, None)


def _counted_once(claim: Claim, compute: Quantity) -> Case:
    follows = claim.priced.compute_flop
    texts = (compute.text, in_unit_of(follows, compute))
    size = Size(ratio=compute.base / follows)
    reason = "The source counts a multiply-add as one operation; with an add and a multiply apart it doubles."
    return claim.case(CaseKind.MULTIPLY_ADD, "compute", texts, size, reason)
