"""Parameters: in all, active, trainable, and the backward pass that follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.estimate_words import words_beside
from effsota.methods.parameters import FULL_BACKWARD, Parameters
from effsota.methods.terms import amount_text
from effsota.model import Estimate
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

# Of the active parameters. Below, most weights stay as they are: their gradients are never computed.
LEAST_TRAINED = 0.5
_FROZEN = ProsePattern(
    r"\b(?-i:Q?LoRA)\b|\blow-rank adapt\w*|\bfrozen (?:model|weights|backbone)\b",
    signs="lora|low-rank|frozen",
)


def _counted(context: ClaimContext) -> Iterator[tuple[str, Parameters]]:
    for pointer, estimate in context.leaf_estimates:
        for below, inputs in estimate.inputs.nested():
            if isinstance(inputs, Parameters):
                yield f"{pointer}{below}", inputs


def parameters_out_of_order(context: ClaimContext) -> Iterator[Fault]:
    """A model has at least as many parameters in all as are active, or trained."""
    for pointer, inputs in _counted(context):
        total = inputs.parameters_total
        least = (
            ("parameters", inputs.parameters, "active"),
            ("parameters_trainable", inputs.parameters_trainable or 0.0, "trainable"),
        )
        for key, number, which in least:
            if total is not None and number > total:
                yield Fault(
                    f"{pointer}/{key}",
                    f"{amount_text(number)} parameters are {which}, of {amount_text(total)} in all",
                    "write under parameters those that are active for a token, and all of them under"
                    " parameters_total",
                )


def frozen_weights_counted(context: ClaimContext) -> Iterator[Fault]:
    """Where most weights stay as they are, the backward pass costs one forward pass, not two."""
    for pointer, estimate in context.leaf_estimates:
        for below, inputs in estimate.inputs.nested():
            if isinstance(inputs, Parameters) and inputs.backward == FULL_BACKWARD:
                yield from _check_frozen(f"{pointer}{below}", inputs, estimate)


def _check_frozen(pointer: str, inputs: Parameters, estimate: Estimate) -> Iterator[Fault]:
    trained = inputs.parameters_trainable
    if trained and trained < LEAST_TRAINED * inputs.parameters:
        yield Fault(
            f"{pointer}/parameters_trainable",
            f"{amount_text(trained)} of {amount_text(inputs.parameters)} parameters are trained,"
            " and the backward pass is counted as if all were: 6 FLOP for each parameter and token",
            "write backward: 1 (4 FLOP): gradients pass through all weights, and are taken of few",
        )
    elif trained is None and _FROZEN.search("; ".join(words_beside(estimate))):
        yield Fault(
            f"{pointer}/parameters",
            "the words here speak of weights that stay as they are, and all are counted as trained",
            "write parameters_trainable: how many are trained, and backward: 1; where all are, say so:"
            " answers: {frozen-weights-counted: why}",
        )
