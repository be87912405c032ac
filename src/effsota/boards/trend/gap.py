"""The gap to an old trend: what it would have reached by a day, and how far the largest run is behind."""

from __future__ import annotations

import math
from datetime import date

from effsota.frozen import Frozen
from effsota.model import Board, Entry, Leaderboard
from effsota.units import months_between


class Gap(Frozen):
    """The old trend continued to a day, in FLOP, beside the largest run by then.

    `doublings_behind` is negative where the largest run is ahead.
    """

    day: date
    on_trend_flop: float
    largest: Entry
    doublings_behind: float

    @property
    def times(self) -> float:
        """How many times the largest run's compute the old trend asks for."""
        return self.on_trend_flop / self.largest.amount.value

    def cost_usd(self, *, reference_flop: float, reference_usd: float) -> float:
        """Return what the on-trend run would cost at the reference's price per FLOP, in US dollars."""
        return self.on_trend_flop / reference_flop * reference_usd


def build_gap(old: Board, runs: Leaderboard, day: date) -> Gap | None:
    """Return the gap at a day; None without a trend, a baseline or a run by then."""
    trend, baseline = old.trend, old.leaderboard.baseline
    standing = [entry for entry in runs.frontier if entry.record.submission.date <= day]
    if trend is None or baseline is None or not standing:
        return None
    log = trend.intercept_log2 + months_between(trend.start, day) / trend.doubling_time_months
    flop = baseline.amount.value * 2**log
    largest = standing[-1]
    behind = math.log2(flop / largest.amount.value)
    return Gap(day=day, on_trend_flop=flop, largest=largest, doublings_behind=behind)
