"""Operations: printed compute against parameters and tokens, and both against what the chips could do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from effsota.figures import FLOP, compute_text, percent_text
from effsota.judging.cards.card_finding import CardFinding, CardVerdict, agreeing, find
from effsota.judging.cards.figure_spans import FigureSpan, gap_between, span_of
from effsota.judging.cards.stated_run import StatedRun
from effsota.judging.discrepancies.distance import LIMITS
from effsota.judging.quoting import quote
from effsota.judging.rules.accelerators import HIGH_UTILIZATION
from effsota.methods import PARAMETERS, Parameters
from effsota.model import Evidence, Hardware, Priced
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage

LOW_UTILIZATION = 0.1  # below it, runs have waited, or a figure is of something else
LEAST_BACKWARD = 4 / 6  # where weights stay as they are, their gradients are not computed
_KNOWN = (
    (2.0, "a multiply-add is 2 FLOP"),
    (3.0, "the forward pass alone is a third"),
    (1e3, "a power of a thousand"),
    (1e6, "a power of a thousand"),
)


def check_operations(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how the compute that a text prints stands to 6 FLOP a parameter and token."""
    follows, printed = follows_from_parameters(facts), facts.get(FigureKind.COMPUTE)
    if follows is None or printed is None:
        return
    del priced
    span, figures = follows
    if facts.stage is TrainingStage.TUNING:
        span = FigureSpan(span.value, span.low * LEAST_BACKWARD, span.high)
    gap = gap_between(span, span_of(printed.amount))
    told = f"{_words(figures)} give {_compute(span.value)}, and {quote(printed.text)} is printed"
    factor = max(span.value / printed.value, printed.value / span.value)
    if gap > PARAMETERS.uncertainty:
        told = f"{told}{_hint(factor)}"
        yield find(CardVerdict.CONTRADICTS, "compute", told, [*figures, printed], factor=factor)
    else:
        verdict = agreeing(span.value, printed.value)
        yield find(verdict, "compute", told, [*figures, printed], factor=factor)


def follows_from_parameters(facts: StatedRun) -> tuple[FigureSpan, list[StatedFigure]] | None:
    """Return the compute in FLOP by the method parameters, with its inputs; None where one is missing."""
    parameters, tokens = facts.counted_parameters, facts.counted_tokens
    if parameters is None or tokens is None:
        return None
    inputs = Parameters(parameters=parameters.value, tokens=tokens[0].value)
    flop = math.prod(term.value for term in inputs.terms(Evidence(hardware=Hardware(chips={}, names={}))))
    span = span_of(parameters.amount).times(tokens[0])
    return span.scaled(flop / span.value), [parameters, *tokens[1]]


