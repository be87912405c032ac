"""Floors: compute that is too little for the model or the examples that the file itself states."""

from __future__ import annotations

import math
from collections.abc import Iterator

from effsota import figures
from effsota.judging.rules.context import RecordContext
from effsota.methods import Architecture, Operations, estimates_in
from effsota.methods.parameters import FLOP_PER_PARAMETER_AND_TOKEN_FORWARD as FLOP_PER_PARAMETER
from effsota.methods.parameters import Parameters
from effsota.model import Estimate
from effsota.problems import Fault
from effsota.units import FLOP_PER_MULTIPLY_ADD

# On file a parameter sees between 0.51 tokens (Megatron-Turing NLG) and 5,769 (RoBERTa); small models of
# today see up to 60,000.
FEWEST_TOKENS, MOST_TOKENS = 0.4, 1e5


def below_one_pass(context: RecordContext) -> Iterator[Fault]:
    """Training is at least a forward pass over the stated examples, or of a token through the parameters."""
    track = context.track
    if track is None or not track.kind.counts_training:
        return
    floors = [floor for each in context.submission.estimates for floor in floors_of(each)]
    for at, priced in enumerate(context.estimates):
        least, words = max(floors, default=(0.0, ""))
        if priced.compute_flop < least:
            flops = priced.compute_flop, least
            unit = figures.fit_unit(flops)
            own, one = (figures.compute_text(flop, unit, ascii_only=True) for flop in flops)
            yield Fault(
                f"/compute/{at}",
                f"{own} is less than {words}, {one}",
                "check powers of ten and units; where the level is reached without a training run, say so:"
                " answers: {below-one-pass: why}",
            )


def floors_of(estimate: Estimate) -> Iterator[tuple[float, str]]:
    """Yield the FLOP below which no run with these inputs can lie, and what they are."""
    for _, part in estimates_in(estimate):
        of_both = (*estimate.factors, *(part.factors if part is not estimate else ()))
        yield from _floors_of_one(part, math.prod(factor.value for factor in of_both))


def _floors_of_one(estimate: Estimate, share: float) -> Iterator[tuple[float, str]]:
    for _, inputs in estimate.inputs.nested():
        if isinstance(inputs, Parameters):
            yield (
                FLOP_PER_PARAMETER * inputs.parameters,
                "one token through the stated parameters",
            )
        elif isinstance(inputs, Operations):
            one = sum(part.operations.base for part in inputs.forward)
            examples = (inputs.examples or 1.0) * min(inputs.epochs, 1.0)
            yield one * examples * min(share, 1.0), "one forward pass over the stated examples"
        elif isinstance(inputs, Architecture):
            yield FLOP_PER_MULTIPLY_ADD * inputs.one_forward, "one forward pass of the architecture"


Texts = Parameters | Architecture


def _trained(inputs: Texts) -> float:
    """Return how many parameters are trained: few of a large model learn from few tokens."""
    if isinstance(inputs, Architecture):
        return inputs.active_parameters
    return inputs.parameters_trainable or inputs.parameters


def _seen(estimate: Estimate) -> float:
    """Return how many tokens a parameter sees in a whole run, whose stages may be as short as they like."""
    parts = [inputs for _, inputs in estimate.inputs.nested() if isinstance(inputs, Texts)]
    tokens = math.fsum((each.tokens or 0.0) * each.epochs for each in parts)
    is_known = len(parts) == max(len(estimate.inputs.held), 1)
    return tokens / max(map(_trained, parts)) if is_known else math.inf


def tokens_per_parameter(context: RecordContext) -> Iterator[Fault]:
    """A parameter sees between 0.4 and 100,000 tokens."""
    for at, estimate in enumerate(context.submission.estimates):
        for pointer, inputs in estimate.inputs.nested():
            if not isinstance(inputs, Texts) or inputs.tokens is None:
                continue
            each = inputs.tokens * inputs.epochs / _trained(inputs)
            if max(each, _seen(estimate)) < FEWEST_TOKENS or each > MOST_TOKENS:
                yield Fault(
                    f"/compute/{at}{pointer}/tokens",
                    f"each of {_trained(inputs):,.0f} parameters sees"
                    f" {figures.number_text(each, ascii_only=True)} tokens",
                    "check the powers of ten of parameters and tokens; where both are right, say what the run"
                    " was: answers: {tokens-per-parameter: why}",
                )
