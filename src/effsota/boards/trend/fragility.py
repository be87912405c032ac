"""What becomes of a doubling time when one record goes, one estimate is off, or dates shift."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from effsota.boards.trend import build_trend
from effsota.boards.trend.best_split import SIGNIFICANT
from effsota.boards.trend.distributions import f_tail
from effsota.boards.trend.fitted import why_no_rate
from effsota.boards.trend.intervals import FEWEST_PUBLICATIONS, Point
from effsota.boards.trend.line import fit_line, fit_slope, months_to_double
from effsota.boards.trend.observed import points_of, population_of, publications_of
from effsota.boards.trend.sensitivity import disputes
from effsota.model import (
    Break,
    DoublingSpan,
    Doubt,
    Entry,
    EraTrend,
    Fragility,
    Leaderboard,
    Sensitivity,
    Series,
    Sturdiness,
    Trend,
)

FEWEST_POINTS = 4
MOST_LEAN = 1.25
DATE_SHIFT_MONTHS = 6.0
LEAST_SPAN_OF_SHIFT = 2
LEAST_BEND = 1e-9

RateOf = Callable[[Sequence[Point]], float | None]


class Grounds(NamedTuple):
    """What else is known of a board's rate: its best break, its eras, what other choices make of it."""

    break_: Break | None = None
    eras: Sequence[EraTrend] = ()
    sensitivities: Sequence[Sensitivity] = ()


NO_GROUNDS = Grounds()


