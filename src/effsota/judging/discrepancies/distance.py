"""How far apart two figures lie, and from where on that counts: the one table of limits."""

from __future__ import annotations

import math
from enum import IntEnum

from effsota.boards.agreement import MOST_APART
from effsota.frozen import Frozen
from effsota.units.rounding import Interval


class Limits(Frozen):
    """Up to where two figures count as one.

    Ratios of the larger to the smaller: `rounded`, an input was rounded; `published`, printed against what
    follows; `estimates` of one submission; `utilizations` of one track. `same_peak` is a relative difference.
    """

    rounded: float
    published: float
    estimates: float
    utilizations: float
    same_peak: float
    days: int


LIMITS = Limits(rounded=1.02, published=1.10, estimates=MOST_APART, utilizations=2.0, same_peak=0.02, days=3)


class Closeness(IntEnum):
    """Whether a printed figure follows, nearly does (an input that is not printed differs), or differs."""

    FOLLOWS = 0
    NEAR = 1
    DIFFERS = 2


def apart(first: float, second: float) -> float:
    """Return by what factor two values differ: at least 1, infinite where one is not above zero."""
    if min(first, second) <= 0:
        return math.inf
    return max(first / second, second / first)


def ratio_of(printed: float, follows: float) -> float | None:
    """Return printed / follows, None where one is not above zero or without end."""
    return printed / follows if min(printed, follows) > 0 and max(printed, follows) < math.inf else None


def differs(printed: float, follows: float) -> bool:
    """Tell whether a printed figure is farther from what follows than a source may round or count."""
    return apart(printed, follows) > LIMITS.published


def is_rounding(printed: float, follows: float, interval: Interval) -> bool:
    """Tell whether `printed` may stand for what follows; beyond the limit rounding excuses nothing."""
    return interval.holds(follows) and not differs(printed, follows)


def judge(printed: float, follows: float, interval: Interval) -> Closeness:
    """Return whether `printed`, which may stand for `interval`, follows."""
    if apart(printed, follows) <= LIMITS.rounded or is_rounding(printed, follows, interval):
        return Closeness.FOLLOWS
    return Closeness.DIFFERS if differs(printed, follows) else Closeness.NEAR
