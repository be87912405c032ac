"""One estimate that is a product: its terms multiplied, with its sources and its margin."""

from __future__ import annotations

import math

from effsota.methods.terms import factor_terms
from effsota.model import Estimate, Evidence, Margin, Priced, Source, Term


def price_product(estimate: Estimate, evidence: Evidence) -> Priced:
    """Return the estimate's compute in FLOP: the product of its terms, with its margin."""
    inputs = (_vouched(term, estimate.sources) for term in estimate.inputs.terms(evidence))
    terms = (*inputs, *factor_terms(estimate))
    flop = math.prod(term.value for term in terms)
    usual = Margin.within(estimate.uncertainty or estimate.method.uncertainty)
    margin = margin_of(estimate, flop, usual)
    return Priced(estimate=estimate, terms=terms, compute_flop=flop, margin=margin)


def margin_of(estimate: Estimate, flop: float, usual: Margin) -> Margin:
    """Return the margin of an estimate of `flop` FLOP: by its own ends, and the usual one where it has none.

    Ends that do not enclose the estimate are refused before anybody reads a margin.
    """
    below = usual.below if estimate.low is None else flop / estimate.low.base
    above = usual.above if estimate.high is None else estimate.high.base / flop
    return Margin(max(1.0, below), max(1.0, above))


def _vouched(term: Term, sources: tuple[Source, ...]) -> Term:
    """Return a term with the estimate's sources for it, where somebody wrote it and none stands there yet."""
    if term.sources or term.is_default or not term.key:
        return term
    return term.vouched_by(tuple(each for each in sources if not each.keys or term.key in each.keys))
