"""Refiled runs: one run filed again in other words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from effsota.frozen import field_names
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.newcomers import find_original
from effsota.judging.rules.papers import letters_of, plain_title
from effsota.judging.rules.stated import RunFacts, Stated
from effsota.methods.operations import ForwardPart
from effsota.methods.sum_of_parts import Sum
from effsota.model import Estimate, Inputs, Submission
from effsota.problems import Fault
from effsota.units import Quantity

NEAR_RESULT = 1e-3
# Of the compute of one run that was counted, and printed in three digits.
NEAR_COMPUTE = 0.01
# Of a run that is added up from its phases, each printed in two or three digits.
NEAR_TOTAL = 0.02
DIGITS = 4
# What multiplies the same thing, however it is split between keys; which chips it were is compared by name.
_AMOUNTS = {"examples", "tokens", "epochs", "count", "time", "chip_time"}
_NAMED = {"hardware", "precision", "utilization"}


def run_refiled(context: TrackerContext) -> Iterator[Fault]:
    """A track has a run once: one paper, log, title or model, same inputs or compute, results within 0.1%."""
    blamed: set[str] = set()
    for first, second in context.refiled:
        original = find_original((first, second), context) or first
        other = second if original is first else first
        if other.path not in blamed:
            blamed.add(other.path)
            yield Fault(
                "",
                f"this looks like the run of {original.path} in other words: the same"
                f" {_what_is_same(first, second)} and {_shared(first, second)}",
                f"take this file out, and add what is new in it to {original.file}; where it is another"
                " run, say what differs: answers: {run-refiled: why}",
                file=other.file,
            )


def find_refiled(submissions: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Yield two submissions of one track each that may be one run, for their inputs or their paper."""
    groups: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for submission in submissions:
        if not submission.is_alone:
            groups["inputs", submission.facts.inputs].append(submission)
            groups["paper", submission.paper].append(submission)
    for alike in groups.values():
        for first, second in combinations(alike, 2):
            if first.claim != second.claim and _is_one_run(first, second):
                yield first, second


def find_alone(submissions: Iterable[Submission]) -> frozenset[str]:
    """Return the paths of those that share no model, log, paper or title with another of their track.

    Such a one repeats nobody, and is nobody's run in other words.
    """
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in submissions:
        publication, track = each.publication, each.track_id
        groups[track, "model", letters_of(each.model)].append(each.path)
        groups[track, "paper", publication.paper].append(each.path)
        groups[track, "title", plain_title(publication.title)].append(each.path)
        if each.log:
            groups[track, "log", each.log.url].append(each.path)
    paths = {path for alike in groups.values() for path in alike}
    return frozenset(paths.difference(*(alike for alike in groups.values() if len(alike) > 1)))


def _what_is_same(first: Stated, second: Stated) -> str:
    """Return what of two runs is counted alike: their inputs, or only what these give; nothing otherwise."""
    if first.facts.inputs == second.facts.inputs:
        return "inputs" if _may_be_one_chip(first.facts.chip, second.facts.chip) else ""
    own, other = first.facts.flop, second.facts.flop
    is_told = _may_be_one_model(first.facts.model, second.facts.model)
    is_near = own is not None and other is not None and math.isclose(own, other, rel_tol=NEAR_COMPUTE)
    is_counted = (is_near and is_told) or _is_total(first, second) or _is_total(second, first)
    return "compute" if is_counted and first.paper == second.paper else ""


def _is_total(parts: Stated, whole: Stated) -> bool:
    """Tell whether a sum of parts comes to what another run took by one of its estimates."""
    total = parts.facts.flop
    return (
        parts.facts.is_sum
        and total is not None
        and any(math.isclose(total, flop, rel_tol=NEAR_TOTAL) for flop in whole.facts.flops)
    )


def _is_one_run(first: Stated, second: Stated) -> bool:
    return bool(
        _shared(first, second)
        and _is_near(first.facts.result, second.facts.result)
        and _what_is_same(first, second)
    )


def _may_be_one_model(first: str, second: str) -> bool:
    """Tell whether two names may be of one model: gpt3 and gpt3175b."""
    return first in second or second in first


def _may_be_one_chip(first: str, second: str) -> bool:
    """Tell whether two names may be of one chip: gtx580 and nvidiageforcegtx580, a100 and a100sxm."""
    return first in second or second in first


def _shared(first: Stated, second: Stated) -> str:
    """Return what two runs with the same inputs have in common besides, nothing where that is nothing."""
    if first.paper == second.paper and first.facts.model == second.facts.model:
        return "model and paper"
    if first.facts.log and first.facts.log == second.facts.log:
        return "log"
    if first.facts.model == second.facts.model:
        return "model"
    if first.paper == second.paper:
        return "paper"
    return "title" if first.plain_title == second.plain_title else ""


def _is_near(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return math.isclose(first, second, rel_tol=NEAR_RESULT)


def facts_of(submission: Submission, flops: Sequence[float]) -> RunFacts:
    """Return what tells the run of a submission from others; `flops` is its compute by each estimate."""
    headline = submission.headline
    inputs = None if headline is None else headline.inputs
    return RunFacts(
        inputs=_stated(submission) if headline is None else _counted(headline),
        result=submission.result.value if submission.result else None,
        model=letters_of(submission.model),
        log=submission.log.url if submission.log else "",
        chip=letters_of(getattr(inputs, "hardware", None) or ""),
        flops=tuple(flops),
        is_sum=isinstance(inputs, Sum),
    )


def _counted(estimate: Estimate) -> str:
    share = math.prod(factor.value for factor in estimate.factors)
    return f"{estimate.method.name} {_rounded(share)} {_plain(estimate.inputs)}"


def _stated(submission: Submission) -> str:
    """Return what a record without compute states instead: a price, data, energy."""
    price, data = submission.price, submission.data
    asked = None if price is None else (price.usd_per_million_tokens, price.blend)
    seen = None if data is None else (data.tokens, data.examples)
    energy = submission.energy
    used = None if energy is None else (energy.kwh, energy.chip_time)
    return f"price {asked} data {seen} energy {used}"


def _plain(inputs: Any) -> str:
    """Return inputs as text, the same however their numbers are written and split."""
    amount, rest = 1.0, []
    kind: Any = type(inputs)
    for name in _names_of(kind):
        value = getattr(inputs, name)
        if value is None:
            continue
        if name in _AMOUNTS:
            amount *= value.base if isinstance(value, Quantity) else value
        else:
            rest.append(f"{name}={_value(value)}")
    return " ".join([_rounded(amount), *sorted(rest)])


@cache  # asked of classes alone
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each for each in field_names(kind) if each not in _NAMED)


def _value(value: Any) -> str:
    if isinstance(value, Quantity | float):
        return _rounded(value if isinstance(value, float) else value.base)
    if isinstance(value, ForwardPart):
        return f"{_rounded(value.operations.base)}/{value.backward}"
    if isinstance(value, Estimate):
        return f"({_counted(value)})"
    if isinstance(value, Inputs):
        return f"({_plain(value)})"
    if isinstance(value, tuple):
        return " ".join(sorted(map(_value, value)))
    return str(value)


def _rounded(number: float) -> str:
    return f"{number:.{DIGITS}g}"
