"""An estimate's sum as it is printed: values without the last digits of a float, and its margin."""

from __future__ import annotations

from effsota import figures
from effsota.methods.sums import SHARED, origin_of
from effsota.model import Priced, Source, Term

DIGITS = 7


def term_text(term: Term) -> str:
    """Return the value of a term."""
    return figures.exact_text(_shown(term))


def margin_text(priced: Priced) -> str:
    """Return by which factor an estimate may be off, or by which two; and where that is from, in a sum."""
    below, above = map(figures.margin_factor, priced.margin)
    shared = f", {SHARED}" if origin_of(priced) == SHARED else ""
    either = f"a factor of {above} either way" if priced.margin.is_even else f"{below} below, {above} above"
    return either + shared


def told_sources(priced: Priced) -> tuple[Source, ...]:
    """Return the sources that stand beside the terms of a sum."""
    return tuple(source for term in priced.terms for source in term.sources)


def _shown(term: Term) -> float:
    """Return the value without the last digits of a float, which nobody wrote."""
    return float(f"{term.value:.{DIGITS}g}")
