"""Counted architectures: what is counted can be, and it is said how much it was trained on."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture
from effsota.problems import Fault


def _counted(context: ClaimContext) -> Iterator[tuple[str, Architecture]]:
    """Yield what is counted: an estimate, or the cost of one x of a curve."""
    for pointer, estimate in context.leaf_estimates:
        for below, inputs in estimate.inputs.nested():
            if isinstance(inputs, Architecture):
                yield f"{pointer}{below}", inputs


def architecture_not_countable(context: ClaimContext) -> Iterator[Fault]:
    """A config or a list of layers says all that the count of its operations needs."""
    for pointer, inputs in _counted(context):
        counted = inputs.count()
        if isinstance(counted, tuple):
            yield from (fault._replace(pointer=f"{pointer}{fault.pointer}") for fault in counted)


def architecture_trained_on_nothing(context: ClaimContext) -> Iterator[Fault]:
    """An architecture was trained on tokens or on examples: one of the two is said."""
    for pointer, estimate in context.leaf_estimates:
        if isinstance(estimate.inputs, Architecture):
            found = check_amount(estimate.inputs)
            yield from (fault._replace(pointer=f"{pointer}{fault.pointer}") for fault in found)


def check_amount(inputs: Architecture) -> Iterator[Fault]:
    """Yield what is wrong with how much it was trained on; pointers lead from the estimate."""
    if inputs.tokens is not None and inputs.examples is not None:
        yield Fault(
            "/examples",
            "tokens and examples are two amounts of one training",
            "write tokens: 2T; or examples, of what is not told by tokens",
        )
    if inputs.tokens is None and inputs.examples is None:
        yield Fault(
            "",
            "nothing says how much it was trained on",
            "write tokens: 2T; or examples: 1.28M (and epochs), of what is not told by tokens",
        )
