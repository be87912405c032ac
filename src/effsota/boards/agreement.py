"""How well the estimates of one record agree, and how well two methods do over many records."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from effsota.boards.trend.distributions import student_t
from effsota.frozen import Frozen
from effsota.methods import ARCHITECTURE, HARDWARE_TIME, OPERATIONS, PARAMETERS
from effsota.model import Agreement, Method, Priced, Record

FEWEST = 2
CONFIDENCE = 0.95
COUNTS = (OPERATIONS, PARAMETERS, ARCHITECTURE)  # all count operations, the second by parameters and tokens
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
    factor = max(flops) / min(flops) if flops else 1.0
    return factor if factor > MOST_APART else None


class MethodRatio(Frozen):
    """One record's compute by counted operations over its compute by hardware time."""

    record: Record
    ratio: float


class MethodSpread(Frozen):
    """How two methods compare over many publications: the middle of their ratios, and what 95 % lie within.

    `factor` is e to the power of t root mean squares of the logarithms: bias and scatter together, with as
    many degrees of freedom as there are ratios. `most_of_a_track` of them stand on the track `track_id`.
    """

    ratios: tuple[MethodRatio, ...]
    middle: float
    farthest: float
    factor: float
    track_id: str
    most_of_a_track: int


def method_spread(records: Iterable[Record]) -> MethodSpread | None:
    """Return counted operations ÷ hardware time for every publication that has both, None where none has.

    A publication counts once, by the first of its records: its runs share what they were counted by.
    """
    found: dict[str, MethodRatio] = {}
    for record in records:
        counted, timed = _first(record.estimates, COUNTS), _first(record.estimates, (HARDWARE_TIME,))
        if counted and timed:
            ratio = MethodRatio(record=record, ratio=counted.compute_flop / timed.compute_flop)
            found.setdefault(record.submission.publication.paper, ratio)
    if not found:
        return None
    logs = [math.log(each.ratio) for each in found.values()]
    tracks = Counter(each.record.submission.track_id for each in found.values())
    ((track_id, most),) = tracks.most_common(1)
    from statistics import fmean  # noqa: PLC0415  # it loads random and fractions: only where it is asked

    return MethodSpread(
        ratios=tuple(found.values()),
        middle=math.exp(fmean(logs)),
        farthest=math.exp(max(map(abs, logs))),
        factor=math.exp(student_t(len(logs), CONFIDENCE) * math.sqrt(fmean(log * log for log in logs))),
        track_id=track_id,
        most_of_a_track=most,
    )


def _first(estimates: Sequence[Priced], methods: Sequence[Method]) -> Priced | None:
    return next((each for each in estimates if each.estimate.method in methods), None)
