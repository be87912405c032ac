"""Left out: what a claim of its kind always has, and this one does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, Operations, Sum, estimates_in
from effsota.methods.parameters import Parameters
from effsota.model import Estimate
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

# Back-propagation became usual with the paper of Rumelhart, Hinton and Williams in Nature of that day.
USUAL_SINCE = date(1986, 10, 9)
# Ten views of an image are common, and 144 the most of the winners of ImageNet.
MOST_EXAMPLES = 150.0
USUAL_BACKWARD = 2.0
_WITHOUT = ProsePattern(
    r"evolution|gradient|back-?prop|backward|forward[- ](?:only|forward)|predict|inference|frozen|hebb",
    signs="evolution|gradient|prop|backward|forward|predict|inference|frozen|hebb",
)
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
ENSEMBLE = ProsePattern(rf"\bensemble of {_NUMBER}\b", signs="ensemble of")
NEEDED = ProsePattern(
    rf"\b(?:needs?|requires?|reached by|result of) (?:the|an) ensemble of (?:\w+)\b"
    rf"|\b(?:ensemble|average) (?:of|over) {_NUMBER} (?:models?|networks?|nets?)\b",
    signs="ensemble|average",
)
SECOND_PASS = ProsePattern(
    r"\bSAM\b(?!-)|(?i:\bsharpness[- ]aware\b"
    r"|\b(?:two|2) (?:gradient|forward[- ]backward|forward and backward)"
    r" (?:computations|evaluations|passes|steps) (?:per|each|every|for each|in each)\b"
    r"|\bsecond (?:forward|backward|forward[- ]backward|gradient) (?:pass|computation|evaluation)\b)",
    signs="sam|sharpness|gradient|forward|backward",
    flags=re.NOFLAG,
)
_NO_SECOND_PASS = ProsePattern(
    r"\b(?i:without|no|not|never|instead of|unlike)\b[^.;]{0,20}?(?:\bSAM\b|(?i:sharpness))"
    r"|(?:\bSAM\b|(?i:sharpness))[^.;]{0,30}?\b(?:not|never)\b",
    signs="sam|sharpness",
    flags=re.NOFLAG,
)


def training_without_backward(context: ClaimContext) -> Iterator[Fault]:
    """Training has a backward pass, unless the words say how it learned without one."""
    track, submission = context.track, context.submission
    if track is None or not track.kind.counts_training or submission.date < USUAL_SINCE:
        return
    for at, estimate in enumerate(submission.estimates):
        leaves = [each for _, each in estimates_in(estimate)]
        counted = [each for each in leaves if len(leaves) == 1 or _tells_its_passes(each)]
        is_forward_only = bool(counted) and not any(map(_has_backward, counted))
        if is_forward_only and not _WITHOUT.search(context.words_with_layers[at]):
            yield Fault(
                f"/compute/{at}",
                "training is counted, and no backward pass",
                "take backward out: 2 forward passes stand for it; where nothing was sent back, say how it"
                " learned: answers: {training-without-backward: why}",
            )


def _tells_its_passes(estimate: Estimate) -> bool:
    return isinstance(estimate.inputs, Operations | Parameters | Architecture)


def _has_backward(estimate: Estimate) -> bool:
    inputs = estimate.inputs
    if isinstance(inputs, Operations | Architecture):
        return inputs.has_backward
    return not isinstance(inputs, Parameters) or inputs.backward > 0


def examples_of_inference(context: ClaimContext) -> Iterator[Fault]:
    """Inference is counted for one example, or for the few views of it that a level needs: at most 150."""
    if context.track is None or context.track.kind.counts_training:
        return
    for pointer, estimate in context.leaf_estimates:
        inputs = estimate.inputs
        passes = 1.0
        if isinstance(inputs, Operations | Architecture):
            passes = (inputs.examples or 1.0) * inputs.epochs
        if passes > MOST_EXAMPLES:
            yield Fault(
                f"{pointer}/examples",
                f"{passes:,.10g} forward passes are counted, and this track counts those of one example",
                "write examples: 1; where the level needs so many views of one, say so:"
                " answers: {examples-of-inference: why}",
            )


def ensemble_not_counted(context: ClaimContext) -> Iterator[Fault]:
    """Where a result is that of an ensemble, its members are counted: by a factor, or as a sum."""
    submission = context.submission
    headline = submission.headline
    if headline is None:
        return
    is_counted = bool(headline.factors) or isinstance(headline.inputs, Sum)
    is_one = ENSEMBLE.search(submission.model) or NEEDED.search(context.words_with_layers[0])
    if is_one and not is_counted:
        yield Fault(
            "/compute/0",
            f"the result is of an {_plain(is_one[0])}, and nothing counts its members",
            "write factors: [{value: ..., reason: how many models the level needs}]; where they are in the"
            " figure, say so: answers: {ensemble-not-counted: why}",
        )


def second_pass_not_counted(context: ClaimContext) -> Iterator[Fault]:
    """Sharpness-aware minimization goes forward and back twice a step: a count has a factor for it."""
    for at, estimate in enumerate(context.submission.estimates):
        leaves = [each for _, each in estimates_in(estimate) if _tells_its_passes(each)]
        found = SECOND_PASS.search(context.words_with_layers[at]) if leaves else None
        is_told = estimate.factors or any(_counts_more_passes(each) or each.factors for each in leaves)
        if found and not is_told and not _NO_SECOND_PASS.search(context.words_with_layers[at]):
            yield Fault(
                f"/compute/{at}",
                f"the words here speak of {found[0]}, and one pass forward and back is counted a step",
                "write factors: [{value: 2, reason: two passes a step}]; where they are counted, say so:"
                " answers: {second-pass-not-counted: why}",
            )


def _counts_more_passes(estimate: Estimate) -> bool:
    inputs = estimate.inputs
    if not isinstance(inputs, Operations | Parameters | Architecture):
        return False
    return inputs.backward > USUAL_BACKWARD


def _plain(found: str) -> str:
    return found[max(found.lower().find("ensemble"), 0) :]
