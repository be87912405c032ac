"""Computed compute: whether it is usable, and whether the estimates of one submission agree."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import FLOP, compute_text, outside_text
from effsota.judging.discrepancies.distance import LIMITS, apart
from effsota.judging.quoting import times
from effsota.judging.rules.context import ClaimContext, RecordContext
from effsota.methods import HardwareTime
from effsota.methods.parameters import Parameters
from effsota.model import Priced, Record
from effsota.problems import Fault
from effsota.units import LEAST_FLOP, MOST_FLOP

MOST_UNCERTAINTY = 1000.0
LEAST_UNCERTAINTY = 1.01


def uncertainty_implausible(context: ClaimContext) -> Iterator[Fault]:
    """An uncertainty is a multiplicative factor of at most 1000."""
    for pointer, estimate in context.all_estimates:
        if estimate.uncertainty and estimate.uncertainty > MOST_UNCERTAINTY:
            yield Fault(
                f"{pointer}/uncertainty",
                f"{estimate.uncertainty:.10g} is an uncertainty that says nothing",
                "write the factor within which the figure holds at 95%, such as uncertainty: 2",
            )


def interval_narrow(context: ClaimContext) -> Iterator[Fault]:
    """What chips computed in a time, or what parameters stand for, is known to 1% at best."""
    for pointer, each in context.all_estimates:
        is_rough = isinstance(each.inputs, HardwareTime | Parameters)
        if is_rough and each.uncertainty and each.uncertainty < LEAST_UNCERTAINTY:
            yield Fault(
                f"{pointer}/uncertainty",
                f"{each.uncertainty:.10g} would make this the surest figure of all; it is an approximation",
                "write the factor within which the truth lies at 95%, such as uncertainty: 1.3; or take it"
                " out for the usual one of the method; where it is so sure, say why:"
                " answers: {interval-narrow: why}",
            )


def interval_given_twice(context: ClaimContext) -> Iterator[Fault]:
    """An interval is given by its ends or by a factor, not by both."""
    for pointer, each in context.all_estimates:
        if each.uncertainty and each.low and each.high:
            yield Fault(
                f"{pointer}/uncertainty",
                "uncertainty stands beside low and high, which leave nothing for it to say",
                "take uncertainty out; or low and high, where both sides are that factor",
            )


def interval_misses_estimate(record: Record) -> Iterator[Fault]:
    """The ends of an interval enclose the estimate, each within a factor of 1000."""
    for at, whole in enumerate(record.estimates):
        yield from _check_ends(f"/compute/{at}", whole)
        for place, part in enumerate(whole.parts):
            yield from _check_ends(f"/compute/{at}/parts/{place}", part)


def _check_ends(pointer: str, priced: Priced) -> Iterator[Fault]:
    flop, low, high = priced.compute_flop, priced.estimate.low, priced.estimate.high
    ends = (
        ("low", low, "above", low.base / flop if low else 1.0),
        ("high", high, "below", flop / high.base if high else 1.0),
    )
    for key, end, side, over in ends:
        if end and not 1 / MOST_UNCERTAINTY <= over <= 1:
            wrong = f"lies {side} it" if over > 1 else "says nothing: it is more than 1000 times off"
            yield Fault(
                f"{pointer}/{key}",
                f"the estimate gives {compute_text(flop, FLOP, ascii_only=True)},"
                f" and {key}, {end.text}, {wrong}",
                "write the ends of the 95% interval around what the inputs give; where they do not meet,"
                " one of the inputs or the ends is wrong",
            )


def compute_out_of_range(record: Record) -> Iterator[Fault]:
    """Every estimate gives between 1 and 1e40 FLOP."""
    for at, priced in enumerate(record.estimates):
        if not LEAST_FLOP <= priced.compute_flop <= MOST_FLOP:
            flop = f"{outside_text(priced.compute_flop, LEAST_FLOP, MOST_FLOP)} FLOP"
            yield Fault(
                f"/compute/{at}",
                f"this estimate gives {flop}, outside {LEAST_FLOP:g} to {MOST_FLOP:g}",
                "check the powers of ten of its inputs: " + ", ".join(_inputs(priced)),
            )


def _inputs(priced: Priced) -> list[str]:
    return [f"{term.key} {term.text}" for leaf in priced.leaves for term in leaf.terms if term.key]


def estimates_disagree(context: RecordContext) -> Iterator[Fault]:
    """The estimates of one submission agree within a factor of 3."""
    if not context.estimates:
        return
    least = min(context.estimates, key=_flop)
    most = max(context.estimates, key=_flop)
    differ = apart(most.compute_flop, least.compute_flop)
    if differ > LIMITS.estimates:
        yield Fault(
            "/compute",
            f"the estimates differ by {times(differ)}:"
            f" {_named(context, least)} gives {_shown(least)}, {_named(context, most)} {_shown(most)}",
            "check units, utilization and what is counted; where both stand for a reason, say so:"
            " answers: {estimates-disagree: why}",
        )


def _flop(priced: Priced) -> float:
    return priced.compute_flop


def _named(context: RecordContext, priced: Priced) -> str:
    return f"estimate {context.estimates.index(priced) + 1} ({priced.estimate.method.name})"


def _shown(priced: Priced) -> str:
    return compute_text(priced.compute_flop, ascii_only=True)
