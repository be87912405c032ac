"""A priced estimate in words: its sum on a line, its range, a sentence for a paper."""

from __future__ import annotations

from effsota import figures
from effsota.model import Priced, Term

PAPER_DIGITS = 2


def sum_line(priced: Priced) -> str:
    """Return the sum as a person would write it, the result in FLOP and PFS-days.

    2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.0057 PFS-days
    """
    terms = " × ".join(map(term_text, priced.terms))
    return f"{terms} = {_flop(priced.compute_flop)} = {_pfs_days(priced.compute_flop)}"


def sum_lines(priced: Priced) -> list[str]:
    """Return the sum line by line: each term with what it is."""
    shown = [(" × " if at else "   ") + term_text(term) for at, term in enumerate(priced.terms)]
    width = max(map(len, shown))
    notes = [f"{term.what} ({term.note})" if term.note else term.what for term in priced.terms]
    lines = [f"{left:<{width}}   {right}" for left, right in zip(shown, notes, strict=True)]
    return [*lines, f" = {_flop(priced.compute_flop)}"]


def term_text(term: Term) -> str:
    """Return one term with its unit; a rate in three digits, everything else as it is."""
    is_rate = term.unit.endswith("FLOP/s")
    value = float(f"{term.value:.3g}") if is_rate else term.value
    return f"{figures.exact_text(value, ascii_only=True)} {term.unit}".strip()


def range_line(priced: Priced) -> str:
    """Return the tolerance and the factor it comes from."""
    given = "as given" if priced.estimate.uncertainty else f"the default of {priced.estimate.method.name}"
    return (
        f"within a factor {priced.uncertainty:g} ({given}), tolerance "
        f"{_flop(priced.low_flop)} to {_flop(priced.high_flop)}"
    )


def paper_sentence(priced: Priced) -> str:
    """Return a sentence that a paper can print."""
    compute = _flop(priced.compute_flop, PAPER_DIGITS)
    terms = " × ".join(map(term_text, priced.terms))
    return (
        f"Training took {compute} ({_pfs_days(priced.compute_flop)}), {priced.estimate.method.wording}: "
        f"{terms}; correct within a factor of about {priced.uncertainty:g}."
    )


def _flop(flop: float, digits: int = figures.DIGITS) -> str:
    return figures.compute_text(flop, figures.FLOP, digits, ascii_only=True)


def _pfs_days(flop: float) -> str:
    return figures.compute_text(flop, figures.PFS_DAYS, PAPER_DIGITS, ascii_only=True)
