"""A statement as Markdown, for a model card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import StatedPhase
from effsota.methods.sums import sum_line
from effsota.model.training_phases import CountedFor
from effsota.showing.statements.statement_words import (
    BESIDE_WORDS,
    NOT_ADVICE,
    NOT_THE_ORIGINAL,
    comparison_words,
    energy_words,
    flop_text,
    is_counted,
    margin_lines,
    original_words,
    peak_words,
    phase_title,
    source_words,
    span_text,
    standing_words,
    total_lines,
)
from effsota.text import to_markdown

_PLAIN = re.compile(r"(?!.*(//|www[.]))[A-Za-z0-9 ,;:.()'/%+-]+")


def render_markdown(statement: ComputeStatement) -> str:
    """Return the statement as Markdown; what others wrote is inert in it."""
    return "".join(f"{line}\n" for line in _lines(statement))


def _facts_of(phase: StatedPhase) -> Iterator[str]:
    yield from peak_words(phase.counted)
    yield from comparison_words(phase)
    yield from energy_words(phase)


def _inert(text: str) -> str:
    """Return a text as it is where it can do nothing in Markdown, else as code."""
    return text if _PLAIN.fullmatch(text) else to_markdown(text)


def _lines(statement: ComputeStatement) -> Iterator[str]:
    yield f"## Training compute of {_inert(statement.model)}"
    yield ""
    yield from (f"- {_inert(line)}" for line in total_lines(statement))
    if statement.original is not None:
        original = statement.original
        yield f"- The original model: {_inert(original_words(original))}. {NOT_THE_ORIGINAL}"
    yield ""
    yield from ("| phase | FLOP | tolerance | by | updates | cumulative |", "|---|---|---|---|---|---|")
    for phase in statement.phases:
        counts = " | ".join("yes" if is_counted(phase, each) else "no" for each in CountedFor)
        priced = phase.counted
        span = span_text(priced.low_flop, priced.high_flop)
        name = _inert(phase_title(phase))
        flop = flop_text(priced.compute_flop)
        yield f"| {name} | {flop} | {span} | {priced.estimate.method.name} | {counts} |"
    yield ""
    yield from ("| threshold | above it | |", "|---|---|---|")
    for verdict in statement.verdicts:
        threshold = verdict.threshold
        name = "; ".join((f"{threshold.name}, {flop_text(verdict.flop)}", *standing_words(verdict)))
        yield f"| {_inert(name)} | {_inert(threshold.follows)} | {BESIDE_WORDS[verdict.beside]} |"
    yield ""
    claim, *whys = margin_lines(statement)
    yield claim
    yield from (("", *(f"- {_inert(why)}" for why in whys)) if whys else ())
    yield ""
    for phase in statement.phases:
        yield f"- {_inert(phase_title(phase))}"
        yield f"  - `{sum_line(phase.counted).replace('`', '')}`"
        yield from (f"  - {line}" for line in _facts_of(phase))
        yield from (f"  - {_inert(line)}" for line in source_words(phase.counted))
    yield ""
    computed = f"computed by {statement.program} on {statement.date}"
    yield f"SHA-256 of the inputs `{statement.digest}`, {computed}. {NOT_ADVICE}"