def check_utilization(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield which share of their peak the chips would have reached, beside the one that a text states."""
    hardware = priced.get("hardware-time")
    compute = _compute_of(facts)
    if hardware is None or compute is None or facts.chip is None or facts.stage is TrainingStage.TUNING:
        return
    needed, figures, what = compute
    share_term = next(term for term in hardware.terms if term.key == "utilization")
    could = hardware.compute_flop / share_term.value
    machines = _machines(facts)
    share = needed.over(_span_of_machines(facts, could))
    chips = f"{_words(machines)} ({facts.chip.short_name}{_at(facts)})"
    told = f"{what} on {chips} is {_percent(share.value)} of the peak"
    stated = facts.get(FigureKind.UTILIZATION)
    if stated is not None:
        yield _against_stated(share, stated, told, [*figures, *machines, stated])
    else:
        yield _against_usual(share, facts, told, [*figures, *machines])


def check_rate(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield which share of its peak a chip reached by the rate that is stated of it."""
    del priced
    rate, stated = facts.get(FigureKind.RATE), facts.get(FigureKind.UTILIZATION)
    peak = facts.chip.peak_at(facts.precision) if facts.chip else None
    if rate is None or facts.chip is None or peak is None:
        return
    share = span_of(rate.amount).scaled(1 / peak.base)
    of_one = f"of the peak of one {facts.chip.short_name}{_at(facts)}"
    told = f"{quote(rate.text)} is {_percent(share.value)} {of_one}"
    if stated is not None:
        yield _against_stated(share, stated, told, [rate, stated])
    else:
        yield _against_usual(share, facts, told, [rate])


def _against_stated(
    share: FigureSpan, stated: StatedFigure, told: str, figures: list[StatedFigure]
) -> CardFinding:
    gap = gap_between(share, span_of(stated.amount))
    said = f"{told}, and {quote(stated.text)} is stated"
    factor = max(share.value / stated.value, stated.value / share.value)
    if gap > LIMITS.estimates:
        return find(CardVerdict.CONTRADICTS, "utilization", said, figures, factor=factor)
    # Where only words that leave an end open, such as over, make the two meet, one asks too.
    if max(gap, factor) > PARAMETERS.uncertainty:
        return find(CardVerdict.ASKS, "utilization", said, figures, factor=factor)
    return find(CardVerdict.AGREES, "utilization", said, figures)


def _against_usual(
    share: FigureSpan, facts: StatedRun, told: str, figures: list[StatedFigure]
) -> CardFinding:
    peaks = [peak.base for peak in facts.chip.peaks.values()] if facts.chip else []
    counted = facts.chip.peak_at(facts.precision) if facts.chip else None
    most = max(peaks) / counted.base if counted else 1.0
    if share.low > most:
        told = f"{told}: more than they could do at any precision"
        return find(CardVerdict.CONTRADICTS, "utilization", told, figures, factor=share.value / most)
    if share.low > HIGH_UTILIZATION:
        return find(CardVerdict.ASKS, "utilization", f"{told}, which training rarely reaches", figures)
    if share.high < LOW_UTILIZATION:
        told = f"{told}, where training mostly reaches 20% to 60%: what else did the chips do?"
        return find(CardVerdict.ASKS, "utilization", told, figures)
    return find(CardVerdict.AGREES, "utilization", told, figures)


def _compute_of(facts: StatedRun) -> tuple[FigureSpan, list[StatedFigure], str] | None:
    follows = follows_from_parameters(facts)
    if follows is not None:
        return follows[0], follows[1], f"{_words(follows[1])} ({_compute(follows[0].value)})"
    printed = facts.get(FigureKind.COMPUTE)
    return None if printed is None else (span_of(printed.amount), [printed], quote(printed.text))


def _machines(facts: StatedRun) -> list[StatedFigure]:
    chip_time = facts.get(FigureKind.CHIP_TIME)
    if chip_time is not None:
        return [chip_time]
    return [figure for kind in (FigureKind.CHIPS, FigureKind.TIME) if (figure := facts.get(kind))]


def _span_of_machines(facts: StatedRun, could: float) -> FigureSpan:
    """Return what the chips could do, in FLOP, with the ends that the words of count and time leave open."""
    span = FigureSpan(1.0, 1.0, 1.0)
    for figure in _machines(facts):
        span = span.times(
            FigureSpan(1.0, figure.amount.low / figure.value, figure.amount.high / figure.value)
        )
    return span.scaled(could)


def _words(figures: list[StatedFigure]) -> str:
    return " and ".join(quote(figure.text) for figure in figures)


def _at(facts: StatedRun) -> str:
    if facts.precision is None:
        return ""
    return f", {facts.precision}{' assumed' if facts.is_precision_assumed else ''}"


def _compute(flop: float) -> str:
    return compute_text(flop, FLOP, 3)


def _percent(share: float) -> str:
    return percent_text(float(f"{share:.2g}"))


def _hint(factor: float) -> str:
    """Return what a factor may come from, where it is one that people slip by."""
    known = next((why for each, why in _KNOWN if math.isclose(factor, each, rel_tol=0.1)), None)
    return f" ({known})" if known else ""
