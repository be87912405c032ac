"""Computed compute: whether it is usable, and whether the estimates of one submission agree."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import compute_text, outside_text
from effsota.judging.discrepancies.distance import LIMITS, apart
from effsota.judging.quoting import times
from effsota.judging.rules.context import ClaimContext, RecordContext
from effsota.model import Priced, Record
from effsota.problems import Fault
from effsota.units import LEAST_FLOP, MOST_FLOP

MOST_UNCERTAINTY = 1000.0


def uncertainty_implausible(context: ClaimContext) -> Iterator[Fault]:
    """An uncertainty is a multiplicative factor of at most 1000."""
    for at, estimate in enumerate(context.submission.estimates):
        if estimate.uncertainty and estimate.uncertainty > MOST_UNCERTAINTY:
            yield Fault(
                f"/compute/{at}/uncertainty",
                f"{estimate.uncertainty:.10g} is an uncertainty that says nothing",
                "write the factor within which the figure holds at 95 %, such as uncertainty: 2",
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
    return [f"{term.key} {term.text}" for term in priced.terms if term.key]


def estimates_disagree(context: RecordContext) -> Iterator[Fault]:
    """The estimates of one submission agree within a factor of 3."""
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
