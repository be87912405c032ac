"""What becomes of a doubling time when one record goes, one estimate is off, or dates shift."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from effsota.boards.trend.fitted import why_no_rate
from effsota.boards.trend.intervals import Point
from effsota.boards.trend.line import fit_line, fit_slope, months_to_double
from effsota.boards.trend.observed import points_of
from effsota.model import DoublingSpan, Entry, Fragility, Leaderboard, Sturdiness

FEWEST_POINTS = 4
MOST_LEAN = 1.25
DATE_SHIFT_MONTHS = 6.0
LEAST_SPAN_OF_SHIFT = 2


def build_fragility(board: Leaderboard) -> Fragility:
    """Return how a board's doubling time changes when its data change a little."""
    fitted = [entry for entry in board.entries if entry.is_fitted]
    points = points_of(fitted)
    whole = doubling_of(points)
    without = {
        entry.record.submission.path: doubling_of([*points[:at], *points[at + 1 :]])
        for at, entry in enumerate(fitted)
    }
    shaky = _find_shaky(fitted, points)
    return Fragility(
        word=_word(len(points), whole, without.values()),
        leave_one_out=span_of(without.values()),
        leans_on=_farthest(without, whole),
        shaky=None if shaky is None else fitted[shaky].record.submission.path,
        estimate_off=None if shaky is None else span_of(_with_estimate_off(fitted, points, shaky)),
        dates_off=span_of(_with_dates_off(points)),
        all_records_months=_rising([entry for entry in board.entries if entry.rank]),
    )


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


def _word(points: int, whole: float | None, without: Iterable[float | None]) -> Sturdiness:
    span = span_of(without)
    if points < FEWEST_POINTS or span is None or whole is None:
        return Sturdiness.TOO_FEW
    is_sturdy = 0 < whole < math.inf and span.high <= whole * MOST_LEAN and span.low >= whole / MOST_LEAN
    return Sturdiness.STURDY if is_sturdy else Sturdiness.LEANS


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
        abs(month - line.mean_month) * math.log(entry.amount.uncertainty)
        for entry, (month, _) in zip(fitted, points, strict=True)
    ]
    return weights.index(max(weights))


def _with_estimate_off(fitted: Sequence[Entry], points: Sequence[Point], at: int) -> list[float | None]:
    off = math.log2(fitted[at].amount.uncertainty)
    month, log = points[at]
    return [doubling_of([*points[:at], (month, log + shift), *points[at + 1 :]]) for shift in (-off, off)]


def _with_dates_off(points: Sequence[Point]) -> list[float | None]:
    """Return the doubling times with any one record dated half a year earlier or later.

    Where that is much of the whole time, it says nothing: there are none.
    """
    if not points or points[-1][0] < LEAST_SPAN_OF_SHIFT * DATE_SHIFT_MONTHS:
        return []
    return [
        doubling_of([*points[:at], (month + shift, log), *points[at + 1 :]])
        for at, (month, log) in enumerate(points)
        for shift in (-DATE_SHIFT_MONTHS, DATE_SHIFT_MONTHS)
    ]