def build_fragility(board: Leaderboard, grounds: Grounds = NO_GROUNDS) -> Fragility:
    """Return how a board's doubling time changes when its data change a little."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    trend = build_trend(board, has_band=False)
    rate_of = _renewal if board.track.series is Series.RECORDS else doubling_of
    points = points_of(fitted)
    without = {
        entry.record.submission.path: rate_of([*points[:at], *points[at + 1 :]])
        for at, entry in enumerate(fitted)
    }
    leave_one_out = span_of(without.values())
    shaky = _find_shaky(fitted, points)
    doubts = tuple(_doubts(board, trend, leave_one_out, grounds))
    return Fragility(
        word=_word(len(points), trend, doubts),
        doubts=doubts,
        leave_one_out=leave_one_out,
        leans_on=_farthest(without, rate_of(points)),
        shaky=None if shaky is None else fitted[shaky].record.submission.path,
        estimate_off=None if shaky is None else span_of(_with_estimate_off(points, fitted, shaky, rate_of)),
        dates_off=span_of(_with_dates_off(points, rate_of)),
        all_records_months=_of_more(board, trend),
    )


def _of_more(board: Leaderboard, trend: Trend | None) -> float | None:
    """Return the doubling time over all ranked records, None where those are the ones that were fitted."""
    ranked = [entry for entry in board.entries if entry.rank]
    return None if trend and len(ranked) <= trend.points else _rising(ranked)


def _doubts(
    board: Leaderboard, trend: Trend | None, without: DoublingSpan | None, grounds: Grounds
) -> Iterator[Doubt]:
    """Yield why a rate is not sturdy."""
    if trend is None or without is None:
        return
    whole = trend.doubling_time_months
    if without.high > whole * MOST_LEAN or without.low < whole / MOST_LEAN:
        yield Doubt.ONE_RECORD
    if trend.series is Series.POPULATION and is_curved(publications_of(population_of(board))):
        yield Doubt.CURVED
    if grounds.break_ is not None and grounds.break_.found:
        yield Doubt.BROKEN
    if trend.low is not None and trend.high is not None:
        yield from _outside(trend, trend.low, trend.high, grounds)


def _outside(trend: Trend, low: float, high: float, grounds: Grounds) -> Iterator[Doubt]:
    """Yield which other readings of a rate lie outside its interval."""
    if trend.endpoint_months is None or not low <= trend.endpoint_months <= high:
        yield Doubt.ENDS
    told = [era.trend.doubling_time_months for era in grounds.eras if era.trend]
    if any(not low <= months <= high for months in told):
        yield Doubt.ERA
    if not trend.is_in_interval:
        yield Doubt.FRONTIER
    if disputes(grounds.sensitivities, low, high):
        yield Doubt.DISPUTED


def is_curved(points: Sequence[Point]) -> bool:
    """Tell whether a parabola explains points better than a line, at 5 %.

    Source: Montgomery et al., "Introduction to Linear Regression Analysis", section 3.3.1, for the partial F.
    """
    line = fit_line([month for month, _ in points], [log for _, log in points])
    if line is None or len(points) < FEWEST_PUBLICATIONS:
        return False
    # What a line through the squares of the months leaves of them is all that a parabola adds.
    offs = [month - line.mean_month for month, _ in points]
    squares = fit_line(offs, [off**2 for off in offs])
    if squares is None:
        return False
    bends = [off**2 - squares.at(off) for off in offs]
    size = math.fsum(bend**2 for bend in bends)
    if size < LEAST_BEND:
        return False
    rests = [log - line.at(month) for month, log in points]
    gain = math.fsum(bend * rest for bend, rest in zip(bends, rests, strict=True)) ** 2 / size
    left = math.fsum(rest**2 for rest in rests) - gain
    degrees = len(points) - 3
    return left <= 0 or f_tail(gain / left * degrees, 1, degrees) < SIGNIFICANT


def doubling_of(points: Sequence[Point]) -> float | None:
    """Return the doubling time in months through points; None below two dates."""
    slope = fit_slope([month for month, _ in points], [log for _, log in points])
    return None if slope is None else months_to_double(slope)


def span_of(doublings: Iterable[float | None]) -> DoublingSpan | None:
    """Return the least and the most of some doubling times; a falling one counts as never."""
    known = [math.inf if months < 0 else months for months in doublings if months is not None]
    return DoublingSpan(low=min(known), high=max(known)) if known else None


def _rising(entries: Sequence[Entry]) -> float | None:
    """Return the doubling time in months through all of the entries, None where there is no rate."""
    return None if why_no_rate(entries) is not None else doubling_of(points_of(entries))


def _word(points: int, trend: Trend | None, doubts: Sequence[Doubt]) -> Sturdiness:
    if points < FEWEST_POINTS or trend is None:
        return Sturdiness.TOO_FEW
    if {*doubts} - {Doubt.ONE_RECORD, Doubt.DISPUTED}:
        return Sturdiness.NO_SINGLE
    if Doubt.DISPUTED in doubts:
        return Sturdiness.DISPUTED
    if Doubt.ONE_RECORD in doubts:
        return Sturdiness.LEANS
    return Sturdiness.TOO_FEW if trend.low is None else Sturdiness.STURDY


def _renewal(points: Sequence[Point]) -> float | None:
    """Return the doubling time in months of total gain over total time; None where there is no rate."""
    if len(points) < 2 or points[-1][0] <= points[0][0]:
        return None
    return months_to_double((points[-1][1] - points[0][1]) / (points[-1][0] - points[0][0]))


def _farthest(without: dict[str, float | None], whole: float | None) -> str | None:
    """Return the record whose absence changes the rate most."""
    if whole is None:
        return None
    changes = {path: abs(1 / months - 1 / whole) for path, months in without.items() if months}
    return max(changes, key=lambda path: changes[path], default=None)


def _find_shaky(fitted: Sequence[Entry], points: Sequence[Point]) -> int | None:
    """Return the entry that changes the rate most when it is off by its own uncertainty."""
    line = fit_line([month for month, _ in points], [log for _, log in points])
    if line is None:
        return None
    weights = [
        abs(month - line.mean_month) * math.log(entry.margin.widest)
        for entry, (month, _) in zip(fitted, points, strict=True)
    ]
    return weights.index(max(weights))


def _with_estimate_off(
    points: Sequence[Point], fitted: Sequence[Entry], at: int, rate_of: RateOf
) -> list[float | None]:
    off = fitted[at].margin
    month, log = points[at]
    shifts = (-math.log2(off.below), math.log2(off.above))
    return [rate_of([*points[:at], (month, log + shift), *points[at + 1 :]]) for shift in shifts]


def _with_dates_off(points: Sequence[Point], rate_of: RateOf) -> list[float | None]:
    """Return the doubling times with any one record dated half a year earlier or later.

    Where that is much of the whole time, it says nothing: there are none.
    """
    if not points or points[-1][0] < LEAST_SPAN_OF_SHIFT * DATE_SHIFT_MONTHS:
        return []
    return [
        rate_of(sorted([*points[:at], (month + shift, log), *points[at + 1 :]]))
        for at, (month, log) in enumerate(points)
        for shift in (-DATE_SHIFT_MONTHS, DATE_SHIFT_MONTHS)
    ]
