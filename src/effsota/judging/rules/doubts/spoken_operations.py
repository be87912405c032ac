"""Spoken operations: a figure in FLOP that by the words of the file is one in multiply-adds."""

from __future__ import annotations

import math
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import Operations
from effsota.methods.reported import Reported
from effsota.methods.terms import MULTIPLY_ADDS
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern
from effsota.units import FLOP_PER_MULTIPLY_ADD

ADDS = ProsePattern(
    r"\b[GMT]?MACs?\b|\bmult(?:iply|iplication)?[- ]?(?:and[- ])?(?:accumulate|add)(?:ition)?s?\b|\bMAdds?\b"
    r"|\bMMAdds?\b",
    signs="mac|mult|madd",
)
_NUMBERS = ProsePattern(
    r"(?<![\w.])(\d+(?:\.\d+)?(?:e\d+)?) ?(G|M|T|million|billion|trillion|B)?"
    r"(?=[ -]?(?:mult|MAC|MAdd|MMAdd))",
    signs="mult|mac|madd",
)
_DOUBLED = LatePattern(r"\btwice\b|\b(?:2|two) FLOPs?\b|[x×*] ?2\b|\b2 ?[x×*]|\bdoubled\b|\btimes 2\b")
_ADD = r"(?:multiply-?adds?|MACs?|multiply-accumulates?)"
AS_ONE = ProsePattern(
    rf"\b{_ADD}(?: (?:is|are|was|were|operation))? count(?:s|ed)? as (?:one|1|a single)\b"
    rf"|\bcount(?:s|ed|ing)? (?:a |each |every )?{_ADD} as (?:one|1|a single)\b"
    r"|\bone FLOP (?:is|being) (?:a|one) multiply-?add\b",
    signs="count|one flop",
)
_POWERS = {"": 1.0, "m": 1e6, "g": 1e9, "b": 1e9, "t": 1e12}
_SAME = 0.02


def multiply_adds_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """A forward pass that the words give in multiply-adds is written in them: each is 2 FLOP."""
    for at, pointer, inputs in context.nested:
        if not isinstance(inputs, Operations):
            continue
        own = [(place, each.operations) for place, each in enumerate(inputs.forward)]
        in_flop = [(place, each) for place, each in own if each.unit != MULTIPLY_ADDS]
        words = context.words_with_layers[at] if in_flop else ""
        if not ADDS.search(words) or _DOUBLED.search(words):
            continue
        named = {float(number) * _POWERS[power[:1].lower()] for number, power in _NUMBERS.findall(words)}
        for place, operations in in_flop:
            flop = operations.base
            is_put_right = any(_is_same(flop, FLOP_PER_MULTIPLY_ADD * each) for each in named)
            if is_put_right or (named and not any(_is_same(flop, each) for each in named)):
                continue
            yield Fault(
                f"/compute/{at}{pointer}/forward" + (f"/{place}" if len(own) > 1 else ""),
                f"{quote(operations.text)} is in FLOP, and the words here speak of multiply-adds,"
                " each of which is 2",
                "write the unit that the source has, such as 0.39e9 multiply-adds; where it is in FLOP,"
                " say so: answers: {multiply-adds-of-the-words: why}",
            )


def reported_in_multiply_adds(context: ClaimContext) -> Iterator[Fault]:
    """A reported figure that by the words counts a multiply-add as one is doubled: it is 2 FLOP."""
    for at, estimate in enumerate(context.submission.estimates):
        if not isinstance(estimate.inputs, Reported) or estimate.factors:
            continue
        found = AS_ONE.search(context.words[at])
        if found and not _DOUBLED.search(context.words[at]):
            yield Fault(
                f"/compute/{at}/compute",
                f"the words here say {quote(found[0])}, and on this board that is 2 FLOP",
                "write factors: [{value: 2, reason: a multiply-add is 2 FLOP}]; where the figure is doubled"
                " already, say so: answers: {reported-in-multiply-adds: why}",
            )


def _is_same(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=_SAME)
