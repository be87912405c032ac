"""Did a published trend go on? The answer in sentences, the series behind it, and the gap by year."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.trend.series import Series
from effsota.showing.pages.amount_cells import build_amount, build_day, units_of
from effsota.showing.pages.page import Link, level_link, record_link, track_link
from effsota.showing.pages.rates.gaps import PricedView, build_priced
from effsota.showing.pages.rates.lasting import build_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.boards.trend.continuation import Continuation, Tested
    from effsota.boards.trend.gap import Gap
    from effsota.showing.pages.amount_cells import Amount, Day, Unit

RUNS: Mapping[Series, str] = MappingProxyType(
    {
        Series.LARGEST: "Runs that were the largest to date",
        Series.YEARLY: "The largest run of each year",
        Series.JOINED: "The trend’s own records, then the largest to date",
        Series.ALL: "All records of the later board",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRow:
    """One series that was searched for a break."""

    runs: str
    points: str
    rate: str
    interval: str
    candidate: str
    window: str
    around: str
    p_value: str
    is_found: bool
    named: str
    named_p: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """The old trend at a day, beside the largest run by then."""

    day: Day
    on_trend: Amount
    largest: Link
    amount: Amount
    behind: str
    times: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuedView:
    """One published trend, and whether it went on."""

    id: str
    title: str
    track: Link
    runs: Link
    answer: str
    sentences: tuple[str, ...]
    tests: tuple[TestRow, ...]
    named_day: str | None
    gaps: tuple[GapRow, ...]
    units: tuple[Unit, ...]
    priced: tuple[PricedView, ...]


def build_continued(found: Continuation) -> ContinuedView:
    """Return whether a published trend went on, in words and rows."""
    track, runs = found.old.leaderboard.track, found.runs.leaderboard.track
    answer, *sentences = build_answer(found)
    change = next((test.change for test in found.tests if test.change), None)
    is_behind = bool(found.gaps) and found.gaps[-1].doublings_behind > 0
    return ContinuedView(
        id=track.id,
        title=_title(found),
        track=level_link(track),
        runs=track_link(runs),
        answer=answer,
        sentences=tuple(sentences),
        tests=tuple(map(_test, found.tests)),
        named_day=figures.date_text(change.day) if change else None,
        gaps=tuple(_gap(gap, units_of(track)) for gap in found.gaps) if is_behind else (),
        units=units_of(track),
        priced=tuple(map(build_priced, found.priced)),
    )


def _title(found: Continuation) -> str:
    published = found.old.leaderboard.track.published
    printed = published.doubling_time.text if published and published.doubling_time else ""
    return f"Doubling every {printed}: {found.old.leaderboard.track.level}"


def _test(test: Tested) -> TestRow:
    best, change = test.break_, test.change
    return TestRow(
        runs=RUNS[test.series],
        points=figures.count_text(test.trend.points, "run"),
        rate=figures.months_text(test.trend.doubling_time_months),
        interval=figures.doubling_interval_text(test.trend.low, test.trend.high),
        candidate=figures.date_text(best.at) if best else "too few runs",
        window=f"{figures.month_text(best.low)} to {figures.month_text(best.high)}" if best else "",
        around=figures.change_text(best.before_months, best.after_months) if best else figures.NONE,
        p_value=figures.p_text(best.p_value) if best else figures.NONE,
        is_found=bool(best and best.found),
        named=figures.change_text(change.before_months, change.after_months) if change else figures.NONE,
        named_p=figures.p_text(change.p_value) if change else "",
    )


def _gap(gap: Gap, units: tuple[Unit, ...]) -> GapRow:
    largest = gap.largest.record
    return GapRow(
        day=build_day(gap.day),
        on_trend=build_amount(gap.on_trend_flop, units),
        largest=record_link(gap.largest),
        amount=build_amount(largest.compute_flop, units),
        behind=figures.number_text(gap.doublings_behind),
        times=figures.factor_text(gap.times),
    )
