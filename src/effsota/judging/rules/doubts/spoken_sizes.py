"""Spoken sizes: how many parameters and tokens the words of a file name, beside what its keys count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.discrepancies.distance import apart
from effsota.judging.rules.context import ClaimContext
from effsota.methods.parameters import Parameters
from effsota.methods.terms import amount_text
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern

_POWERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_UNIT = r"(million|billion|trillion|[MBT])"
_IN_NAME = LatePattern(r"(?<![\w.])(\d+(?:\.\d+)?) ?([MBT])(?![\w])")
_MIXED = LatePattern(r"\d+x\d|\b[0-9.]+[bt]-a[0-9.]+[bm]\b|\bMoE\b", re.IGNORECASE)
_PARAMETERS = ProsePattern(
    rf"(?<![\w.,])(\d+(?:,\d{{3}})*(?:\.\d+)?) ?{_UNIT}(?: \w+){{0,2}}? (?:parameters|params|weights)\b",
    signs="param|weights",
)
TOKENS = ProsePattern(rf"(?<![\w.,])(\d+(?:,\d{{3}})*(?:\.\d+)?) ?{_UNIT}(?: \w+)? tokens\b", signs="tokens")
# Embeddings that are only looked up may be more than half of a small model; beyond 3x it is another model.
MOST_APART = 3.0


def parameters_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """The parameters that are counted are within 3x of a number that the name or the words give."""
    submission = context.submission
    for at, estimate in enumerate(submission.estimates):
        for pointer, inputs in estimate.inputs.nested():
            if not isinstance(inputs, Parameters) or pointer.startswith("/parts/"):
                continue
            named = sizes_in_name(submission.model) | _sizes(_PARAMETERS, context.words[at])
            own = {inputs.parameters, inputs.parameters_total or inputs.parameters}
            if named and all(apart(one, each) > MOST_APART for one in own for each in named):
                yield Fault(
                    f"/compute/{at}{pointer}/parameters",
                    f"{amount_text(inputs.parameters)} parameters are counted, and the name or the words here"
                    f" say {amount_text(_nearest(inputs.parameters, named))}",
                    "check the powers of ten; where the words mean another model, say so:"
                    " answers: {parameters-of-the-words: why}",
                )


def tokens_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """The tokens that are counted are within 3x of a number that the words give."""
    for at, estimate in enumerate(context.submission.estimates):
        for pointer, inputs in estimate.inputs.nested():
            if not isinstance(inputs, Parameters) or not inputs.tokens or pointer.startswith("/parts/"):
                continue
            named = _sizes(TOKENS, context.words[at])
            own = {inputs.tokens, inputs.tokens * inputs.epochs}
            if named and all(apart(one, each) > MOST_APART for one in own for each in named):
                yield Fault(
                    f"/compute/{at}{pointer}/tokens",
                    f"{amount_text(inputs.tokens)} tokens are counted, and the words here say"
                    f" {amount_text(_nearest(inputs.tokens, named))}",
                    "check the powers of ten; where the words mean other tokens, such as those of the whole"
                    " data, say so: answers: {tokens-of-the-words: why}",
                )


def sizes_in_name(name: str) -> set[float]:
    """Return how many parameters a model has by its name, such as 7B; nothing of a mixture of experts."""
    return set() if _MIXED.search(name) else _sizes(_IN_NAME, name)


def _sizes(pattern: LatePattern | ProsePattern, text: str) -> set[float]:
    found = ((float(number.replace(",", "")), unit) for number, unit in pattern.findall(text))
    return {number * _POWERS[unit[0].lower()] for number, unit in found if number}


def _nearest(own: float, named: set[float]) -> float:
    return min(named, key=lambda each: apart(own, each))
