"""How far a printed number may be from the number it stands for: half a unit of its last digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

# Within 2 % an input was rounded; up to 6 % an input that is not printed differs ("AI and Compute" took 0.333
# for the printed 0.33); beyond that the figure does not follow.
MOST_ROUNDED, MOST_NEAR = 1.02, 1.06


class Verdict(IntEnum):
    """Whether a figure follows from its inputs."""

    FOLLOWS = 0
    NEAR = 1
    DIFFERS = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that are printed alike."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether `value` would be printed so."""
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Tell whether one number can be behind both."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: float) -> Interval:
        """Return the interval in another unit."""
        return Interval(self.low * factor, self.high * factor)


def printed_interval(text: str) -> Interval:
    """Return what a number as written may stand for; the closing zeros of 10000 carry no digits."""
    number = Decimal(text)
    if "." not in text.casefold().partition("e")[0]:
        number = number.normalize()
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    is_power_of_ten = number.as_tuple().digits == (1,)  # below it, the same digits stand for a tenth
    return Interval(float(number - half / (10 if is_power_of_ten else 1)), float(number + half))


def judge(printed: float, follows: float, interval: Interval) -> Verdict:
    """Return whether `printed`, which may stand for `interval`, follows."""
    apart = max(printed / follows, follows / printed)
    if apart <= MOST_ROUNDED or interval.holds(follows):
        return Verdict.FOLLOWS
    return Verdict.NEAR if apart <= MOST_NEAR else Verdict.DIFFERS
