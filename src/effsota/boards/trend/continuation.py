"""Whether an old trend went on: later runs against it, each series searched for a break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from effsota.boards.trend.fitted import fit_trend
from effsota.boards.trend.gap import Gap, build_gap
from effsota.boards.trend.observed import Basis, points_of, publications_of
from effsota.boards.trend.sensitivity import is_far_apart, variants_of
from effsota.boards.trend.series import RunChoice, build_series
from effsota.boards.trend.split_series import SplitSeries, standing_series
from effsota.frozen import Frozen
from effsota.model import Board, Break, Continued, Entry, Fit, Leaderboard, Rests, Sensitivity, Trend
from effsota.units import DAYS_PER_MONTH, rounded_span

LEAST_CHANGE_OF_P = 0.02
# The others are described: of the largest of each year, and of records of two boards, no interval is known.
_RESTS = MappingProxyType({RunChoice.LARGEST: Rests.STANDING, RunChoice.ALL: Rests.PUBLICATIONS})


class Tested(Frozen):
    """One series: a line through it, its best break, the change at the named day, a line since then."""

    series: RunChoice
    trend: Trend
    break_: Break | None
    change: Break | None
    since: Trend | None = None


class PricedContinuation(Frozen):
    """What others print of a trend continued to a day, beside ours.

    `times` is how many times the reference run's compute the trend asks for; costs are in US dollars.
    """

    printed: Continued
    gap: Gap
    reference: Entry
    times: float
    least_usd: float | None
    most_usd: float | None


class Continuation(Frozen):
    """An old trend, the board that goes on after it, and what that board says; `tests[0]` is the answer."""

    old: Board
    runs: Board
    tests: tuple[Tested, ...]
    sensitivities: tuple[Sensitivity, ...]
    gaps: tuple[Gap, ...]
    priced: tuple[PricedContinuation, ...]

    @property
    def last_day(self) -> date:
        """The day of the newest record of the later board."""
        return _newest(self.runs)

    @property
    def printed_months(self) -> float | None:
        """The published doubling time in months."""
        published = self.old.leaderboard.track.published
        printed = published.doubling_time if published else None
        return printed.base / DAYS_PER_MONTH if printed else None

    @property
    def excludes_printed(self) -> bool:
        """Whether the published doubling time, however rounded, lies outside the first line's interval."""
        published = self.old.leaderboard.track.published
        low, high = self.tests[0].trend.low, self.tests[0].trend.high
        if published is None or published.doubling_time is None or low is None or high is None:
            return False
        least, most = (days / DAYS_PER_MONTH for days in rounded_span(published.doubling_time))
        return most < low or high < least


def build_continuation(old: Board, runs: Board, today: date) -> Continuation | None:
    """Return how later runs compare with an old trend; None without a trend or a series to test."""
    if old.trend is None:
        return None
    day = _named_day(old.trend, runs)
    tests = [
        test
        for series, entries in build_series(old, old.trend, runs.leaderboard)
        if (test := _test(series, entries, runs.leaderboard, day)) is not None
    ]
    if not tests:
        return None
    return Continuation(
        old=old,
        runs=runs,
        tests=tuple(tests),
        sensitivities=tuple(_vary(old, old.trend, runs.leaderboard, tests[0])),
        gaps=tuple(_gaps(old, runs, _days(old.trend.end, min(today, _newest(runs))))),
        priced=tuple(_price(old, runs)),
    )


def _test(series: RunChoice, entries: Sequence[Entry], runs: Leaderboard, day: date | None) -> Tested | None:
    if not entries:
        return None
    rests_on = _RESTS.get(series, Rests.NOTHING)
    trend = fit_trend(entries, fit=Fit.ALL, basis=Basis(rests_on))
    if trend is None:
        return None
    split = _split_series(rests_on, entries, runs)
    later = [entry for entry in entries if day is not None and entry.record.submission.date >= day]
    return Tested(
        series=series,
        trend=trend,
        break_=split.find_break(),
        change=None if day is None else split.weigh_day(day),
        since=fit_trend(later, fit=Fit.ALL, basis=Basis(rests_on)),
    )


def _vary(old: Board, trend: Trend, runs: Leaderboard, now: Tested) -> Iterator[Sensitivity]:
    """Yield what the first series says where a run that is estimated far apart is taken otherwise.

    None where it says the same: to three digits, and but for what the draws of a p value leave open.
    """
    for variant in variants_of(runs):
        if not is_far_apart(variant.record):
            continue
        other = variant.on(runs)
        series, entries = next(build_series(old, trend, other))
        test = _test(series, entries, other, None)
        if test is not None and _is_another(test, now):
            yield Sensitivity(
                varied=variant.varied,
                record=variant.record.submission.path,
                choice=variant.choice,
                doubling_time_months=test.trend.doubling_time_months,
                factor=None,
                p_value=_chance(test),
            )


def _is_another(test: Tested, now: Tested) -> bool:
    months = (f"{each.trend.doubling_time_months:.3g}" for each in (test, now))
    chances = [_chance(each) or 0.0 for each in (test, now)]
    return len({*months}) > 1 or abs(chances[0] - chances[1]) > LEAST_CHANGE_OF_P


def _chance(test: Tested) -> float | None:
    return None if test.break_ is None else test.break_.p_value


def _split_series(rests_on: Rests, entries: Sequence[Entry], runs: Leaderboard) -> SplitSeries:
    if rests_on is Rests.STANDING:
        return standing_series(entries, runs)
    points = publications_of(entries) if rests_on is Rests.PUBLICATIONS else points_of(entries)
    return SplitSeries(start=entries[0].record.submission.date, points=points, rests_on=rests_on)


def _named_day(trend: Trend, runs: Board) -> date | None:
    """Return the declared start of an era that is nearest to the old trend's last record."""
    starts = [era.start for era in runs.leaderboard.track.eras if era.start is not None]
    return min(starts, key=lambda start: abs(start - trend.end), default=None)


def _newest(runs: Board) -> date:
    return runs.leaderboard.entries[-1].record.submission.date


def _days(last: date, newest: date) -> list[date]:
    """Return the end of each year after the old trend's last record, and the day of the newest run.

    Of later days nothing is on file: that no run is does not tell that there was none.
    """
    return [*(date(year, 12, 31) for year in range(last.year + 1, newest.year)), newest]


def _gaps(old: Board, runs: Board, days: Sequence[date]) -> Iterator[Gap]:
    for day in days:
        gap = build_gap(old, runs.leaderboard, day)
        if gap is not None:
            yield gap


def _price(old: Board, runs: Board) -> Iterator[PricedContinuation]:
    entries = {entry.record.submission.path: entry for entry in runs.leaderboard.entries}
    for printed in old.leaderboard.track.continued:
        reference = entries.get(printed.reference)
        gap = build_gap(old, runs.leaderboard, printed.date)
        flop, cost = reference.record.compute_flop if reference else None, printed.cost
        if reference is None or gap is None or flop is None:
            continue
        yield PricedContinuation(
            printed=printed,
            gap=gap,
            reference=reference,
            times=gap.on_trend_flop / flop,
            least_usd=None if cost is None else gap.cost_usd(reference_flop=flop, reference_usd=cost.least),
            most_usd=None if cost is None else gap.cost_usd(reference_flop=flop, reference_usd=cost.most),
        )
