"""Whether an old trend went on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.continuation import Continuation, build_continuation
from effsota.boards.trend.overview import build_overview
from effsota.boards.trend.series import RunChoice, build_series
from effsota.model import Board, Record
from tests.builders.claims import make_track, reported

TODAY = date(2026, 11, 22)
NOISE = (0.1, -0.1, 0.05, -0.05)
PRINTED = {
    "date": date(2018, 1, 1),
    "reference": "level/r11",
    "times": 100.0,
    "cost": {"least": 5e6, "most": 12e6},
    "source": {"title": "A thread"},
}


def runs(rates: list[float], **keys: object) -> Board:
    """Return a compute trend of half-yearly records from 2010, each doubling at its own rate in months."""
    records: list[Record] = []
    day, log = date(2010, 1, 1), 0.0
    for at, months in enumerate(rates):
        name = "first" if at == 0 else f"r{at}"
        records.append(reported(name, day.isoformat(), 2 ** (log + NOISE[at % 4])))
        day += timedelta(days=182.625)
        log += 6 / months
    track = make_track(kind="compute-trend", **keys)
    board = build_leaderboard(track, records)
    return Board(leaderboard=board, trend=build_trend(board))


FAST = {"published": {"doubling_time": "3 months"}, "continued": [PRINTED]}
OLD = runs([3.0] * 10, **FAST)
ERAS = [{"name": "after", "from": date(2015, 1, 1)}]


def continued(rates: list[float]) -> Continuation:
    """Return how runs of these rates compare with a trend that doubles every 3 months until mid 2014."""
    found = build_continuation(OLD, runs(rates, eras=ERAS), TODAY)
    assert found is not None
    return found


ENDED = continued([3.0] * 10 + [24.0] * 20)
WENT_ON = continued([3.0] * 30)


def test_a_trend_that_ended_has_a_break_near_its_end() -> None:
    """The rates are those before and after; the date lies within a year of the bend."""
    found = ENDED.tests[0].break_
    assert found is not None
    assert found.found
    assert date(2014, 1, 1) < found.at < date(2015, 12, 31)
    assert found.after_months == pytest.approx(24, rel=0.1)


def test_a_trend_that_went_on_has_no_break() -> None:
    """And its published doubling time lies inside the interval of one line through all."""
    found = WENT_ON.tests[0].break_
    assert found is not None
    assert not found.found
    assert not WENT_ON.excludes_printed


def test_one_line_through_a_trend_that_ended_excludes_the_published_rate() -> None:
    """3 months before and 24 after is neither."""
    assert ENDED.excludes_printed


def test_the_named_day_is_the_era_nearest_to_the_last_record() -> None:
    """It is declared in the track, so it is not searched for."""
    change, since = ENDED.tests[0].change, ENDED.tests[0].since
    assert change is not None
    assert since is not None
    assert change.at == date(2015, 1, 1)
    assert since.doubling_time_months == pytest.approx(24, rel=0.1)


def test_the_day_of_the_newest_run_is_told() -> None:
    """Of later days nothing is on file."""
    assert ENDED.last_day == ENDED.runs.leaderboard.entries[-1].record.submission.date


def test_what_is_not_tested_has_no_p_value() -> None:
    """The largest of each year and the joined records are described; the first series and all are tested."""
    by_series = {test.series: test for test in ENDED.tests}
    tested = {series for series, test in by_series.items() if test.break_ and test.break_.p_value is not None}
    assert tested == {RunChoice.LARGEST, RunChoice.ALL}
    assert by_series[RunChoice.YEARLY].trend.low is None
    assert by_series[RunChoice.JOINED].trend.low is None


def test_the_gap_is_taken_at_each_year_s_end_and_the_newest_run() -> None:
    """From the year after the last record."""
    days = [gap.day for gap in ENDED.gaps]
    assert days[0] == date(2015, 12, 31)
    assert days[-1] == ENDED.last_day
    assert days[-2] == date(ENDED.last_day.year - 1, 12, 31)
    behind = [gap.doublings_behind for gap in ENDED.gaps]
    assert behind == sorted(behind)


def test_a_cost_on_the_trend_follows_from_the_reference_run() -> None:
    """So many times the run's compute, so many times its cost."""
    (priced,) = ENDED.priced
    assert priced.least_usd == pytest.approx(priced.times * 5e6)
    assert priced.most_usd == pytest.approx(priced.times * 12e6)
    assert priced.times == pytest.approx(2 ** (96 / 3 - 20.25), rel=0.5)


def test_the_series_are_what_their_names_say() -> None:
    """Largest to date, largest of each year, the old records first, all."""
    board = runs([3.0] * 10 + [24.0] * 4)
    assert OLD.trend is not None
    found = dict(build_series(OLD, OLD.trend, board.leaderboard))
    assert [len(found[series]) for series in RunChoice] == [
        len(board.leaderboard.frontier),
        len({entry.record.submission.date.year for entry in board.leaderboard.entries}),
        10 + sum(entry.record.submission.date > OLD.trend.end for entry in board.leaderboard.frontier),
        14,
    ]


def test_only_a_published_trend_that_others_outlast_is_asked_about() -> None:
    """The later board itself has nothing after it."""
    later = runs([3.0] * 30, published={"doubling_time": "3 months"})
    found = build_overview([OLD, later], TODAY).continuations
    assert [each.old for each in found] == [OLD]


def test_boards_alone_say_nothing_together() -> None:
    """No continuation, no effective compute."""
    overview = build_overview([OLD], TODAY)
    assert (overview.continuations, overview.effective) == ((), ())


def test_effective_compute_needs_the_track_it_names() -> None:
    """A printed product of a track that this tracker lacks is passed over."""
    product = {
        "compute": "elsewhere",
        "from": date(2010, 1, 1),
        "to": date(2014, 1, 1),
        "source": {"title": "S"},
    }
    track = make_track(effective_compute=[product])
    board = build_leaderboard(track, [reported("first", "2010-01-01", 4), reported("b", "2012-01-01", 1)])
    alone = Board(leaderboard=board, trend=build_trend(board))
    assert build_overview([alone], TODAY).effective == ()
