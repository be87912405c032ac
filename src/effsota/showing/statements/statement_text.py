"""A statement as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import StatedPhase
from effsota.methods.sums import range_line, sum_lines
from effsota.showing.statements.statement_words import (
    COUNTED_WORDS,
    NOT_ADVICE,
    NOT_THE_ORIGINAL,
    comparison_words,
    energy_words,
    margin_lines,
    original_words,
    peak_words,
    phase_title,
    source_words,
    standing_words,
    total_lines,
    verdict_words,
)
from effsota.text import to_log_line


def render_text(statement: ComputeStatement) -> str:
    """Return the statement as lines for a terminal or a file."""
    lines = (to_log_line(line) for line in _lines(statement))
    return "".join(f"{line}\n" for line in lines)


def _lines(statement: ComputeStatement) -> Iterator[str]:
    yield f"Statement of training compute: {statement.model}"
    yield ""
    yield from total_lines(statement)
    yield ""
    claim, *whys = margin_lines(statement)
    yield claim
    yield from (f"  {why}" for why in whys)
    yield ""
    yield "Thresholds"
    for verdict in statement.verdicts:
        threshold = verdict.threshold
        yield f"  {threshold.name}, {verdict_words(verdict)}"
        yield f"    counted: {COUNTED_WORDS[verdict.counted]}; above it {threshold.follows}"
        yield from (f"    {words}" for words in standing_words(verdict))
        yield f"    {threshold.instrument}"
    if statement.original is not None:
        original = statement.original
        yield f"  The original model: {original_words(original)}. {NOT_THE_ORIGINAL}"
    for number, phase in enumerate(statement.phases, start=1):
        yield ""
        yield from _phase(number, phase)
    yield ""
    yield f"SHA-256 of the inputs: {statement.digest}"
    yield f"Computed by {statement.program} on {statement.date}. {NOT_ADVICE}"


def _phase(number: int, phase: StatedPhase) -> Iterator[str]:
    yield f"Phase {number}: {phase_title(phase)}, by {phase.counted.estimate.method.name}"
    yield from (f"  {line}" for line in sum_lines(phase.counted))
    yield f"  {range_line(phase.counted)}"
    yield from (f"  {line}" for line in peak_words(phase.counted))
    yield from (f"  {line}" for line in comparison_words(phase))
    yield from (f"  {line}" for line in energy_words(phase))
    yield from (f"  {line}" for line in source_words(phase.counted))
