"""What sources print against what follows: each discrepancy as the warning of its rule."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext, RecordContext, TrackContext
from effsota.problems import Fault


def _warn(context: ClaimContext | RecordContext | TrackContext, rule: str) -> Iterator[Fault]:
    """Yield the discrepancies that one rule warns of."""
    for found in context.discrepancies:
        if found.warning and found.warning.rule == rule and found.is_warned:
            yield Fault(found.pointer, found.warning.message, found.warning.hint, file=found.owner.file)


def published_date_differs(context: ClaimContext) -> Iterator[Fault]:
    """A published date lies within three days of the submission's own."""
    return _warn(context, "published-date-differs")


def published_link_differs(context: ClaimContext) -> Iterator[Fault]:
    """A published link to arXiv leads to the paper that the submission names."""
    return _warn(context, "published-link-differs")


def peak_is_whole_board(context: ClaimContext) -> Iterator[Fault]:
    """A peak is that of one chip, not of the board that holds several."""
    return _warn(context, "peak-is-whole-board")


def published_compute_differs(context: RecordContext) -> Iterator[Fault]:
    """Published compute is within 1.10x of what follows from the inputs, a multiply-add counted as 2 FLOP."""
    return _warn(context, "published-compute-differs")


def published_factor_differs(context: RecordContext) -> Iterator[Fault]:
    """A published reduction or growth factor is within 1.10x of the one on the board."""
    return _warn(context, "published-factor-differs")


def published_figures_disagree(context: RecordContext) -> Iterator[Fault]:
    """A published factor is within 1.10x of what published computes give, as is a compute printed twice."""
    return _warn(context, "published-figures-disagree")


def published_doubling_time_differs(context: TrackContext) -> Iterator[Fault]:
    """A track's published doubling time is within 1.10x of the fitted one."""
    return _warn(context, "published-doubling-time-differs")


def published_period_disagrees(context: TrackContext) -> Iterator[Fault]:
    """A track's published doubling time is within 1.10x of what the published factor and period give."""
    return _warn(context, "published-period-disagrees")


def utilizations_far_apart(context: TrackContext) -> Iterator[Fault]:
    """The utilizations of one track's estimates by hardware time lie within a factor of 2."""
    return _warn(context, "utilizations-far-apart")
