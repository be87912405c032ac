"""Student's t and the F distribution, by the regularized incomplete beta function."""

from __future__ import annotations

import math
from functools import lru_cache

MOST_STEPS = 1_000
PRECISION = 3e-16
TINY = 1e-300


def regularized_beta(x: float, a: float, b: float) -> float:
    """Return I_x(a, b), for x from 0 to 1 and a, b above 0.

    Source: NIST Digital Library of Mathematical Functions, 8.17.22 (the fraction) and 8.17.4 (symmetry);
    evaluated by Lentz's method as in "Numerical Recipes", third edition, section 6.4.
    """
    if x in {0, 1}:
        return float(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - regularized_beta(1 - x, b, a)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction 1 + d1/(1 + d2/(1 + ...)) by which the front factor is divided."""
    value, over, under = 1.0, 1.0, 0.0
    for step in range(1, MOST_STEPS):
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        over, under = 1 + term / over, 1 / ((1 + term * under) or TINY)
        over = over or TINY
        value *= over * under
        if abs(over * under - 1) < PRECISION:
            break
    return value


def f_tail(ratio: float, numerator: int, denominator: int) -> float:
    """Return the p value of an F ratio: how often one at least as large comes by chance."""
    x = denominator / (denominator + numerator * ratio)
    return regularized_beta(x, denominator / 2, numerator / 2)


@lru_cache
def student_t(degrees: int, confidence: float) -> float:
    """Return the two-sided quantile of Student's t: within ± this it lies with the confidence given.

    Both tails together are `f_tail(t**2, 1, degrees)`. They fall ever more slowly, so that Newton's method
    comes from zero ever closer, and never beyond.
    """
    log_front = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2
    t, step = 0.0, 1.0
    while step > t * 1e-15:
        density = math.exp(log_front - (degrees + 1) / 2 * math.log1p(t * t / degrees))
        step = (f_tail(t * t, 1, degrees) - (1 - confidence)) / (2 * density)
        t += step
    return t
