"""The least-squares line of log2(factor) on months, its errors and its doubling time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from effsota.boards.trend.distributions import student_t
from effsota.frozen import Frozen
from effsota.model import Entry
from effsota.units import months_between

CONFIDENCE = 0.95
LEAST_SLOPE = 1e-9  # doublings a month: what rounding leaves of a standstill


class FittedLine(Frozen):
    """A least-squares line of log2(factor) on months; `slope_error` is None where two points define it."""

    slope: float
    intercept: float
    slope_error: float | None
    residual: float
    mean_month: float
    spread: float
    points: int

    def at(self, month: float) -> float:
        """Return the fitted log2(factor)."""
        return self.intercept + self.slope * month

    def half_width(self, month: float) -> float:
        """Return half the 95 % band of the fitted log2(factor)."""
        if self.slope_error is None:
            return 0.0
        at_month = math.sqrt(1 / self.points + (month - self.mean_month) ** 2 / self.spread)
        return student_t(self.points - 2, CONFIDENCE) * self.residual * at_month


def fit_line(months: Sequence[float], logs: Sequence[float]) -> FittedLine | None:
    """Return the ordinary least-squares line, None where all months are the same.

    Args:
        months: since any common start.
        logs: log2 of the factor, as many.

    Source: any textbook, e.g. Montgomery et al., "Introduction to Linear Regression Analysis", section 2.2.
    """
    points, sloped = len(months), _fit_slope(months, logs)
    if sloped is None:
        return None
    slope, mean_month, mean_log, spread = sloped
    intercept = mean_log - slope * mean_month
    squares = math.fsum(
        [(log - intercept - slope * month) ** 2 for month, log in zip(months, logs, strict=True)]
    )
    residual = math.sqrt(squares / (points - 2)) if points > 2 else 0.0
    return FittedLine(
        slope=slope,
        intercept=intercept,
        slope_error=residual / math.sqrt(spread) if points > 2 else None,
        residual=residual,
        mean_month=mean_month,
        spread=spread,
        points=points,
    )


def fit_slope(months: Sequence[float], logs: Sequence[float]) -> float | None:
    """Return the slope of the least-squares line alone, the same as `fit_line` gives."""
    sloped = _fit_slope(months, logs)
    return None if sloped is None else sloped[0]


def _fit_slope(months: Sequence[float], logs: Sequence[float]) -> tuple[float, float, float, float] | None:
    """Return the slope, the means of months and logs, and the spread of the months."""
    points = len(months)
    if points < 2:
        return None
    mean_month, mean_log = math.fsum(months) / points, math.fsum(logs) / points
    offs = [month - mean_month for month in months]
    spread = math.fsum([off**2 for off in offs])
    if spread == 0:
        return None
    slope = math.fsum([off * (log - mean_log) for off, log in zip(offs, logs, strict=True)]) / spread
    return slope, mean_month, mean_log, spread


def fit_entries(entries: Sequence[Entry], start: date) -> FittedLine | None:
    """Return the line through the entries' factors, months counted from `start`."""
    return fit_line(
        [months_between(start, entry.record.submission.date) for entry in entries],
        [math.log2(entry.factor) for entry in entries],
    )


def months_to_double(slope: float) -> float:
    """Return 1 / slope: negative where the factor falls, infinite where it stands still."""
    return math.inf if slope == 0 else 1 / slope
