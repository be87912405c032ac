"""What a printed number may stand for: half a unit of its last digit, up or down."""

from __future__ import annotations

from decimal import Decimal

from effsota.frozen import Frozen


class Interval(Frozen, kw_only=False):
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
