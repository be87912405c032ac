"""A statement as metadata of a model card on Hugging Face: YAML between two lines of dashes.

Nothing there has a place for training compute, so the key is one that others may take up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from effsota.figures import data_text
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import ComputeTotal
from effsota.model.training_phases import CountedFor
from effsota.showing.statements.statement_words import NOT_ADVICE, has_margin, why_margin

_NAMED_THERE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")


def render_huggingface(statement: ComputeStatement) -> str:
    """Return the statement as the block on top of a card's README.md; numbers are FLOP."""
    return "".join(f"{line}\n" for line in ("---", *_lines(statement), "---"))


def _lines(statement: ComputeStatement) -> Iterator[str]:
    original = statement.original
    if original is not None and _NAMED_THERE.fullmatch(original.model):
        yield f"base_model: {original.model}"
    yield "# Hugging Face has no key for training compute. This one is a proposal."
    yield "training_compute:"
    for counted in CountedFor:
        total = statement.totals.get(counted)
        if total is not None:
            yield f"  {counted}:"
            yield from _total(total)
    yield f"  has_error_margin_of_30_percent: {'true' if has_margin(statement) else 'false'}"
    if why_margin(statement):
        yield "  why_not:"
        yield from (f"    - {_text(why)}" for why in why_margin(statement))
    yield "  phases:"
    for phase in statement.phases:
        yield f"    - what: {_text(phase.what)}"
        yield f"      phase: {phase.phase}"
        yield f"      method: {phase.counted.estimate.method.name}"
        yield f"      flop: {_number(phase.counted.compute_flop)}"
        if phase.energy_kwh is not None:
            yield f"      energy_kwh: {_number(phase.energy_kwh)}"
    yield "  thresholds:"
    for verdict in statement.verdicts:
        yield f"    - id: {verdict.threshold.id}"
        yield f"      flop: {_number(verdict.flop)}"
        yield f"      counted: {verdict.counted}"
        yield f"      verdict: {verdict.beside}"
    yield f"  inputs_sha256: {_text(statement.digest)}"
    yield f"  program: {statement.program}"
    yield f"  date: {statement.date}"
    yield f"  notice: {NOT_ADVICE}"


def _total(total: ComputeTotal) -> Iterator[str]:
    yield f"    flop: {_number(total.flop)}"
    yield f"    low_flop: {_number(total.low_flop)}"
    yield f"    high_flop: {_number(total.high_flop)}"


def _number(value: float) -> str:
    """Return a number that every reader of YAML takes for one: with a decimal before its power."""
    text = data_text(value)
    return text if "." in text else text.replace("e", ".0e")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
