"""How well the estimates of one record agree, and how well two methods do over many records."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from effsota.boards.uncertainty import NORMAL_95
from effsota.methods import HARDWARE_TIME, OPERATIONS
from effsota.model import Agreement, Method, Priced, Record

FEWEST = 2
MOST_APART = 3.0  # estimates of one record further apart than that disagree


def build_agreement(record: Record) -> Agreement | None:
    """Return how far a record's estimates lie apart, None where it has one.

    Derived estimates are compared where there are two or more: a figure that a source only reports is a check
    on them, and stands in only where they are fewer.
    """
    derived = [each for each in record.estimates if each.estimate.method.is_derived]
    compared = derived if len(derived) >= FEWEST else list(record.estimates)
    if len(compared) < FEWEST:
        return None
    flops = [each.compute_flop for each in compared]
    methods = tuple(dict.fromkeys(each.estimate.method for each in compared))
    return Agreement(methods=methods, estimates=len(compared), factor=max(flops) / min(flops))


def disagreement_of(record: Record) -> float | None:
    """Return by what factor the estimates of a record differ, None where that is no more than they may."""
    flops = [each.compute_flop for each in record.estimates]
    factor = max(flops) / min(flops)
    return factor if factor > MOST_APART else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRatio:
    """One record's compute by counted operations over its compute by hardware time."""

    record: Record
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSpread:
    """How two methods compare over many records: the middle of their ratios, and what 95 % lie within.

    `factor` is e to the power of 1.96 root mean squares of the logarithms: bias and scatter together.
    """

    ratios: tuple[MethodRatio, ...]
    middle: float
    farthest: float
    factor: float


def method_spread(records: Iterable[Record]) -> MethodSpread | None:
    """Return method 1 ÷ method 2 for every record that has both, None where none has."""
    found = [
        MethodRatio(record=record, ratio=first.compute_flop / second.compute_flop)
        for record in records
        if (first := _first(record.estimates, OPERATIONS))
        and (second := _first(record.estimates, HARDWARE_TIME))
    ]
    if not found:
        return None
    logs = [math.log(each.ratio) for each in found]
    return MethodSpread(
        ratios=tuple(found),
        middle=math.exp(fmean(logs)),
        farthest=math.exp(max(map(abs, logs))),
        factor=math.exp(NORMAL_95 * math.sqrt(fmean(log * log for log in logs))),
    )


def _first(estimates: Sequence[Priced], method: Method) -> Priced | None:
    return next((each for each in estimates if each.estimate.method is method), None)
