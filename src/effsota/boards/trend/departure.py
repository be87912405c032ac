"""When the largest run left what an old trend predicts."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from effsota.boards.trend.line import FittedLine, fit_entries
from effsota.model import Board, Entry, Leaderboard
from effsota.units import months_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """The first day since which the largest run so far has been outside the old line's prediction interval.

    `day` is None where it is inside, on the last day looked at.
    """

    day: date | None
    is_ahead: bool
    largest: Entry


def find_departure(old: Board, runs: Leaderboard, today: date) -> Departure | None:
    """Return since when the largest run has been outside the 95 % prediction interval of the old fit.

    The interval is for a single new record on a day; None without a fit, its error, or a run by then.

    Source: Montgomery et al., "Introduction to Linear Regression Analysis", section 2.5.
    """
    fitted = [entry for entry in old.leaderboard.entries if entry.is_fitted]
    baseline = old.leaderboard.baseline
    line = fit_entries(fitted, fitted[0].record.submission.date) if fitted else None
    standing = [entry for entry in runs.frontier if entry.record.submission.date <= today]
    if line is None or line.slope_error is None or baseline is None or not standing:
        return None
    start, since, largest = fitted[0].record.submission.date, None, standing[-1]
    dates = [entry.record.submission.date for entry in standing]
    for day in _days_back(today, fitted[-1].record.submission.date):
        by_then = bisect_right(dates, day)
        run = standing[by_then - 1] if by_then else None
        if run is None or is_predicted(line, months_between(start, day), _log(run, baseline)):
            break
        since = day
    over = _log(largest, baseline) > line.at(months_between(start, today))
    return Departure(day=since, is_ahead=over, largest=largest)


def is_predicted(line: FittedLine, month: float, log: float) -> bool:
    """Tell whether log2 of a factor lies in the 95 % prediction interval of a line at a month."""
    return abs(log - line.at(month)) <= line.prediction_half_width(month)


def _log(entry: Entry, baseline: Entry) -> float:
    return math.log2(entry.amount.value / baseline.amount.value)


def _days_back(last: date, first: date) -> list[date]:
    return [last - timedelta(days=back) for back in range((last - first).days)]
