"""The method sum: a run in parts that cannot be counted in one product, each an estimate of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from effsota.methods.products import margin_of, price_product
from effsota.methods.terms import amount_text, factor_terms
from effsota.model import Estimate, Evidence, Inputs, Margin, Method, Priced, Submission, Term


class Sum(Inputs):
    """What is added: estimates that are no sums themselves."""

    parts: tuple[Estimate, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any], methods: Mapping[str, Method]) -> Sum:
        """Build from data that has passed its schema; `methods` are those that a part may have, by name."""
        return cls(parts=tuple(Estimate.from_data(part, methods) for part in data["parts"]))

    @property
    def held(self) -> tuple[Estimate, ...]:
        """The parts."""
        return self.parts

    def nested(self) -> Iterator[tuple[str, Inputs]]:
        """Yield these inputs and those of the parts."""
        yield "", self
        for at, part in enumerate(self.parts):
            for pointer, inputs in part.inputs.nested():
                yield f"/parts/{at}{pointer}", inputs

    def terms(self, evidence: Evidence) -> Iterator[Term]:
        """Yield the total of the parts, in FLOP."""
        yield _total(tuple(price_product(part, evidence) for part in self.parts))


def price_sum(estimate: Estimate, inputs: Sum, evidence: Evidence) -> Priced:
    """Return the compute of a sum in FLOP: its parts added, times its factors.

    Unless the sum says how sure it is itself, its ends are the sums of the parts' ends: as if all parts were
    off the same way. Parts of one run share a utilization, a way of counting, a source. To take their errors
    for independent would make a run the surer, the more pieces it is cut into.
    """
    parts = tuple(price_product(part, evidence) for part in inputs.parts)
    terms = (_total(parts), *factor_terms(estimate))
    flop = math.prod(term.value for term in terms)
    given = None if estimate.uncertainty is None else Margin.within(estimate.uncertainty)
    margin = margin_of(estimate, flop, given or shared_margin(parts))
    return Priced(estimate=estimate, terms=terms, compute_flop=flop, margin=margin, parts=parts)


def shared_margin(parts: Sequence[Priced]) -> Margin:
    """Return the margin of a total whose parts are all off the same way."""
    total = math.fsum(part.compute_flop for part in parts)
    low, high = math.fsum(part.low_flop for part in parts), math.fsum(part.high_flop for part in parts)
    first = parts[0].margin
    if all((part.margin.below, part.margin.above) == (first.below, first.above) for part in parts):
        return first  # what the ends say too, but for the last digit of a float
    return Margin(total / low, high / total)


def _total(parts: Sequence[Priced]) -> Term:
    return Term(
        key="parts",
        what=f"sum of {len(parts)} parts",
        value=math.fsum(part.compute_flop for part in parts),
        unit="FLOP",
        text=" + ".join(amount_text(part.compute_flop) for part in parts),
    )


def estimates_in(estimate: Estimate) -> Iterator[tuple[str, Estimate]]:
    """Yield an estimate, or instead of a sum its parts, each with the pointer below the estimate."""
    if not isinstance(estimate.inputs, Sum):
        yield "", estimate
        return
    for at, part in enumerate(estimate.inputs.parts):
        yield f"/parts/{at}", part


def whole_and_parts(estimate: Estimate) -> Iterator[tuple[str, Estimate]]:
    """Yield an estimate, and of a sum its parts too, each with the pointer below the estimate."""
    yield "", estimate
    if isinstance(estimate.inputs, Sum):
        yield from estimates_in(estimate)


def all_estimates(submission: Submission) -> Iterator[tuple[str, Estimate]]:
    """Yield every estimate of a submission with its pointer: of a sum the whole and its parts."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, each in whole_and_parts(estimate):
            yield f"/compute/{at}{pointer}", each


def leaf_estimates(submission: Submission) -> Iterator[tuple[str, Estimate]]:
    """Yield every estimate of a submission that is no sum with its pointer: of a sum its parts."""
    for at, estimate in enumerate(submission.estimates):
        for pointer, each in estimates_in(estimate):
            yield f"/compute/{at}{pointer}", each


def build_sum(methods: Sequence[Method]) -> Method:
    """Return the method; a part is an estimate by one of `methods`."""
    by_name = MappingProxyType({method.name: method for method in methods})
    return Method(
        name="sum",
        title="Sum of parts",
        formula="part + part + …, each by one of the other methods",
        trust=(
            "For a run that no single product describes: two sequence lengths, a pod that shrank, a teacher"
            " beside its student. The parts are taken to be off the same way, so that cutting a run into"
            " pieces does not make it surer: each end is the sum of the parts' ends."
        ),
        wording="estimated in parts",
        cited=(),
        uncertainty=max(method.uncertainty for method in methods),
        is_derived=True,
        training_only=None,
        inputs=Sum,
        read=partial(Sum.from_data, methods=by_name),
        asked=MappingProxyType({}),
        sweeps=(),
        script=(),
        is_as_its_parts=True,
    )
