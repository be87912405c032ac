"""Spoken steps: steps times batch, as the words of a file have them, beside what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, Operations
from effsota.methods.parameters import Parameters
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)(?: ?(k|K|M|B|thousand|million|billion)\b)?"
_STEPS = ProsePattern(
    rf"(?<![\w.,-]){_NUMBER} (?:\w+ )?(?:steps|iterations|updates)\b",
    signs="steps|iterations|updates",
    flags=re.NOFLAG,
)
BATCH = ProsePattern(
    rf"\bbatch(?:es)?(?: size)?s?(?: \w+)?(?: of| is| was|:| =)? {_NUMBER}"
    r"(?: (tokens|examples|images|samples))?",
    signs="batch",
    flags=re.NOFLAG,
)
# The level was there before the run's end: what came after is not counted.
_EARLIER = LatePattern(r"\b(?:reach|stop|cross|pass|met\b|until|of which|first)", re.IGNORECASE)
_POWERS = {"": 1.0, "k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
# A last batch that is not full, and rounded figures, are within it.
MOST_OFF = 1.25


def steps_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """Examples or tokens counted are at least the steps times the batch that the words name."""
    for pointer, estimate, words in context.spoken_leaves:
        inputs = estimate.inputs
        steps, batches = _STEPS.findall(words), BATCH.findall(words)
        if len(steps) != 1 or len(batches) != 1 or estimate.factors or _EARLIER.search(words):
            continue
        *batch, unit = batches[0]
        named = _amount(*steps[0]) * _amount(*batch)
        by_tokens, by_examples = (Parameters, Architecture), (Operations, Architecture)
        if isinstance(inputs, by_examples) and unit != "tokens":
            counted, what = inputs.examples_seen or 0.0, "examples"
        elif isinstance(inputs, by_tokens) and unit == "tokens":
            counted, what = (inputs.tokens or 0.0) * inputs.epochs, "tokens"
        else:
            continue
        if 0 < counted * MOST_OFF < named:
            yield Fault(
                f"{pointer}/{what}",
                f"{counted:,.10g} {what} are counted, and steps times batch, by the words, are {named:,.10g}",
                "write what all steps of the run saw; where the words mean another run, say so:"
                " answers: {steps-of-the-words: why}",
            )


def _amount(number: str, power: str) -> float:
    return float(number.replace(",", "")) * _POWERS[power[:1].lower()]
