"""Doubling times of several tracks together."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from scipy import optimize, stats

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.pooled import Effect, pool_boards, pool_effects
from effsota.model import Board, Domain
from tests.builders.claims import make_track, reported

EFFECTS = [Effect(2.7, 0.2), Effect(1.6, 0.5), Effect(2.7, 0.15), Effect(1.7, 0.17), Effect(0.9, 0.4)]


def test_the_pooled_mean_is_that_of_numpy_and_scipy() -> None:
    """The variance between is where the misfit is one less than the effects; the interval is Student's."""
    logs, errors = map(np.array, zip(*EFFECTS, strict=True))

    def misfit(between: float) -> float:
        weights = 1 / (errors**2 + between)
        mean = np.average(logs, weights=weights)
        return float((weights * (logs - mean) ** 2).sum()) - len(logs) + 1

    between = optimize.brentq(misfit, 0, 100)
    weights = 1 / (errors**2 + between)
    variance = 1 / weights.sum()
    found = pool_effects(EFFECTS)
    assert found is not None
    assert found.mean == pytest.approx(np.average(logs, weights=weights))
    assert found.between == pytest.approx(math.sqrt(between))
    assert found.half == pytest.approx(stats.t.ppf(0.975, 4) * math.sqrt(variance))
    assert found.new_half == pytest.approx(stats.t.ppf(0.975, 3) * math.sqrt(between + variance))


def test_effects_that_agree_have_no_spread() -> None:
    """And their interval is no narrower than their errors allow."""
    found = pool_effects([Effect(2.0, 0.3)] * 6)
    assert found is not None
    assert (found.mean, found.between) == (2.0, 0.0)
    assert found.half == pytest.approx(stats.t.ppf(0.975, 5) * 0.3 / math.sqrt(6))


@pytest.mark.parametrize(("count", "is_pooled"), [(3, False), (4, True)])
def test_four_tracks_are_pooled(count: int, *, is_pooled: bool) -> None:
    """Fewer say nothing of a spread."""
    assert (pool_effects(EFFECTS[:count]) is not None) is is_pooled
    assert (pool_boards([track(12 + at) for at in range(count)]) is not None) is is_pooled


def track(months: float, *, days: int = 730, **keys: object) -> Board:
    """Return a track of two records that doubles in so many months."""
    day = date(2015, 1, 1) + timedelta(days=days)
    factor = 2 ** (days / 30.4375 / months)
    rows = [reported("first", "2015-01-01", 100), reported("b", f"{day}", 100 / factor)]
    leaderboard = build_leaderboard(make_track(**keys), rows)
    return Board(leaderboard=leaderboard, trend=build_trend(leaderboard))


def test_tracks_of_less_than_a_year_are_left_out() -> None:
    """And said to be."""
    short = track(6, days=364)
    found = pool_boards([*(track(each) for each in (6, 8, 9, 10)), short])
    assert found is not None
    assert (len(found.studies), found.left_out) == (4, (short,))
    assert 6 < found.months < 10
    assert found.new_low < found.low < found.high < found.new_high


def test_only_training_of_one_domain_is_pooled_where_that_is_asked() -> None:
    """Compute trends and inference say something else."""
    boards = [track(each, domain="language") for each in (6, 7, 8, 9)]
    boards += [track(4, domain="vision")]
    found = pool_boards(boards, Domain.LANGUAGE)
    assert found is not None
    assert (len(found.studies), found.domain) == (4, Domain.LANGUAGE)
    assert pool_boards(boards, Domain.VISION) is None
    grown = [track(-each, kind="compute-trend") for each in (6, 7, 8, 9)]
    assert pool_boards(grown) is None
