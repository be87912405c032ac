"""Counted architectures: what is counted can be, and it is said how much it was trained on."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import number_text
from effsota.judging.discrepancies.distance import apart, differs
from effsota.judging.quoting import times
from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, Operations
from effsota.methods.architectures import Counted
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


def forward_passes_differ(context: ClaimContext) -> Iterator[Fault]:
    """A forward pass that a source prints is, within a tenth, what the layers of its network multiply."""
    own = [(at, each.inputs) for at, each in enumerate(context.submission.estimates)]
    printed = [(at, inputs) for at, inputs in own if isinstance(inputs, Operations)]
    counted = [(at, inputs.count()) for at, inputs in own if isinstance(inputs, Architecture)]
    networks = [(at, network) for at, network in counted if isinstance(network, Counted)]
    if len(printed) != 1 or len(networks) != 1:
        return
    (at, operations), (beside, network) = printed[0], networks[0]
    said, follows = operations.forward_multiply_adds, network.per_example
    if differs(said, follows):
        yield Fault(
            f"/compute/{at}/forward",
            f"{_amount(said)} multiply-adds stand here for one example, and estimate {beside + 1} counts"
            f" {_amount(follows)} by the architecture: they differ by {times(apart(said, follows))}",
            "mend the one that is wrong; where the source counts something else, or wrong, say so:"
            " answers: {forward-passes-differ: why}",
        )


def _amount(value: float) -> str:
    return number_text(value, ascii_only=True)


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
