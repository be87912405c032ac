"""The formulas of trends against other libraries and plain loops."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from scipy import stats

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import breaks
from effsota.boards.trend.best_split import Process
from effsota.boards.trend.line import fit_line, fit_slope
from effsota.boards.trend.observed import points_of
from effsota.boards.trend.split_series import SplitSeries
from effsota.model import Entry, Rests
from effsota.units import DAYS_PER_MONTH
from tests.builders.claims import make_track, reported

NOISE = (0.3, -0.5, 0.1, 0.6, -0.2, -0.4, 0.5, 0.0, -0.3, 0.4, -0.1, 0.2)


def entries(count: int = 24, *, bend_at: int = 12, after: float = 0.1) -> tuple[Entry, ...]:
    """Return a compute trend of records 90 days apart: 0.8 doublings each, `after` beyond the bend."""
    rows, log = [], 0.0
    for at in range(count):
        day = date(2010, 1, 1) + timedelta(days=90 * at)
        rows.append(reported("first" if at == 0 else f"r{at}", day.isoformat(), 2 ** (log + NOISE[at % 12])))
        log += 0.8 if at < bend_at else after
    return build_leaderboard(make_track(kind="compute-trend"), rows).entries


def test_the_band_about_a_line_is_the_textbook_one() -> None:
    """T × s × sqrt(1/n + (x - mean)² / Sxx), by numpy."""
    months, logs = map(np.array, zip(*points_of(entries()), strict=True))
    line = fit_line(list(months), list(logs))
    assert line is not None
    rest = logs - np.polyval(np.polyfit(months, logs, 1), months)
    scatter = math.sqrt((rest**2).sum() / (len(months) - 2))
    reach = math.sqrt(1 / len(months) + (100 - months.mean()) ** 2 / ((months - months.mean()) ** 2).sum())
    half = stats.t.ppf(0.975, len(months) - 2) * scatter * reach
    assert line.half_width(100) == pytest.approx(half)


def series(given: Sequence[Entry]) -> SplitSeries:
    """Return entries as a population."""
    start = given[0].record.submission.date
    return SplitSeries(start=start, points=points_of(given), rests_on=Rests.PUBLICATIONS)


def test_the_break_is_the_best_of_all_candidates() -> None:
    """A plain loop over days finds no break with a smaller residual than the search's."""
    given = entries()
    months, logs = map(np.array, zip(*points_of(given), strict=True))

    def rest(at: float) -> float:
        design = np.column_stack([np.ones_like(months), months, np.maximum(months - at, 0)])
        return float(((logs - design @ np.linalg.lstsq(design, logs, rcond=None)[0]) ** 2).sum())

    found = series(given).find_break()
    assert found is not None
    at = (found.at - date(2010, 1, 1)).days / DAYS_PER_MONTH
    least = min(rest(each) for each in np.arange(months[2], months[-3], 0.05))
    assert rest(at) <= least * 1.01


def test_populations_that_are_drawn_in_parts_are_those_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long series is drawn a few rows at a time: its p values are the same, that of its records too."""
    points = points_of(entries())
    process = Process(points=points)
    at_once = breaks.split_population(points), breaks.split_standing(points, process)
    monkeypatch.setattr(breaks, "DRAWN_AT_ONCE", 10 * len(points) + 1)
    assert (breaks.split_population(points), breaks.split_standing(points, process)) == at_once


def test_the_rates_around_a_break_are_those_of_two_joined_lines() -> None:
    """0.8 doublings in 90 days before, 0.1 after: 3.7 and 30 months, within the noise."""
    found = series(entries(40, bend_at=20)).find_break()
    assert found is not None
    assert found.before_months == pytest.approx(90 / 0.8 / DAYS_PER_MONTH, rel=0.1)
    assert found.after_months == pytest.approx(90 / 0.1 / DAYS_PER_MONTH, rel=0.35)


def test_the_change_at_a_named_day_has_the_p_value_of_the_hinge() -> None:
    """That of Student's t for one coefficient, but for what 999 draws leave open."""
    given, day = entries(after=0.68), date(2012, 12, 16)
    months, logs = map(np.array, zip(*points_of(given), strict=True))
    at = (day - date(2010, 1, 1)).days / DAYS_PER_MONTH
    design = np.column_stack([np.ones_like(months), months, np.maximum(months - at, 0)])
    found, *_ = np.linalg.lstsq(design, logs, rcond=None)
    freedom = len(logs) - 3
    variance = ((logs - design @ found) ** 2).sum() / freedom
    error = math.sqrt(variance * np.linalg.inv(design.T @ design)[2, 2])
    change = series(given).weigh_day(day)
    assert change is not None
    expected = 2 * stats.t.sf(abs(found[2] / error), freedom)
    assert 0.001 < expected < 0.5
    assert change.p_value == pytest.approx(expected, abs=0.01)
    assert change.before_months == pytest.approx(1 / found[1])


def test_a_named_day_needs_three_dates_on_either_side() -> None:
    """Fewer say nothing of a rate."""
    assert series(entries()).weigh_day(date(2010, 2, 1)) is None
    assert series(entries()).weigh_day(date(2030, 1, 1)) is None


def test_records_of_the_same_dates_do_not_stop_the_search() -> None:
    """Ties in date and in compute are points like others."""
    rows = [
        reported("first" if at == 0 else f"r{at}", f"{2010 + at // 3}-01-01", float(2 ** (at // 3)))
        for at in range(24)
    ]
    found = series(build_leaderboard(make_track(kind="compute-trend"), rows).entries).find_break()
    assert found is not None
    assert not found.found


def test_a_slope_alone_is_that_of_the_line() -> None:
    """To the last digit, or neither is there."""
    months, logs = [0.0, 1.7, 3.1, 8.0], [0.1, 0.4, 0.2, 2.3]
    line = fit_line(months, logs)
    assert line is not None
    assert fit_slope(months, logs) == line.slope
    assert fit_line([2.0, 2.0], [0.0, 1.0]) is None
    assert fit_slope([2.0, 2.0], [0.0, 1.0]) is None


def test_the_p_value_of_a_break_is_that_of_plain_fits() -> None:
    """Each of the populations fitted by itself, whichever line they are drawn about."""
    months, logs = map(np.array, zip(*points_of(entries(after=0.72)), strict=True))
    drawn = np.random.default_rng(breaks.SEED).standard_normal((breaks.SIMULATIONS, len(months)))
    given = np.vstack([logs, 0.7 * drawn - 3 * months]).T

    def left(*columns: Sequence[float]) -> Any:
        design = np.column_stack([np.ones_like(months), months, *columns])
        return np.linalg.lstsq(design, given, rcond=None)[1]

    candidates = np.linspace(months[2], months[-3], math.ceil(months[-3] - months[2]))
    hinged = np.min([left(np.maximum(months - each, 0)) for each in candidates], axis=0)
    gains = left() / hinged
    found = breaks.split_population(list(zip(months, logs, strict=True)))
    assert found is not None
    assert found.p_value == pytest.approx((gains >= gains[0]).mean(), abs=1e-9)
    assert 0.05 < (gains >= gains[0]).mean() < 0.95
