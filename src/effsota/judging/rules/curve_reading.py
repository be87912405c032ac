"""A learning-curve estimate beside its curve, read against the level of its track."""

from __future__ import annotations

from effsota.frozen import Frozen, found_once
from effsota.methods import LearningCurve
from effsota.model import Curve, Metric
from effsota.reading.curve import Crossing, find_crossing


class CurveReading(Frozen, kw_only=False, dict=True):
    """A learning-curve estimate whose curve has its columns, with the level it is read against."""

    pointer: str
    inputs: LearningCurve
    curve: Curve
    metric: Metric

    @found_once
    def crossing(self) -> Crossing | None:
        """Where the curve first meets the level, None where it never does."""
        return find_crossing(self.curve, self.inputs.x, self.inputs.y, metric=self.metric)
