"""Training compute in FLOP: from a claim to a record, with the sum as a list of terms."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.methods.crossing_cost import CurveEvidence, crossing_terms
from effsota.methods.terms import factor_terms, input_terms
from effsota.model import Estimate, LearningCurve, Method, Priced, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Hardware, Submission, Term

__all__ = ["DEFAULT_UNCERTAINTY", "CurveEvidence", "Evidence", "build_record", "price_estimate"]

# The tracker's own convention after "correct within a factor 2-3" ("AI and Compute", 2018, appendix).
DEFAULT_UNCERTAINTY: Mapping[Method, float] = MappingProxyType(
    {
        Method.OPERATIONS: 1.5,
        Method.PARAMETERS: 1.5,
        Method.LEARNING_CURVE: 1.5,
        Method.REPORTED: 2.0,
        Method.HARDWARE_TIME: 3.0,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What estimates refer to beside their own inputs."""

    hardware: Hardware
    curves: CurveEvidence = field(default_factory=CurveEvidence)


def build_record(submission: Submission, evidence: Evidence) -> Record:
    """Return the submission with every estimate priced in FLOP; its inputs must have passed their rules."""
    return Record(
        submission=submission,
        estimates=tuple(price_estimate(estimate, evidence) for estimate in submission.estimates),
    )


def price_estimate(estimate: Estimate, evidence: Evidence) -> Priced:
    """Return the estimate's compute in FLOP: the product of its terms, with its 95 % factor."""
    inputs = estimate.inputs
    swept: tuple[Term, ...] = ()
    if isinstance(inputs, LearningCurve):
        swept = crossing_terms(inputs, evidence.curves, sources=estimate.sources)
    terms = (*swept, *input_terms(estimate, evidence.hardware), *factor_terms(estimate))
    return Priced(
        estimate=estimate,
        terms=terms,
        compute_flop=math.prod(term.value for term in terms),
        uncertainty=estimate.uncertainty or DEFAULT_UNCERTAINTY[estimate.method],
    )
