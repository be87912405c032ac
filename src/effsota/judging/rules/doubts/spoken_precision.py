"""Spoken precision: in what a run multiplied by the words of a file, beside the peak that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.discrepancies.chip_peaks import chip_uses
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.doubts.estimate_words import words_of
from effsota.problems import Fault

# What a word may mean: mixed precision is half precision with sums in single, on the tensor cores.
_MEANT = {
    "fp4": ("fp4",),
    "nvfp4": ("fp4",),
    "mxfp4": ("fp4",),
    "fp8": ("fp8",),
    "mxfp8": ("fp8",),
    "fp16": ("fp16", "fp16-vector"),
    "float16": ("fp16", "fp16-vector"),
    "half precision": ("fp16", "fp16-vector", "bf16"),
    "bf16": ("bf16",),
    "bfloat16": ("bf16",),
    "mixed precision": ("fp16", "bf16", "fp8", "tf32"),
    "amp": ("fp16", "bf16"),
    "tf32": ("tf32",),
    "fp32": ("fp32",),
    "float32": ("fp32",),
    "single precision": ("fp32",),
    "full precision": ("fp32",),
    "fp64": ("fp64",),
    "double precision": ("fp64",),
}
_WORD = (
    r"(?:(?:nv|mx)?fp4|mxfp8|fp8|fp16|float16|bf16|bfloat16|tf32|fp32|float32|fp64"
    r"|(?:half|mixed|single|full|double)[- ]precision)"
)
_NAMED = re.compile(rf"(?<![\w-])(?:{_WORD}|(?-i:AMP))(?!\w)", re.IGNORECASE)
_OF_TRAINING = re.compile(
    rf"\btrain\w* (?:\w+ ){{0,2}}?(?:in|with|at|using) {_WORD}|\b{_WORD}[- ]train\w*", re.IGNORECASE
)
# A part of a run may be of another precision: its sums, its master weights, one matrix of many, its peak.
_OF_A_PART = re.compile(
    rf"{_WORD}[- ](?:(?:LM )?heads?|master|accumul\w+|sums?|optimi[sz]er|moments?|states?|gradients?|grads?"
    rf"|weights?|copy|copies|norms?|soft-?max|reduc\w+|all-?reduce|communication|cache|loss|logits|scales?"
    rf"|quanti[sz]ation|peak)"
    rf"|(?:accumul\w+|sums|summed|kept|stored|heads?|projection|master weights|gradients|moments|states"
    rf"|reductions?|norms?|soft-?max|logits|loss|communication)(?: \w+)? (?:in|at|as|with) {_WORD}"
    rf"|(?:not|no|without|instead of|unlike|rather than|half of|whole) (?:the )?{_WORD}(?: peak)?",
    re.IGNORECASE,
)


def precision_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """The precision whose peak is counted is one in which, by the words of the file, the run multiplied."""
    submission = context.submission
    titles = f"{submission.model}; {submission.publication.title}"
    of_titles = "; ".join(_OF_TRAINING.findall(titles))
    for at, pointer, inputs, chip in chip_uses(submission, context.hardware):
        words = f"{words_of(submission.estimates[at], submission)}; {of_titles}"
        named = [found.casefold().replace("-", " ") for found in _NAMED.findall(_OF_A_PART.sub(" ", words))]
        counted = inputs.precision or (next(iter(chip.peaks)) if chip and len(chip.peaks) == 1 else None)
        if inputs.peak is None and counted and named and not any(counted in _MEANT[each] for each in named):
            told = join_words(sorted(set(named)))
            yield Fault(
                f"{pointer}/precision" if inputs.precision else f"{pointer}/hardware",
                f"the peak counted is that of {counted}, and the words here speak of {told}",
                "write the precision in which the run multiplied; where the words are of a part of it, or of"
                " another run, say so: answers: {precision-of-the-words: why}",
            )
