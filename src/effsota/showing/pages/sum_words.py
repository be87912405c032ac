"""An estimate's sum as it is printed: values without the last digits of a float, the whole as a formula."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.methods.sums import SHARED, origin_of
from effsota.model import Priced, Term

DIGITS = 7


def term_text(term: Term) -> str:
    """Return the value of a term."""
    return figures.exact_text(_shown(term))


def formula_text(priced: Priced) -> str:
    """Return a sum as a person would write it, with its result in FLOP and in PFS-days."""
    if priced.parts:
        factors = [*_pairs(priced)][1:]
        return figures.total_text(map(_pairs, priced.parts), priced.compute_flop, factors)
    return figures.product_text(_pairs(priced), priced.compute_flop)


def margin_text(priced: Priced) -> str:
    """Return by which factor an estimate may be off, or by which two; and where that is from, in a sum."""
    below, above = map(figures.factor_text, priced.margin)
    shared = f", {SHARED}" if origin_of(priced) == SHARED else ""
    either = f"a factor of {above} either way" if priced.margin.is_even else f"{below} below, {above} above"
    return either + shared


def _pairs(priced: Priced) -> Iterator[tuple[float, str]]:
    return ((_shown(term), term.counted) for term in priced.terms)


def _shown(term: Term) -> float:
    """Return the value without the last digits of a float, which nobody wrote."""
    return float(f"{term.value:.{DIGITS}g}")
