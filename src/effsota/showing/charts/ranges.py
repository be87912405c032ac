"""From when to when a board's chart reaches, and from how much to how much compute."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from effsota.model import Entry, Leaderboard, Trend

LOG10_2 = math.log10(2)
LEAST_DECADES, PAD_SHARE, LEAST_PAD = 0.6, 0.11, 0.11
OUTLIER_SHARE = 0.4  # how far beyond frontier and band another record may stretch the range
SHORT_DAYS, EDGE_SHARE = 731, 0.015
LEAST_MARGIN_DAYS, LONE_MARGIN_DAYS = 20, 100  # a lone day has room before it, not a year that is to come


def grows(leaderboard: Leaderboard) -> bool:
    """Tell whether the frontier rises."""
    return leaderboard.track.kind.grows


def exponent_of(leaderboard: Leaderboard, factor_log2: float) -> float:
    """Return log10 of the compute in FLOP at which a board's factor is 2 to the power of `factor_log2`."""
    baseline = leaderboard.baseline
    own = 0.0 if baseline is None else math.log10(baseline.amount.value)
    return own + factor_log2 * LOG10_2 * -leaderboard.track.kind.direction.sign


def date_range(dates: Iterable[date]) -> tuple[date, date]:
    """Return the first and the last day shown."""
    days = sorted(dates)
    first, last = days[0], days[-1]
    if (last - first).days >= SHORT_DAYS:
        # Whole years, and a little more where a mark would stand on the edge, over what is written there.
        reach = timedelta(days=round(EDGE_SHARE * (last - first).days))
        ends = date(first.year, 1, 1), date(min(last.year + 1, date.max.year), 1, 1)
        return min(ends[0], first - reach), max(ends[1], last + reach)
    after = max(LEAST_MARGIN_DAYS, (last - first).days // 12)
    before = after if first < last else LONE_MARGIN_DAYS
    start, end = first - timedelta(days=before), last + timedelta(days=after)
    return start.replace(day=1), (end.replace(day=28) + timedelta(days=5)).replace(day=1)


def compute_range(leaderboard: Leaderboard, trends: Sequence[Trend]) -> tuple[float, float]:
    """Return the least and most compute (FLOP) shown: frontier and bands, and others that lie near them."""
    entries = leaderboard.entries
    exponents = [math.log10(entry.amount.value) for entry in entries]
    core = [each for entry, each in zip(entries, exponents, strict=True) if _is_core(entry, leaderboard)]
    core = core or exponents
    span = max(max(core) - min(core), LEAST_DECADES)
    bands = _band_exponents(leaderboard, trends)
    reach = [max(min(each, max(core) + span), min(core) - span) for each in bands]
    low, high = min([*core, *reach]), max([*core, *reach])
    slack = OUTLIER_SHARE * max(high - low, 1.0)
    near = [each for each in exponents if low - slack <= each <= high + slack]
    low, high = min([low, *near]), max([high, *near])
    missing = max(0.0, LEAST_DECADES - (high - low)) / 2
    pad = max(LEAST_PAD, PAD_SHARE * (high - low)) + missing
    return 10 ** (low - pad), 10 ** (high + pad)


def _is_core(entry: Entry, leaderboard: Leaderboard) -> bool:
    return entry.is_frontier or entry.is_baseline or (grows(leaderboard) and entry.record.is_ranked)


def _band_exponents(leaderboard: Leaderboard, trends: Sequence[Trend]) -> list[float]:
    factors = [factor for trend in trends for _, low, high in trend.band for factor in (low, high)]
    return [exponent_of(leaderboard, math.log2(each)) for each in factors if 0 < each < math.inf]
