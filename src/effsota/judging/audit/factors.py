"""Factors and doubling times: against the board, and against what else the same source prints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from effsota.figures import factor_text, printed_factor
from effsota.judging.audit.case import Case, CaseKind, Instance, Size
from effsota.judging.audit.printed import in_unit_of, reading
from effsota.judging.audit.rounding import Interval, Verdict, judge, printed_interval
from effsota.model import Kind
from effsota.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.judging.audit.printed import Claim
    from effsota.model import Board, Published

UNROUNDED = "Within rounding: the factor was taken from unrounded figures, which are not printed."
ROUNDED_PERIOD = "Within the rounding of the printed factor and period."


def factor_cases(claim: Claim, board: Board) -> Iterator[Case]:
    """Yield where a printed factor is neither the board's nor that of the printed computes."""
    printed, is_growth = _printed(claim.published)
    if claim.at is not None or printed is None or claim.entry.is_baseline:
        return
    text = f"{printed:.10g}"
    factor = (
        claim.entry.factor
        if is_growth == (board.leaderboard.track.kind is Kind.COMPUTE_TREND)
        else 1 / claim.entry.factor
    )
    verdict = judge(printed, factor, printed_interval(text))
    if verdict is not Verdict.FOLLOWS:
        kind = CaseKind.FACTOR if verdict is Verdict.DIFFERS else CaseKind.NEAR
        texts = (printed_factor(printed), factor_text(factor))
        reason = claim.answer("published-factor-differs")
        yield claim.case(kind, _name(is_growth=is_growth), texts, Size(ratio=printed / factor), reason)
    yield from _against_computes(claim, board, printed, is_growth=is_growth)


def _printed(published: Published) -> tuple[float | None, bool]:
    is_growth = published.reduction_factor is None
    return (published.growth_factor if is_growth else published.reduction_factor), is_growth


def _name(*, is_growth: bool) -> str:
    return "growth factor" if is_growth else "reduction factor"


def _against_computes(claim: Claim, board: Board, printed: float, *, is_growth: bool) -> Iterator[Case]:
    baseline = board.leaderboard.baseline
    theirs = baseline.record.submission.published if baseline else None
    if theirs is None or theirs.compute is None or claim.published.compute is None:
        return
    ends = [
        reading(each.compute, each.counts_multiply_add_as)
        for each in (theirs, claim.published)
        if each.compute is not None
    ]
    (above, over), (below, under) = reversed(ends) if is_growth else ends
    follows = above / below
    if printed_interval(f"{printed:.10g}").holds(follows):
        return
    spread = Interval(over.low / under.high, over.high / under.low)
    answer = claim.answer("published-figures-disagree")
    reason = answer or (UNROUNDED if spread.holds(printed) else None)
    quotient = (theirs.compute.text, claim.published.compute.text)
    first, second = reversed(quotient) if is_growth else quotient
    texts = (printed_factor(printed), f"{first} / {second} = {factor_text(follows)}")
    size = Size(ratio=printed / follows)
    yield claim.case(
        CaseKind.PRINTED, f"{_name(is_growth=is_growth)} beside the printed computes", texts, size, reason
    )


def doubling_cases(board: Board) -> Iterator[Case]:
    """Yield where a printed doubling time is neither the fitted one nor that of the printed factor."""
    published = board.leaderboard.track.published
    if published is None or published.doubling_time is None:
        return
    printed, interval = reading(published.doubling_time)
    if board.trend is not None:
        follows = board.trend.doubling_time_months * DAYS_PER_MONTH
        verdict = judge(printed, follows, interval) if follows > 0 else Verdict.DIFFERS
        if verdict is not Verdict.FOLLOWS:
            kind = CaseKind.DOUBLING_TIME if verdict is Verdict.DIFFERS else CaseKind.NEAR
            text = in_unit_of(follows, published.doubling_time)
            reason = board.leaderboard.track.answers.get("published-doubling-time-differs")
            yield _track_case(kind, "doubling time", board, (text, printed / follows), reason)
    yield from _against_period(board, published)


def _against_period(board: Board, published: Published) -> Iterator[Case]:
    factor, _ = _printed(published)
    time, period = published.doubling_time, published.period
    if factor is None or time is None or period is None or factor <= 1:
        return
    printed, interval = reading(time)
    length, lengths = reading(period)
    follows = length / math.log2(factor)
    if interval.holds(follows):
        return
    factors = printed_interval(f"{factor:.10g}")
    spread = Interval(lengths.low / math.log2(factors.high), lengths.high / math.log2(factors.low))
    answer = board.leaderboard.track.answers.get("published-doubling-time-differs")
    reason = answer or (ROUNDED_PERIOD if spread.overlaps(interval) else None)
    text = f"{printed_factor(factor)} in {period.text} = {in_unit_of(follows, time)}"
    what = "doubling time beside the printed factor and period"
    yield _track_case(CaseKind.PRINTED, what, board, (text, printed / follows), reason)


def _track_case(
    kind: CaseKind, what: str, board: Board, found: tuple[str, float], reason: str | None
) -> Case:
    track, (follows, ratio) = board.leaderboard.track, found
    published = track.published
    if published is None or published.doubling_time is None:
        raise TypeError(track)
    instance = Instance(
        path=track.id,
        label=track.level,
        printed=published.doubling_time.text,
        follows=follows,
        size=Size(ratio=ratio),
    )
    return Case(
        id=f"{kind}-{track.id}",
        kind=kind,
        what=what,
        instances=(instance,),
        reason=reason or published.note,
        note=published.note if reason else None,
        sources=(published.source,) if published.source else (),
    )
