"""Spoken precision: in what a run multiplied by the words of a file, beside the peak that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.rules.context import ClaimContext
from effsota.problems import Fault
from effsota.reading.prose.precision_words import NAMES_PRECISION, PRECISION, PRECISIONS_OF
from effsota.text.prose_patterns import ProsePattern

_OF_TRAINING = ProsePattern(
    rf"\btrain\w* (?:\w+ ){{0,2}}?(?:in|with|at|using) {PRECISION}|\b{PRECISION}[- ]train\w*", signs="train"
)
# A part of a run may be of another precision: its sums, its master weights, one matrix of many, its peak.
_OF_A_PART = ProsePattern(
    rf"{PRECISION}[- ](?:(?:LM )?heads?|master|accumul\w+|sums?|optimi[sz]er|moments?|states?|gradients?"
    rf"|grads?"
    rf"|weights?|copy|copies|norms?|soft-?max|reduc\w+|all-?reduce|communication|cache|loss|logits|scales?"
    rf"|quanti[sz]ation|peak)"
    rf"|(?:accumul\w+|sums|summed|kept|stored|heads?|projection|master weights|gradients|moments|states"
    rf"|reductions?|norms?|soft-?max|logits|loss|communication)(?: \w+)? (?:in|at|as|with) {PRECISION}"
    rf"|(?:not|no|without|instead of|unlike|rather than|half of|whole) (?:the )?{PRECISION}(?: peak)?",
    signs="fp|float|bf16|tf32|precision",
)


def precision_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """The precision whose peak is counted is one in which, by the words of the file, the run multiplied."""
    submission = context.submission
    titles = f"{submission.model}; {submission.publication.title}"
    of_titles = "; ".join(_OF_TRAINING.findall(titles))
    for at, pointer, inputs, chip in context.chip_uses:
        counted = inputs.precision or (next(iter(chip.peaks)) if chip and len(chip.peaks) == 1 else None)
        words = f"{context.words[at]}; {of_titles}"
        if inputs.peak is not None or not counted or not NAMES_PRECISION.search(words):
            continue
        named = [
            found.casefold().replace("-", " ")
            for found in NAMES_PRECISION.findall(_OF_A_PART.sub(" ", words))
        ]
        if named and not any(counted in PRECISIONS_OF[each] for each in named):
            told = join_words(sorted(set(named)))
            yield Fault(
                f"{pointer}/precision" if inputs.precision else f"{pointer}/hardware",
                f"the peak counted is that of {counted}, and the words here speak of {told}",
                "write the precision in which the run multiplied; where the words are of a part of it, or of"
                " another run, say so: answers: {precision-of-the-words: why}",
            )
