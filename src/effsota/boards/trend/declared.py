"""The rates before and after a day that was named beforehand, with the plain F test of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from effsota.boards.trend.breaks import FEWEST_A_SIDE
from effsota.boards.trend.distributions import f_tail
from effsota.boards.trend.line import months_to_double
from effsota.boards.trend.observed import points_of
from effsota.model import Entry
from effsota.units import months_between


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredChange:
    """The doubling times in months before and after a named day, and the p value of no change of rate."""

    day: date
    before_months: float
    after_months: float
    p_value: float


def weigh_change(entries: Sequence[Entry], day: date) -> DeclaredChange | None:
    """Return the change of rate at a day that was not searched for; None below three dates on either side.

    Source: Chow, "Tests of Equality Between Sets of Coefficients in Two Linear Regressions" (1960); here the
    two lines meet at the day, so that one coefficient is tested.
    """
    dates = {entry.record.submission.date for entry in entries}
    if min(sum(each < day for each in dates), sum(each > day for each in dates)) < FEWEST_A_SIDE:
        return None
    months, logs = map(np.array, zip(*points_of(entries), strict=True))
    hinge = np.maximum(months - months_between(entries[0].record.submission.date, day), 0)
    straight = np.column_stack([np.ones_like(months), months])
    bent = np.column_stack([straight, hinge])
    (_, slope, change), _, _, _ = np.linalg.lstsq(bent, logs, rcond=None)
    least = float(((logs - bent @ np.linalg.lstsq(bent, logs, rcond=None)[0]) ** 2).sum())
    most = float(((logs - straight @ np.linalg.lstsq(straight, logs, rcond=None)[0]) ** 2).sum())
    freedom = len(logs) - bent.shape[1]
    ratio = (most - least) / (max(least, 1e-12) / freedom)
    return DeclaredChange(
        day=day,
        before_months=months_to_double(float(slope)),
        after_months=months_to_double(float(slope + change)),
        p_value=f_tail(max(0.0, ratio), 1, freedom),
    )
