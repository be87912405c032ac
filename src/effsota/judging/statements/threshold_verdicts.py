"""Where a run lies beside each threshold: below, above, or so that its interval straddles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from effsota.frozen import Frozen
from effsota.judging.statements.stated_phase import ComputeTotal
from effsota.model import ComputeThreshold, MetBy, OriginalShare
from effsota.model.training_phases import CountedFor


class Beside(StrEnum):
    """Where an interval lies beside a threshold."""

    BELOW = "below"
    ABOVE = "above"
    STRADDLES = "straddles"


class OriginalModel(Frozen):
    """The model that another was made of, with its compute in FLOP and the ends of that, None if not known.

    `has_systemic_risk` is None where nobody says.
    """

    model: str
    compute_flop: float | None = None
    low_flop: float | None = None
    high_flop: float | None = None
    has_systemic_risk: bool | None = None


class ThresholdVerdict(Frozen):
    """A threshold in FLOP, and where a total lies beside it.

    `of` is the threshold whose share stands in for that of an original whose compute is not known;
    `supposed_risk` tells which kind of original it is for, where nobody says which it is.
    """

    threshold: ComputeThreshold
    flop: float
    total: ComputeTotal
    counted: CountedFor
    beside: Beside
    of: ComputeThreshold | None = None
    supposed_risk: bool | None = None


def judge_thresholds(
    thresholds: Sequence[ComputeThreshold],
    totals: Mapping[CountedFor, ComputeTotal],
    *,
    known: Mapping[str, ComputeThreshold],
    original: OriginalModel | None,
) -> Iterator[ThresholdVerdict]:
    """Yield where totals lie beside each threshold; beside a share where there is an original.

    `known` are all thresholds by id: those that a share names are among them.
    """
    for threshold in thresholds:
        if threshold.share_of_original is None:
            if threshold.flop is not None:
                yield from _judge(threshold, totals, threshold.counted, _exactly(threshold.flop))
        elif original is not None:
            yield from _judge_share(threshold, threshold.share_of_original, totals, known, original)


class _Amount(Frozen):
    """A threshold in FLOP with its ends, which an original that is estimated leaves open."""

    flop: float
    low_flop: float
    high_flop: float


def _exactly(flop: float) -> _Amount:
    return _Amount(flop=flop, low_flop=flop, high_flop=flop)


def _judge_share(
    threshold: ComputeThreshold,
    share: OriginalShare,
    totals: Mapping[CountedFor, ComputeTotal],
    known: Mapping[str, ComputeThreshold],
    original: OriginalModel,
) -> Iterator[ThresholdVerdict]:
    """Yield the verdict of a share; two where nobody says whether the original has systemic risk.

    Source: guidelines C(2025) 5045, paragraphs 63, 64 and 118.
    """
    part = share.of_one
    if original.compute_flop is not None:
        of = known[share.stands_in(has_systemic_risk=_is_of_risk(original, known[share.systemic_risk]))]
        low, high = original.low_flop, original.high_flop
        amount = _Amount(
            flop=part * original.compute_flop,
            low_flop=part * (original.compute_flop if low is None else low),
            high_flop=part * (original.compute_flop if high is None else high),
        )
        yield from _judge(threshold, totals, of.counted, amount)
        return
    said = original.has_systemic_risk
    for supposed in (True, False) if said is None else (said,):
        of = known[share.stands_in(has_systemic_risk=supposed)]
        if of.flop is not None:
            amount = _exactly(part * of.flop)
            supposed_risk = supposed if said is None else None
            yield from _judge(threshold, totals, of.counted, amount, of=of, supposed_risk=supposed_risk)


def _is_of_risk(original: OriginalModel, risk: ComputeThreshold) -> bool:
    """Tell whether an original has systemic risk: as said, else as its compute lets it be presumed."""
    if original.has_systemic_risk is not None:
        return original.has_systemic_risk
    flop = original.compute_flop if original.high_flop is None else original.high_flop
    return flop is not None and risk.flop is not None and flop > risk.flop


def _judge(  # noqa: PLR0913  # what a verdict holds
    threshold: ComputeThreshold,
    totals: Mapping[CountedFor, ComputeTotal],
    counted: CountedFor,
    amount: _Amount,
    *,
    of: ComputeThreshold | None = None,
    supposed_risk: bool | None = None,
) -> Iterator[ThresholdVerdict]:
    total = totals.get(counted)
    if total is None:
        return
    yield ThresholdVerdict(
        threshold=threshold,
        flop=amount.flop,
        total=total,
        counted=counted,
        beside=_beside(total, amount, threshold.met_by),
        of=of,
        supposed_risk=supposed_risk,
    )


def _beside(total: ComputeTotal, amount: _Amount, met_by: MetBy) -> Beside:
    """Return where a total lies: what is equal is above it only where as much meets it already."""
    if met_by is MetBy.AS_MUCH:
        is_above, is_below = total.low_flop >= amount.high_flop, total.high_flop < amount.low_flop
    else:
        is_above, is_below = total.low_flop > amount.high_flop, total.high_flop <= amount.low_flop
    return Beside.ABOVE if is_above else Beside.BELOW if is_below else Beside.STRADDLES
