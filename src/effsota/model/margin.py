"""How far a figure may be off: by a factor downwards and a factor upwards, within which 95 % lie."""

from __future__ import annotations

from typing import NamedTuple, Self


class Margin(NamedTuple):
    """By which factors, at least 1, the truth may lie below and above a figure (95 %)."""

    below: float = 1.0
    above: float = 1.0

    @classmethod
    def within(cls, factor: float) -> Self:
        """Return the margin of a figure that is right within one factor either way."""
        return cls(factor, factor)

    @property
    def widest(self) -> float:
        """The larger of the two factors."""
        return max(self.below, self.above)

    @property
    def is_even(self) -> bool:
        """Whether both sides are the same."""
        return self.below == self.above

    @property
    def turned(self) -> Margin:
        """The margin of the inverse, such as of a factor that falls as the figure grows."""
        return Margin(self.above, self.below)


EXACT = Margin()
