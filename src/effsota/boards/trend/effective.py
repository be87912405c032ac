"""Effective compute: growth of training compute × growth of efficiency over the same period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from effsota.boards.uncertainty import combine, combine_margins
from effsota.frozen import Frozen
from effsota.model import Entry, Leaderboard


class Growth(Frozen):
    """The growth of a board's frontier between two days, from one record to another; `factor` is plain."""

    factor: float
    low: float
    high: float
    first: Entry
    last: Entry


class EffectiveCompute(Frozen):
    """Growth of compute, growth of efficiency and their product between two years."""

    start: date
    end: date
    compute: Growth
    efficiency: Growth
    factor: float
    low: float
    high: float


def grow_frontier(board: Leaderboard, start: date, end: date) -> Growth | None:
    """Return the growth of the frontier's factor from `start` to `end`.

    The first record is the frontier's as of `start`, else the first one after; the last is as of `end`.
    None where there are not two records.
    """
    standing = [entry for entry in board.frontier if entry.record.submission.date <= end]
    before = [entry for entry in standing if entry.record.submission.date <= start]
    if not standing:
        return None
    first, last = before[-1] if before else standing[0], standing[-1]
    if first is last:
        return None
    factor = last.factor / first.factor
    margin = combine_margins(first.margin.turned, last.margin)
    low, high = factor / margin.below, factor * margin.above
    return Growth(factor=factor, low=low, high=high, first=first, last=last)


def build_effective_compute(
    compute: Leaderboard, efficiency: Leaderboard, *, first_year: int, last_year: int
) -> EffectiveCompute | None:
    """Return growth of compute × growth of efficiency from the start of one year to the end of another.

    None where there are too few records, or where what is saved is no compute.

    Source: "AI and Efficiency" (Hernandez and Brown, 2020), which multiplies 300,000x by 25x for 2012-2018.
    """
    start, end = date(first_year, 1, 1), date(last_year, 12, 31)
    more, better = grow_frontier(compute, start, end), grow_frontier(efficiency, start, end)
    if more is None or better is None or compute.resource.key != efficiency.resource.key:
        return None
    factor = more.factor * better.factor
    above = combine(more.high / more.factor, better.high / better.factor)
    below = combine(more.factor / more.low, better.factor / better.low)
    return EffectiveCompute(
        start=start,
        end=end,
        compute=more,
        efficiency=better,
        factor=factor,
        low=factor / below,
        high=factor * above,
    )


def build_inflation(efficiency: Leaderboard, years: Sequence[int]) -> list[tuple[int, float]]:
    """Return, by year, how many FLOP of the baseline's day one FLOP bought at the year's end."""
    found = []
    for year in years:
        standing = [entry for entry in efficiency.frontier if entry.record.submission.date.year <= year]
        if standing:
            found.append((year, standing[-1].factor))
    return found
