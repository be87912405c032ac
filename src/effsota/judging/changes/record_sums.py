"""What a new record claims, as Markdown: its sums with their inputs, and the sources to compare them with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.judging.changes.model import BoardChange, Deed
from effsota.judging.changes.pieces import render_fold, render_name
from effsota.methods.sums import range_line, sum_line, term_text
from effsota.model import Priced, Record, Source, Term
from effsota.model.resources import ENERGY, EXAMPLES, PRICE, TOKENS
from effsota.text import cut, to_markdown

MOST_SOURCES, MOST_INPUTS, MOST_LINE = 8, 24, 300
NO_SOURCE = "no source is given for its inputs"


def render_sums(boards: Sequence[BoardChange]) -> Iterator[str]:
    """Yield a folded part for every record that is new: what a maintainer compares with its sources."""
    for board in boards:
        for change in board.records:
            if change.deed is Deed.ADDED and change.after is not None:
                yield _render(change.after.record)


def _render(record: Record) -> str:
    model = render_name(record.submission.model)
    lines = list(_stated(record))
    for at, priced in enumerate(record.estimates):
        lines += _estimate(priced, "cross-check" if at else "compute")
    publication = record.submission.publication
    lines += [f"- published in: {_cited(publication.title, publication.url)}"]
    title = f"The sum, inputs and sources of {model}"
    return render_fold(title, lines)


def _stated(record: Record) -> Iterator[str]:
    """Yield what a record states beside its compute, by which tracks rank too."""
    price = record.submission.price
    if price is not None:
        blend = f", {cut(price.blend, MOST_LINE)}" if price.blend else ""
        told = f"{PRICE.text_of(price.usd_per_million_tokens)} on {price.date}{blend}"
        yield f"- price: {to_markdown(told)}<br>source: {_cited(*_parts(price.source))}"
    data = record.submission.data
    for seen in () if data is None else (TOKENS, EXAMPLES):
        amount = seen.amount_of(record)
        if data is not None and amount is not None:
            yield f"- data: {seen.text_of(amount.value)}<br>source: {_cited(*_parts(data.source))}"
    yield from _of_energy(record)


def _of_energy(record: Record) -> Iterator[str]:
    energy, used = record.submission.energy, ENERGY.amount_of(record)
    if energy is not None and used is not None:
        told = f"{ENERGY.text_of(used.value)}, {used.condition}"
        yield f"- energy: {to_markdown(told)}<br>source: {_cited(*_parts(energy.source))}"


def _parts(source: Source | None) -> tuple[str | None, ...]:
    return () if source is None else (source.title, source.where, source.url)


def _estimate(priced: Priced, role: str) -> Iterator[str]:
    inputs = [*_inputs(priced)]
    rest = [f"and {len(inputs) - MOST_INPUTS} more inputs"] if len(inputs) > MOST_INPUTS else []
    told = [*inputs[:MOST_INPUTS], *rest, sum_line(priced), range_line(priced)]
    sums = "<br>".join(to_markdown(cut(line, MOST_LINE)) for line in told)
    yield f"- {role}, by {priced.estimate.method.name}:<br>{sums}"
    sources = list(
        dict.fromkeys(source for each in (priced, *priced.parts) for source in each.estimate.sources)
    )
    cited = [_cited(source.title, source.where, source.url) for source in sources[:MOST_SOURCES]]
    shown = [f"source: {each}" for each in cited] or [NO_SOURCE]
    more = [f"and {len(sources) - MOST_SOURCES} more sources"] if len(sources) > MOST_SOURCES else []
    yield f"- {'<br>'.join([*shown, *more])}"


def _inputs(priced: Priced) -> Iterator[str]:
    """Yield what is multiplied; of a sum by the name of each part, then what multiplies their total."""
    for part in priced.parts:
        yield from (f"{part.estimate.what}, {_input(term)}" for term in part.terms)
    yield from map(_input, priced.terms[1:] if priced.parts else priced.terms)


def _input(term: Term) -> str:
    """Return what is multiplied, as it stands in the file where somebody wrote it."""
    note = f" ({term.note})" if term.note else ""
    text = term_text(term).removesuffix(f" {term.counted}" if term.unit == term.what else "")
    return f"{term.what}{note}: {text}" + (", by default" if term.is_default else "")


def _cited(*parts: str | None) -> str:
    """Return what a source is, its link as text: nothing that a stranger filed can be clicked."""
    return ", ".join(to_markdown(cut(part, MOST_LINE)) for part in parts if part)
