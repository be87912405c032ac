"""Where a run lies beside each threshold: below, above, or so that its interval straddles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from effsota.judging.statements.stated_phase import ComputeTotal
from effsota.model.thresholds import THRESHOLDS, CountedFor, Threshold


class Beside(StrEnum):
    """Where an interval lies beside a threshold."""

    BELOW = "below"
    ABOVE = "above"
    STRADDLES = "the interval straddles it"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdVerdict:
    """A threshold in FLOP, and where a total lies beside it."""

    threshold: Threshold
    flop: float
    total: ComputeTotal
    beside: Beside


def judge_thresholds(
    totals: Mapping[CountedFor, ComputeTotal], *, original_flop: float | None
) -> Iterator[ThresholdVerdict]:
    """Yield where totals lie beside each threshold; that of a modification where there is an original."""
    for threshold in THRESHOLDS:
        total = totals.get(threshold.counted)
        flop = threshold.flop
        if threshold.share is not None:
            flop = None if original_flop is None else threshold.share * original_flop
        if total is not None and flop is not None:
            yield ThresholdVerdict(threshold=threshold, flop=flop, total=total, beside=_beside(total, flop))


def _beside(total: ComputeTotal, flop: float) -> Beside:
    """Return where a total lies: what is equal to a threshold is not above it."""
    if total.low_flop > flop:
        return Beside.ABOVE
    return Beside.BELOW if total.high_flop <= flop else Beside.STRADDLES
