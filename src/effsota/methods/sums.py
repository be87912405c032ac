"""A priced estimate in words: its sum on a line, its range, a sentence for a paper."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.model import Priced, Term

PAPER_DIGITS = 2
SHARED = "from its parts, as if all were off the same way"


def sum_line(priced: Priced) -> str:
    """Return the sum as a person would write it, the result in FLOP and PFS-days.

    2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.00574 PFS-days
    """
    flop = priced.compute_flop
    return f"{_expression(priced)} = {_flop(flop)} = {_pfs_days(flop, figures.DIGITS)}"


def sum_lines(priced: Priced) -> list[str]:
    """Return the sum line by line: each term with what it is, each part of a sum under its name."""
    parts = [*_part_lines(priced)]
    # What the parts come to stands as a line of its own only where it is multiplied further.
    terms = priced.terms if priced.terms[1:] or not priced.parts else ()
    return [*parts, *_term_lines(terms), f" = {_flop(priced.compute_flop)}"]


def _part_lines(priced: Priced) -> Iterator[str]:
    for at, part in enumerate(priced.parts):
        yield f" {'+' if at else ' '} {part.estimate.what}, by {part.estimate.method.name}:"
        yield from (f"   {line}" for line in sum_lines(part))


def _term_lines(terms: tuple[Term, ...]) -> Iterator[str]:
    shown = [(" × " if at else "   ") + term_text(term) for at, term in enumerate(terms)]
    width = max(map(len, shown), default=0)
    for left, term in zip(shown, terms, strict=True):
        yield f"{left.ljust(width)}   {term.what}" + (f" ({term.note})" if term.note else "")


def _expression(priced: Priced) -> str:
    """Return the product, or the parts of a sum in brackets, as they are multiplied and added."""
    terms = [term_text(term) for term in priced.terms]
    if priced.parts:
        added = " + ".join(f"({_expression(part)})" for part in priced.parts)
        terms[0] = f"({added})" if terms[1:] else added
    return " × ".join(terms)


def term_text(term: Term) -> str:
    """Return one term with its unit; a rate and a total in three digits, everything else as it is."""
    is_computed = term.unit.endswith("FLOP/s") or term.key == "parts"
    value = float(f"{term.value:.3g}") if is_computed else term.value
    return f"{figures.exact_text(value, ascii_only=True)} {term.counted}".strip()


def range_line(priced: Priced) -> str:
    """Return the tolerance and the factor it comes from, or both where its sides differ."""
    digits = figures.known_digits(priced.low_flop, priced.high_flop)
    ends = f"tolerance {_flop(priced.low_flop, digits)} to {_flop(priced.high_flop, digits)}"
    return f"within {_margin_text(priced)} ({origin_of(priced)}), {ends}"


def _margin_text(priced: Priced) -> str:
    if priced.margin.is_even:
        return f"a factor {priced.uncertainty:g}"
    margin = priced.margin
    below, above = (figures.number_text(side, ascii_only=True) for side in (margin.below, margin.above))
    return f"a factor {below} below and {above} above"


def origin_of(priced: Priced) -> str:
    """Return in words where the margin of an estimate is from."""
    estimate = priced.estimate
    usual = SHARED if priced.parts else f"the default of {estimate.method.name}"
    ends = [key for key, end in (("low", estimate.low), ("high", estimate.high)) if end is not None]
    if estimate.uncertainty or len(ends) > 1:
        return "as given"
    return f"{ends[0]} as given, else {usual}" if ends else usual


def paper_sentence(priced: Priced) -> str:
    """Return a sentence that a paper can print."""
    flop = priced.compute_flop
    compute = f"{_flop(flop, PAPER_DIGITS)} ({_pfs_days(flop, PAPER_DIGITS)})"
    ends = f"between {_flop(priced.low_flop, PAPER_DIGITS)} and {_flop(priced.high_flop, PAPER_DIGITS)} (95%)"
    sure = f"correct within a factor of about {priced.uncertainty:g}" if priced.margin.is_even else ends
    return f"Training took {compute}, {priced.estimate.method.wording}: {_expression(priced)}; {sure}."


def _flop(flop: float, digits: int = figures.DIGITS) -> str:
    return figures.compute_text(flop, figures.FLOP, digits, ascii_only=True)


def _pfs_days(flop: float, digits: int) -> str:
    return figures.compute_text(flop, figures.PFS_DAYS, digits, ascii_only=True)
