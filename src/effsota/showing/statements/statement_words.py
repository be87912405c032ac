"""What a statement says, piece by piece, for every form in which it is written."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import ComputeTotal, StatedPhase
from effsota.judging.statements.threshold_verdicts import ThresholdVerdict
from effsota.methods import HardwareTime
from effsota.model import Priced, Source
from effsota.model.thresholds import COUNTED, CountedFor

NOT_ADVICE = "This is not legal advice."
COUNTED_WORDS = {
    CountedFor.UPDATES: "compute of parameter updates",
    CountedFor.CUMULATIVE: "cumulative compute, with what was generated for training",
}
MARGIN_CLAIMED = "The error margin of 30% is claimed: every input that decides it is measured or counted."
MARGIN_NOT_CLAIMED = "An error margin of 30% cannot be claimed:"


def flop_text(flop: float) -> str:
    """Return a compute in FLOP in three digits: 7.52e22 FLOP."""
    return figures.compute_text(flop, figures.FLOP, 3, ascii_only=True)


def span_text(low: float, high: float) -> str:
    """Return the ends of an interval in the digits that they leave."""
    digits = figures.known_digits(low, high)
    ends = (figures.compute_text(end, figures.FLOP, digits, ascii_only=True) for end in (low, high))
    return " to ".join(ends)


def total_words(total: ComputeTotal) -> str:
    """Return a total with its interval, and what that is."""
    kind = "error margin of 30%" if total.is_within_margin else "tolerance of its methods"
    return f"{flop_text(total.flop)} ({kind}: {span_text(total.low_flop, total.high_flop)})"


def phase_title(phase: StatedPhase) -> str:
    """Return what a phase is, and what for where that is not the same."""
    kind = phase.phase.value
    return phase.what if phase.what == kind else f"{phase.what} ({kind})"


def is_counted(phase: StatedPhase, counted: CountedFor) -> bool:
    """Tell whether a phase is part of a total."""
    return phase.phase in COUNTED[counted]


def comparison_words(phase: StatedPhase) -> Iterator[str]:
    """Yield how the other estimates of a phase stand to the one that counts."""
    for other in phase.estimates[1:]:
        factor = max(
            other.compute_flop / phase.counted.compute_flop, phase.counted.compute_flop / other.compute_flop
        )
        yield (
            f"By {other.estimate.method.name} it would be {flop_text(other.compute_flop)},"
            f" a factor {figures.number_text(factor, ascii_only=True)} apart."
        )


def peak_words(priced: Priced) -> Iterator[str]:
    """Yield of which kind the peak is that chips are counted with."""
    for leaf in priced.leaves:
        if not isinstance(leaf.estimate.inputs, HardwareTime):
            continue
        term = next(term for term in leaf.terms if term.key in {"precision", "peak"})
        rate = f"{figures.number_text(term.value / 1e12, ascii_only=True)} TFLOP/s"
        if term.key == "peak":
            yield f"The peak is {rate} as given: nothing here says at which precision, or that it is dense."
        else:
            yield f"The peak is {rate}: {term.what.removeprefix('peak of one chip, ')}, without sparsity."


def source_words(priced: Priced) -> Iterator[str]:
    """Yield the sources of an estimate; that there is none is said."""
    sources = tuple(dict.fromkeys(source for leaf in priced.leaves for source in leaf.estimate.sources))
    sources = tuple(dict.fromkeys((*priced.estimate.sources, *sources)))
    if not sources:
        yield "No source is given for these inputs."
    for source in sources:
        yield source_text(source)


def source_text(source: Source) -> str:
    """Return a source on one line, with what it vouches for."""
    told = ", ".join(part for part in (source.title, source.where, source.url) if part)
    return f"Source for {', '.join(source.keys)}: {told}" if source.keys else f"Source: {told}"


def verdict_words(verdict: ThresholdVerdict) -> str:
    """Return where a total lies beside a threshold."""
    return f"{flop_text(verdict.flop)}: {verdict.beside.value}"


def why_margin(statement: ComputeStatement) -> tuple[str, ...]:
    """Return why 30 % cannot be claimed, nothing where they are; of the total that counts most."""
    total = statement.totals.get(CountedFor.CUMULATIVE)
    return () if total is None else total.why_not


def has_margin(statement: ComputeStatement) -> bool:
    """Tell whether 30 % are claimed of every total."""
    return bool(statement.totals) and all(total.is_within_margin for total in statement.totals.values())
