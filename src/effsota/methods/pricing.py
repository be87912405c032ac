"""Training compute in FLOP: from a claim to a record, with the sum as a list of terms."""

from __future__ import annotations

import math
from dataclasses import replace

from effsota.methods.terms import factor_terms
from effsota.model import Estimate, Evidence, Priced, Record, Source, Submission, Term


def build_record(submission: Submission, evidence: Evidence) -> Record:
    """Return the submission with every estimate priced in FLOP; its inputs must have passed their rules."""
    return Record(
        submission=submission,
        estimates=tuple(price_estimate(estimate, evidence) for estimate in submission.estimates),
    )


def price_estimate(estimate: Estimate, evidence: Evidence) -> Priced:
    """Return the estimate's compute in FLOP: the product of its terms, with its 95 % factor."""
    inputs = (_vouched(term, estimate.sources) for term in estimate.inputs.terms(evidence))
    terms = (*inputs, *factor_terms(estimate))
    return Priced(
        estimate=estimate,
        terms=terms,
        compute_flop=math.prod(term.value for term in terms),
        uncertainty=estimate.uncertainty or estimate.method.uncertainty,
    )


def _vouched(term: Term, sources: tuple[Source, ...]) -> Term:
    """Return a term with the estimate's sources for it, where somebody wrote it and none stands there yet."""
    if term.sources or term.is_default or not term.key:
        return term
    return replace(term, sources=tuple(each for each in sources if not each.keys or term.key in each.keys))
