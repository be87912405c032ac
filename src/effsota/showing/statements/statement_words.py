"""What a statement says, piece by piece, for every form in which it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from effsota import figures
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import ComputeTotal, StatedPhase
from effsota.judging.statements.threshold_verdicts import Beside, OriginalModel, ThresholdVerdict
from effsota.methods import HardwareTime
from effsota.model import Priced, ReadOfLaw, Source, ThresholdStatus
from effsota.model.training_phases import COUNTED, CountedFor, TrainingPhase

NOT_ADVICE = "This is not legal advice."
COUNTED_WORDS = {
    CountedFor.UPDATES: "compute of parameter updates",
    CountedFor.CUMULATIVE: "cumulative compute, with what was generated for training",
}
BESIDE_WORDS: Mapping[Beside, str] = {
    Beside.BELOW: "below",
    Beside.ABOVE: "above",
    Beside.STRADDLES: "the interval straddles it",
}
_SUPPOSED: Mapping[bool | None, str] = {
    True: "if the original has systemic risk, ",
    False: "if the original has no systemic risk, ",
}
STANDING: Mapping[ThresholdStatus, str] = {
    ThresholdStatus.NOT_YET: "not yet in force",
    ThresholdStatus.PROPOSED: "proposed only",
}
UNREAD: Mapping[ReadOfLaw, str] = {
    ReadOfLaw.SECOND_HAND: "known from accounts only: its text was not read",
    ReadOfLaw.NONE: "not verified",
}
NOT_THE_ORIGINAL = "What the original took is in none of these figures."
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


def total_lines(statement: ComputeStatement) -> Iterator[str]:
    """Yield what the run took by each count, and what was discarded."""
    for counted in CountedFor:
        total = statement.totals.get(counted)
        words = "none" if total is None else total_words(total)
        yield f"{COUNTED_WORDS[counted].capitalize()}: {words}"
    for phase in statement.phases:
        if phase.phase == TrainingPhase.DISCARDED:
            yield f"Discarded, in neither: {phase.what}, {flop_text(phase.counted.compute_flop)}"


def margin_lines(statement: ComputeStatement) -> tuple[str, ...]:
    """Return whether 30 % are claimed, and why not where they are not."""
    if has_margin(statement):
        return (MARGIN_CLAIMED,)
    return (MARGIN_NOT_CLAIMED, *why_margin(statement))


def phase_title(phase: StatedPhase) -> str:
    """Return what a phase is, and what for where that is not the same."""
    kind = phase.phase
    return phase.what if phase.what == kind else f"{phase.what} ({kind})"


def is_counted(phase: StatedPhase, counted: CountedFor) -> bool:
    """Tell whether a phase is part of a total."""
    return phase.phase in COUNTED[counted]


def energy_words(phase: StatedPhase) -> Iterator[str]:
    """Yield what a phase used, where that is told."""
    if phase.energy_kwh is not None:
        yield f"Energy, as told: {figures.exact_text(phase.energy_kwh, ascii_only=True)} kWh."


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
    estimates = (priced.estimate, *(leaf.estimate for leaf in priced.leaves))
    told = dict.fromkeys(source_text(source) for estimate in estimates for source in estimate.sources)
    yield from told or ("No source is given for these inputs.",)


def source_text(source: Source) -> str:
    """Return a source on one line, with what it vouches for."""
    told = ", ".join(part for part in (source.title, source.where, source.url) if part)
    return f"Source for {', '.join(source.keys)}: {told}" if source.keys else f"Source: {told}"


def verdict_words(verdict: ThresholdVerdict) -> str:
    """Return where a total lies beside a threshold."""
    return f"{flop_text(verdict.flop)}: {BESIDE_WORDS[verdict.beside]}"


def standing_words(verdict: ThresholdVerdict) -> Iterator[str]:
    """Yield what a reader should know of a threshold: what stands in, its status, what was read."""
    threshold = verdict.threshold
    if verdict.of is not None:
        supposed = _SUPPOSED.get(verdict.supposed_risk, "")
        share = threshold.share_of_original
        of_one = "" if share is None else share.share
        flop = figures.exact_text(verdict.of.flop or 0, ascii_only=True)
        yield f"{supposed}{of_one} of {flop} FLOP ({verdict.of.name}), as the original's compute is not given"
    if threshold.status is not ThresholdStatus.IN_FORCE:
        yield STANDING[threshold.status]
    if threshold.read is not ReadOfLaw.TEXT:
        yield UNREAD[threshold.read]


def original_words(original: OriginalModel) -> str:
    """Return the model that another was made of, with its compute where that is known."""
    if original.compute_flop is None:
        return original.model
    span = (original.low_flop, original.high_flop)
    told = f"{original.model}, {flop_text(original.compute_flop)}"
    if None in span or original.low_flop == original.high_flop:
        return told
    return f"{told} (tolerance {span_text(original.low_flop or 0, original.high_flop or 0)})"


def why_margin(statement: ComputeStatement) -> tuple[str, ...]:
    """Return why 30 % cannot be claimed, nothing where they are; of the total that counts most."""
    total = statement.totals.get(CountedFor.CUMULATIVE)
    return () if total is None else total.why_not


def has_margin(statement: ComputeStatement) -> bool:
    """Tell whether 30 % are claimed of every total."""
    return bool(statement.totals) and all(total.is_within_margin for total in statement.totals.values())
