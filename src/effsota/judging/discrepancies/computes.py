"""Compute: what is printed against what its inputs give, and what a convention or a heading makes of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, warn
from effsota.judging.discrepancies.distance import LIMITS, Closeness, apart, judge, ratio_of
from effsota.judging.discrepancies.exhibit import Exhibit, Told, in_ascii, in_unit_of, read_printed
from effsota.judging.quoting import quote, times
from effsota.methods import Reported
from effsota.model import Estimate
from effsota.units import FLOP_PER_MULTIPLY_ADD, Quantity

DIFFERS, DISAGREES = "published-compute-differs", "published-figures-disagree"
MOST_LETTERS = 12
COUNTED_ONCE = (
    "The source counts a multiply-add as one operation; with an add and a multiply apart it doubles."
)


def find_in_compute(exhibit: Exhibit, flop: float, estimates: Sequence[Estimate]) -> Iterator[Discrepancy]:
    """Yield what is wrong with the compute that a source prints where the inputs give `flop` FLOP.

    One of the submission's `estimates` may take the printed compute as reported, and say why it differs.
    """
    compute = exhibit.published.compute
    if compute is None:
        return
    kind = yield from _against_inputs(exhibit, compute, flop, estimates)
    yield from _against_itself(exhibit, compute)
    if exhibit.published.headed is not None:
        yield _headed(exhibit, compute, exhibit.published.headed)
    if exhibit.published.counts_multiply_add_as == 1 and kind is not DiscrepancyKind.COMPUTE:
        told = Told(compute.text, in_unit_of(flop, compute), explanation=COUNTED_ONCE)
        told = told._replace(ratio=ratio_of(compute.base, flop))
        yield exhibit.find(DiscrepancyKind.MULTIPLY_ADD, "compute", "counts_multiply_add_as", told)


def _twin(compute: Quantity, estimates: Sequence[Estimate]) -> Estimate | None:
    """Return the estimate that takes the printed compute as reported."""
    for estimate in estimates:
        if isinstance(estimate.inputs, Reported) and estimate.inputs.compute.text == compute.text:
            return estimate
    return None


def _against_inputs(
    exhibit: Exhibit, compute: Quantity, flop: float, estimates: Sequence[Estimate]
) -> Generator[Discrepancy, None, DiscrepancyKind | None]:
    """Yield where no printed form follows; a form that contradicts the first is a discrepancy of its own."""
    once, also = exhibit.published.counts_multiply_add_as, exhibit.published.also
    twin = _twin(compute, estimates)
    first = read_printed(compute, once)
    shown, key, printed = compute, "compute", first
    closeness = judge(first.value, flop, first.interval)
    for at, form in enumerate(also):
        other = read_printed(form, once)
        found = judge(other.value, flop, other.interval)
        if closeness is Closeness.FOLLOWS < found and other.interval.overlaps(first.interval):
            shown, key, printed, closeness = form, f"also/{at}", other, found
    if closeness is Closeness.FOLLOWS:
        return None
    kind = DiscrepancyKind.NEAR
    if closeness is Closeness.DIFFERS:
        is_other, is_cut = twin is not None and bool(twin.by), printed.interval.holds(flop)
        kind = DiscrepancyKind.ROUNDING if is_cut else DiscrepancyKind.COMPUTE
        kind = DiscrepancyKind.OTHER if is_other else kind
    forms = " = ".join(map(_as_shown, (compute, *also) if shown is compute else (shown,)))
    told = _told(
        forms, shown, (printed.value, flop), is_once=once == 1, is_other=kind is DiscrepancyKind.OTHER
    )
    explanation = twin.note if twin and not twin.by else None
    told = told._replace(explanation=explanation, is_near=closeness is Closeness.NEAR)
    yield exhibit.find(kind, "compute", key, told)
    return kind


def _as_shown(quantity: Quantity) -> str:
    """Return a printed quantity as it reads, without the digits that only a float has."""
    number = quantity.text.partition(" ")[0]
    is_long = len(number) > MOST_LETTERS
    return f"{quantity.number:.7g} {quantity.unit}" if is_long else quantity.text


def _told(forms: str, shown: Quantity, pair: tuple[float, float], *, is_once: bool, is_other: bool) -> Told:
    value, flop = pair
    follows, means = in_unit_of(flop, shown), ""
    if is_once:
        there = in_unit_of(flop / FLOP_PER_MULTIPLY_ADD, shown)
        follows = f"{there} as the source counts, {follows} as we do"
        means = f" (a multiply-add counted once: {in_ascii(value, shown)})"
    message = (
        f"{quote(shown.text)} is printed{means}, {'another source has' if is_other else 'the inputs give'}"
        f" {in_ascii(flop, shown)}: {times(apart(value, flop))} apart"
    )
    warning = warn(DIFFERS, message, check="check the inputs and counts_multiply_add_as")
    return Told(forms, follows, warning, ratio=ratio_of(value, flop))


def _against_itself(exhibit: Exhibit, compute: Quantity) -> Iterator[Discrepancy]:
    first = read_printed(compute)
    for at, form in enumerate(exhibit.published.also):
        other = read_printed(form)
        is_rounded = apart(other.value, first.value) <= LIMITS.rounded
        if not is_rounded and not other.interval.overlaps(first.interval):
            is_first = in_ascii(first.value, form)
            message = f"{quote(form.text)} is printed beside {quote(compute.text)}, which is {is_first}"
            warning = warn(DISAGREES, message, check="check both against the source")
            told = Told(form.text, f"{compute.text} = {in_unit_of(first.value, form)}", warning)
            yield exhibit.beside("compute, printed twice", f"also/{at}", (other.value, first.value), told)


def _headed(exhibit: Exhibit, compute: Quantity, headed: Quantity) -> Discrepancy:
    ratio = ratio_of(headed.base, compute.base)
    told = Told(headed.text, f"{compute.text} = {in_unit_of(compute.base, headed)}", ratio=ratio)
    return exhibit.find(DiscrepancyKind.UNIT, "unit", "headed", told)
