"""Spoken counts: how many chips and epochs the words of a file name, beside what its keys count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import product

from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.doubts.chip_days import takes_too_long
from effsota.methods import Architecture, Operations
from effsota.methods.parameters import Parameters
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern
from effsota.units.number_words import IN_WORDS, number_in_words

_NUMBER = rf"(?<![\w.,-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|{IN_WORDS})"
CHIPS = ProsePattern(
    rf"{_NUMBER}(?: [x×])?(?: (?:[A-Z][\w.-]*|v\d\w*)){{0,3}}?"
    r" (?:GPUs?|TPUs?|chips?|accelerators?|(?:[AHVPK]\d{2,3}|GB?200|B200|TPUv\d\w?)s?)\b"
    r"(?![ -](?:days?|hours?|years?)\b|(?:[ -][\w.]+){0,2}?[ -]cores?\b)",
    signs="|".join(
        ["gpu", "tpu", "chip", "accelerator", "200", *map("".join, product("ahvpk", "0123456789"))]
    ),
    flags=re.NOFLAG,
)
_NODES = ProsePattern(
    rf"{_NUMBER}(?: \w+)? (?:nodes?|hosts?|servers?|machines?)\b",
    signs="node|host|server|machine",
    flags=re.NOFLAG,
)
EPOCHS = ProsePattern(rf"{_NUMBER}(?: (?:full|training))? (?:epochs?|pass(?:es)?)\b", signs="epoch|pass")
_STOPPED = ProsePattern(
    rf"\b(?:stopped|ended|reached|passed|met) (?:\w+ )?(?:after|at|in) {_NUMBER}\b",
    signs="stopped|ended|reached|passed|met ",
)
_AMOUNT = LatePattern(r"(\d[\d,]*(?:\.\d+)?)(?:\s?(k|M|B|T|thousand|million|billion|trillion)\b)?")
_IN_ALL = ProsePattern(
    r"\b(?:in all|in total|total|altogether|overall)\b", signs="in all|total|altogether|overall"
)
_POWERS = {"k": 1e3, "t": 1e12, "m": 1e6, "b": 1e9}
_ROUNDED = 0.05


def chips_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """A count of chips is not below every number of them that the words name."""
    for at, pointer, inputs, _ in context.chip_uses:
        words = f"{context.words[at]}; {context.submission.publication.title}"
        named, nodes = _numbers(CHIPS, words), _numbers(_NODES, words)
        named |= {node * each for node in nodes for each in named}
        is_of_all = inputs.chip_time is not None or (inputs.accelerators == 1 and takes_too_long(inputs))
        is_counted = is_of_all or inputs.accelerators in named
        if not is_counted and named and inputs.accelerators < max(named):
            yield Fault(
                f"{pointer}/count" if inputs.count else pointer,
                f"the chips counted are {inputs.accelerators:,.10g}, and the words name {max(named):,.10g}",
                "write the count of all chips that ran; where the words mean others, say so:"
                " answers: {chips-of-the-words: why}",
            )


def epochs_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """The words name no more epochs than are counted; or examples or tokens are those of all passes."""
    if context.track is None or not context.track.kind.counts_training:
        return
    for pointer, estimate, words in context.spoken_leaves:
        inputs = estimate.inputs
        if not isinstance(inputs, Operations | Parameters | Architecture):
            continue
        amount = inputs.tokens if isinstance(inputs, Parameters) else inputs.examples
        named = _numbers(EPOCHS, words)
        is_told = inputs.epochs in named | _numbers(_STOPPED, words) or 1 in named or bool(estimate.factors)
        if (
            named
            and not is_told
            and inputs.epochs < min(named)
            and not _is_of_all(amount or 0.0, named, words)
        ):
            yield Fault(
                pointer,
                f"{_counted(inputs.epochs)} counted, and the words here name {max(named):,.10g}",
                f"write epochs: {max(named):.10g}; where all passes are in the count, or the words mean"
                " another run, say so: answers: {epochs-of-the-words: why}",
            )


def _counted(epochs: float) -> str:
    return "one epoch is" if epochs == 1 else f"{epochs:,.10g} epochs are"


def _numbers(pattern: ProsePattern, words: str) -> set[float]:
    return {number_in_words(found) for found in pattern.findall(words)}


def _is_of_all(amount: float, epochs: set[float], words: str) -> bool:
    """Tell whether an amount is that of all passes: epochs times another number that the words name."""
    named = [
        float(number.replace(",", "")) * _POWERS.get(unit[:1] if unit == "k" else unit[:1].lower(), 1.0)
        for number, unit in _AMOUNT.findall(words.replace("thousand", "k"))
    ]
    is_said = bool(_IN_ALL.search(words)) and any(
        math.isclose(amount, each, rel_tol=_ROUNDED) for each in named
    )
    return is_said or any(
        math.isclose(amount, each * passes, rel_tol=_ROUNDED) for each in named for passes in epochs
    )
