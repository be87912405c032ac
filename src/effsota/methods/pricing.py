"""Training compute in FLOP: from a claim to a record, with the sum as a list of terms."""

from __future__ import annotations

from effsota.methods.products import price_product
from effsota.methods.reckoned_energy import energy_of
from effsota.methods.sum_of_parts import Sum, price_sum
from effsota.model import Estimate, Evidence, Priced, Record, Submission


def build_record(submission: Submission, evidence: Evidence) -> Record:
    """Return the submission with every estimate priced in FLOP; its inputs must have passed their rules."""
    return Record(
        submission=submission,
        estimates=tuple(price_estimate(estimate, evidence) for estimate in submission.estimates),
        energy=energy_of(submission, evidence.hardware),
    )


def price_estimate(estimate: Estimate, evidence: Evidence) -> Priced:
    """Return the estimate's compute in FLOP with its margin: a product of terms, or a sum of such parts."""
    if isinstance(estimate.inputs, Sum):
        return price_sum(estimate, estimate.inputs, evidence)
    return price_product(estimate, evidence)
