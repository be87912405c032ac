"""Counts: steps times batch, tokens times epochs, active of all parameters, and the sums of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from effsota.judging.cards.card_finding import CardFinding, CardVerdict, agreeing, find
from effsota.judging.cards.figure_spans import FigureSpan, gap_between, span_of
from effsota.judging.cards.stated_run import StatedRun
from effsota.judging.quoting import quote
from effsota.methods.terms import amount_text
from effsota.model import Priced
from effsota.reading.prose.passages import Passage
from effsota.reading.prose.plausible import SPANS
from effsota.reading.prose.prose_tables import TOTAL, Row
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind
from effsota.text.late_pattern import LatePattern

_K = FigureKind
STEPS_APART, EPOCHS_APART = 1.5, 1.25
# Sums of rounded rows differ a little; what is beyond is no rounding, what is far beyond no row left out.
SUM_ASKS, SUM_CONTRADICTS = 1.002, 1.02
_SUMMED = (_K.CHIP_TIME, _K.ENERGY, _K.EMISSIONS, _K.DOLLARS, _K.COMPUTE)
_IN_TABLE = LatePattern(r"\b(?:the )?table (?:below|above)\b|\b(?:below|following) table\b", re.IGNORECASE)
NEAR_LINES = 40


def check_steps(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how the tokens of a run stand to its steps and its batch."""
    del priced
    steps, batch, tokens = (facts.get(kind) for kind in (_K.STEPS, _K.BATCH, _K.TOKENS))
    if steps is None or batch is None or tokens is None:
        return
    product = span_of(steps.amount).times(batch.amount)
    gap = gap_between(product, span_of(tokens.amount))
    follows = f"{quote(steps.text)} of {quote(batch.text)} are {amount_text(product.value)} tokens"
    said = f"{follows}, and {quote(tokens.text)} is stated"
    factor = max(product.value / tokens.value, tokens.value / product.value)
    agreed = agreeing(product.value, tokens.value)
    verdict = CardVerdict.CONTRADICTS if gap > STEPS_APART else agreed
    yield find(verdict, "steps", said, [steps, batch, tokens], factor=factor)


def check_epochs(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield how the tokens of all passes stand to those of one, where a sentence gives both."""
    del priced
    epochs, tokens = facts.get(_K.EPOCHS), facts.several.get(_K.TOKENS, ())
    if epochs is None or len(tokens) != 2 or epochs.value <= 1:
        return
    gaps = {
        gap_between(span_of(one.amount).times(epochs.amount), span_of(whole.amount)): (one, whole)
        for one, whole in permutations(tokens)
    }
    gap, (one, whole) = min(gaps.items(), key=lambda pair: pair[0])
    product = one.value * epochs.value
    follows = f"{quote(one.text)} and {quote(epochs.text)} are {amount_text(product)} tokens"
    said = f"{follows}, and {quote(whole.text)} is stated"
    verdict = CardVerdict.CONTRADICTS if gap > EPOCHS_APART else agreeing(product, whole.value)
    factor = max(product / whole.value, whole.value / product)
    yield find(verdict, "epochs", said, [one, epochs, whole], factor=factor)


def check_parts(facts: StatedRun, priced: Mapping[str, Priced]) -> Iterator[CardFinding]:
    """Yield where a part of the parameters is more than all of them."""
    del priced
    whole = facts.get(_K.TOTAL)
    for kind in (_K.ACTIVE, _K.TRAINABLE):
        part = facts.get(kind)
        if part is not None and whole is not None and part.amount.low > whole.amount.high:
            said = f"{quote(part.text)} is more than {quote(whole.text)}"
            yield find(
                CardVerdict.CONTRADICTS, "parameters", said, [part, whole], factor=part.value / whole.value
            )


def check_shares(figures: Sequence[StatedFigure]) -> Iterator[CardFinding]:
    """Yield the shares of a peak that are above it."""
    for figure in figures:
        is_share = figure.kind in {_K.UTILIZATION, _K.HARDWARE_UTILIZATION}
        if is_share and figure.value > SPANS[figure.kind][1]:
            said = f"{quote(figure.text)} is above the peak: no share is more than 1"
            yield find(CardVerdict.CONTRADICTS, "utilization", said, [figure], factor=figure.value)


def check_sums(figures: Sequence[StatedFigure]) -> Iterator[CardFinding]:
    """Yield how the total of a table stands to its rows."""
    columns: dict[tuple[int, FigureKind, str], list[StatedFigure]] = {}
    for figure in figures:
        if figure.row is not None and figure.kind in _SUMMED and not figure.unused:
            label = figure.text.partition(":")[0]
            columns.setdefault((figure.row.table, figure.kind, label), []).append(figure)
    for held in columns.values():
        totals = [figure for figure in held if figure.row and TOTAL.match(figure.row.name)]
        rows = [figure for figure in held if figure not in totals]
        if len(totals) == 1 and len(rows) > 1 and _are_all(rows, totals[0].row, figures):
            yield _sum_finding(rows, totals[0], "the rows of the table")


def _are_all(rows: Sequence[StatedFigure], total: Row | None, figures: Sequence[StatedFigure]) -> bool:
    """Tell whether every row of the table above the total has a figure in this column."""
    if total is None:
        return False
    known = {figure.row.number for figure in figures if figure.row and figure.row.table == total.table}
    return {figure.row.number for figure in rows if figure.row} >= known - {total.number} and all(
        figure.row is not None and figure.row.number < total.number for figure in rows
    )


def check_told_sums(figures: Sequence[StatedFigure], passages: Sequence[Passage]) -> Iterator[CardFinding]:
    """Yield how a total that a sentence gives "per the table below" stands to the rows of that table."""
    for figure in figures:
        text = passages[figure.passage].text
        is_told = figure.row is None and figure.is_cumulative and not figure.unused
        if is_told and figure.kind in _SUMMED and _IN_TABLE.search(text):
            rows = _rows_near(figure, figures)
            if rows:
                yield _sum_finding(rows, figure, "the table that it names")


def _rows_near(figure: StatedFigure, figures: Sequence[StatedFigure]) -> list[StatedFigure]:
    held = [
        each
        for each in figures
        if each.row is not None
        and (each.kind is figure.kind and not each.unused and not TOTAL.match(each.row.name))
        and 0 < each.row.table - figure.line <= NEAR_LINES
    ]  # fmt: skip
    first = min((each.row.table for each in held if each.row), default=0)
    return [each for each in held if each.row and each.row.table == first]


def _sum_finding(rows: Sequence[StatedFigure], total: StatedFigure, of_what: str) -> CardFinding:
    added = FigureSpan(0.0, 0.0, 0.0)
    for figure in rows:
        added = FigureSpan(
            added.value + figure.value, added.low + figure.amount.low, added.high + figure.amount.high
        )
    gap = gap_between(added, span_of(total.amount))
    factor = max(added.value / total.value, total.value / added.value)
    unit = added.value / total.value
    said = f"{of_what} {'adds' if len(rows) == 1 else 'add'} up to {unit:.4g} of {quote(total.text)}"
    if gap > SUM_CONTRADICTS and added.value > total.value:
        return find(CardVerdict.CONTRADICTS, "sum", said, [*rows, total], factor=factor)
    if gap > SUM_CONTRADICTS:
        said = f"{said}: is a row left out?"
    return find(
        CardVerdict.ASKS if gap > SUM_ASKS else CardVerdict.AGREES, "sum", said, [*rows, total], factor=factor
    )
