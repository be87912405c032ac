"""What a track measures, and when a value of it reaches the track's level."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from effsota.model.given import Given

PERCENT = "%"


class Better(StrEnum):
    """Which values of a metric are better."""

    HIGHER = "higher"
    LOWER = "lower"


class Reaching(StrEnum):
    """What of several runs has to reach the target: each of them on its own, or their mean."""

    EACH = "each"
    MEAN = "mean"


class Metric(Given):
    """What is measured and the level to reach; `tolerance` is what its reproduction missed it by.

    `p` is how sure it has to be that the mean of several runs reaches it: the most that the one-sided p of
    Student's t may be; of records dated before `p_from` it is not asked.
    """

    name: str
    unit: str
    better: Better
    target: float
    tolerance: float = 0.0
    runs: Reaching = Reaching.EACH
    p: float | None = None
    p_from: date | None = None

    @property
    def is_higher_better(self) -> bool:
        """Whether more of the metric is better."""
        return self.better is Better.HIGHER

    @property
    def is_percentage(self) -> bool:
        """Whether its values are written in percent: 79.2, not 0.792."""
        return self.unit == PERCENT

    def p_asked_on(self, day: date) -> float | None:
        """Return how sure a mean has to be for a record of a day, None where that is not asked."""
        return None if self.p_from is not None and day < self.p_from else self.p

    @property
    def sign(self) -> int:
        """What makes of values such that more is better: 1, or -1 where less is."""
        return 1 if self.is_higher_better else -1

    def is_met_by(self, value: float) -> bool:
        """Tell whether `value` reaches the target within the tolerance."""
        slack = self.tolerance + 1e-9 * max(1.0, abs(self.target))
        return value >= self.target - slack if self.is_higher_better else value <= self.target + slack
