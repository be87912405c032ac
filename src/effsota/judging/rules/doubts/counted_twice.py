"""Counted twice: a part that stands again, a utilization or chips that a factor counts once more."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, HardwareTime, Operations, Sum
from effsota.methods.hardware_time import UtilizationOf
from effsota.methods.parameters import Parameters
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern

_WHOLE = LatePattern(
    r"^(?:the )?(?:total|whole|entire|full|complete)\b(?! of)|\b(?:in all|in total|altogether)$",
    re.IGNORECASE,
)
_METHOD = LatePattern(
    r",? (?:counted )?by (?:the |its )?(?:parameters|chips|operations|hardware|time|GPUs?)\b.*$"
)
_SHARERS = LatePattern(
    r"\b(\d+) (?:\w+ )?(?:[GT]PUs?|chips|accelerators|devices|workers|ranks|nodes|hosts|machines)\b"
)
_SAME = 0.01
_UTILIZATION = ProsePattern(r"\butili[sz]ation\b|\bMFU\b", signs="utilization|utilisation|mfu")


def part_counted_twice(context: ClaimContext) -> Iterator[Fault]:
    """The parts of a sum are different things, and none of them is the whole."""
    for at, estimate in enumerate(context.submission.estimates):
        if not isinstance(estimate.inputs, Sum):
            continue
        seen: dict[str, int] = {}
        for place, part in enumerate(estimate.inputs.parts):
            what = part.what or ""
            first = seen.setdefault(_METHOD.sub("", what).strip(" .").casefold(), place)
            if _WHOLE.search(what) or first != place:
                is_again = (
                    f"is what part {first + 1} is too" if first != place else "is the whole, not a part"
                )
                yield Fault(
                    f"/compute/{at}/parts/{place}/what",
                    f"{quote(what)} {is_again}: a sum would count it twice",
                    "write each part once; another way of counting the same is an estimate of its own under"
                    " compute; where they are two, say in what: answers: {part-counted-twice: why}",
                )


def utilization_counted_twice(context: ClaimContext) -> Iterator[Fault]:
    """An estimate by hardware has its utilization in one place: the key, or the usual one where it is out."""
    for pointer, estimate in context.leaf_estimates:
        inputs = estimate.inputs
        if not isinstance(inputs, HardwareTime) or inputs.utilization_of is UtilizationOf.HARDWARE:
            continue
        for place, factor in enumerate(estimate.factors):
            if inputs.utilization != 1 and factor.value < 1 and _UTILIZATION.search(factor.reason):
                yield Fault(
                    f"{pointer}/factors/{place}",
                    f"a factor of {factor.value:.10g} for utilization stands beside one that is counted",
                    "write it as utilization, and take the factor out; where it is another, say so:"
                    " answers: {utilization-counted-twice: why}",
                )


def work_divided_by_chips(context: ClaimContext) -> Iterator[Fault]:
    """Operations are not divided by the chips that shared them: all of them were done."""
    for pointer, estimate in context.leaf_estimates:
        if not isinstance(estimate.inputs, Operations | Parameters | Architecture):
            continue
        for place, factor in enumerate(estimate.factors):
            sharers = [int(number) for number in _SHARERS.findall(factor.reason)]
            if any(
                number > 1 and math.isclose(factor.value * number, 1, rel_tol=_SAME) for number in sharers
            ):
                yield Fault(
                    f"{pointer}/factors/{place}",
                    f"a factor of {factor.value:.10g} divides by chips what all of them did together",
                    "take the factor out; where it is another, say so: answers: {work-divided-by-chips: why}",
                )
