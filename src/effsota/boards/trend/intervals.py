"""The 95 % interval of a rate: of a population, of pairs of gap and gain, of a standing record.

Rates are in doublings a month. How often each interval holds the true rate is measured: `make calibrate`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from effsota.boards.trend.distributions import student_t
from effsota.boards.trend.line import CONFIDENCE, fit_line

FEWEST_PUBLICATIONS = 5
FEWEST_PAIRS = 19
FEWEST_STANDING = 8

Point = tuple[float, float]
"""Months since a common start, and log2 of a factor."""
Pair = tuple[float, float]
"""The gap between two records in months, and the gain in doublings."""


class RateSpan(NamedTuple):
    """A rate with its 95 % interval, in doublings a month; `points` is how much it rests on."""

    rate: float
    low: float
    high: float
    points: int


def population_span(points: Sequence[Point]) -> RateSpan | None:
    """Return the rate of a population, a point for each publication; None below five.

    The whole population is looked at and not its frontier: a frontier is picked by its scatter, so that the
    line through it falls too fast, and Student's t about that line holds the true rate too seldom.

    Source: Montgomery et al., "Introduction to Linear Regression Analysis", section 2.4; clusters taken as
    one observation each: Donald and Lang, "Inference with Difference-in-Differences" (2007), section II.
    """
    line = fit_line([month for month, _ in points], [log for _, log in points])
    if line is None or line.slope_error is None or len(points) < FEWEST_PUBLICATIONS:
        return None
    half = student_t(line.points - 2, CONFIDENCE) * line.slope_error
    return RateSpan(line.slope, line.slope - half, line.slope + half, line.points)


def renewal_span(pairs: Sequence[Pair]) -> RateSpan | None:
    """Return total gain over total time, from the pairs of gap and gain; None below 19.

    The interval is on the scale of logarithms, by the jackknife, with as many degrees of freedom as the
    kurtosis of its values leaves: a few large gains decide how well the spread is known.

    Source: Smith, "Regenerative stochastic processes" (1955), for a reward over renewals; Efron and
    Tibshirani, "An Introduction to the Bootstrap" (1993), section 11.2 for the jackknife; Satterthwaite, "An
    approximate distribution of estimates of variance components" (1946), for the degrees of freedom.
    """
    time, gain = math.fsum(gap for gap, _ in pairs), math.fsum(each for _, each in pairs)
    if len(pairs) < FEWEST_PAIRS or min(time - max(gap for gap, _ in pairs), gain) <= 0:
        return None
    if any(gain <= each for _, each in pairs):
        return None
    count = len(pairs)
    without = [math.log((gain - each) / (time - gap)) for gap, each in pairs]
    mean = math.fsum(without) / count
    squares = math.fsum((each - mean) ** 2 for each in without)
    if squares == 0:
        return RateSpan(gain / time, gain / time, gain / time, count)
    kurtosis = count * math.fsum((each - mean) ** 4 for each in without) / squares**2
    degrees = max(2, min(count - 1, math.floor(2 * count / max(kurtosis - 1, 1e-9))))
    half = student_t(degrees, CONFIDENCE) * math.sqrt((count - 1) / count * squares)
    rate = gain / time
    return RateSpan(rate, rate * math.exp(-half), rate * math.exp(half), count)


def standing_span(points: Sequence[Point]) -> RateSpan | None:
    """Return the rate of the standing record of a population, from its records; None below eight.

    The standing record strays from its line but comes back to it, so that the error of total gain over total
    time is that of its two ends. How far it strays is taken from the least-squares line through all;
    neighbours stray alike, which leaves half of the degrees of freedom.
    """
    line = fit_line([month for month, _ in points], [log for _, log in points])
    if line is None or len(points) < FEWEST_STANDING:
        return None
    (first, start), (last, end) = points[0], points[-1]
    rate = (end - start) / (last - first)
    half = student_t((line.points - 2) // 2, CONFIDENCE) * math.sqrt(2) * line.residual / (last - first)
    return RateSpan(rate, rate - half, rate + half, line.points)
