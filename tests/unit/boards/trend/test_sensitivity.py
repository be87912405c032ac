"""What headlines would be by another choice on file."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend.analysis import build_analysis
from effsota.boards.trend.sensitivity import build_sensitivities
from effsota.model import Doubt, Leaderboard, Record, Status, StatusName, Varied
from tests.builders.claims import make_track, reported


def estimated(record: Record, *times: float) -> Record:
    """Return a record with further estimates, so many times its compute."""
    first = record.estimates[0]
    others = (replace(first, compute_flop=first.compute_flop * each) for each in times)
    return replace(record, estimates=(first, *others))


def board(*records: Record) -> Leaderboard:
    """Return a compute trend."""
    return build_leaderboard(make_track(kind="compute-trend"), records)


def yearly(count: int = 8) -> list[Record]:
    """Return records that double each year."""
    return [reported("first" if at == 0 else f"r{at}", f"{2010 + at}-01-01", 2.0**at) for at in range(count)]


def test_another_estimate_of_the_best_moves_its_factor() -> None:
    """Twice the compute is twice the growth, and a faster rate."""
    rows = yearly()
    (found,) = build_sensitivities(board(*rows[:-1], estimated(rows[-1], 2)))
    assert (found.varied, found.record, found.choice) == (Varied.ESTIMATE, "level/r7", "by reported")
    assert found.factor == pytest.approx(256)
    assert found.doubling_time_months is not None
    assert found.doubling_time_months < 12
    assert found.p_value is not None


@pytest.mark.parametrize(("times", "is_told"), [(3.0, False), (3.1, True)])
def test_in_between_only_estimates_that_lie_far_apart_are_asked(times: float, *, is_told: bool) -> None:
    """Beyond a factor of three; the baseline and the best are always asked."""
    rows = yearly()
    found = build_sensitivities(board(*rows[:2], estimated(rows[2], times), *rows[3:]))
    assert ([each.record for each in found] == ["level/r2"]) is is_told


def test_what_moves_nothing_that_is_shown_is_not_told() -> None:
    """A fifth digit is no answer."""
    rows = yearly()
    assert build_sensitivities(board(*rows[:-1], estimated(rows[-1], 1.00001))) == ()


def test_the_day_of_first_publication_is_another_choice() -> None:
    """Where a file says it."""
    rows = yearly()
    first = replace(rows[0], submission=replace(rows[0].submission, first_public=date(2010, 9, 1)))
    (found,) = build_sensitivities(board(first, *rows[1:]))
    assert (found.varied, found.choice) == (Varied.DATE, "2010-09-01")


def test_a_disputed_record_is_counted_one_at_a_time() -> None:
    """As if it were accepted."""
    rows = yearly()
    disputed = Status(name=StatusName.DISPUTED, reason="r", date=date(2020, 1, 1))
    odd = reported("odd", "2016-06-01", 2.0**20)
    odd = replace(odd, submission=replace(odd.submission, status=disputed))
    (found,) = build_sensitivities(board(*rows, odd))
    assert (found.varied, found.record) == (Varied.DISPUTED, "level/odd")
    assert found.factor == pytest.approx(2**20)


def test_a_rate_that_another_estimate_puts_outside_its_interval_hangs_on_it() -> None:
    """A disputed figure decides, though no record left out does."""
    wobble = (0.1, -0.1, 0.05, -0.05)
    rows = [
        reported("first" if at == 0 else f"r{at}", f"{2010 + at}-01-01", 2.0 ** (at + wobble[at % 4]))
        for at in range(12)
    ]
    found = build_analysis(board(*rows[:-1], estimated(rows[-1], 2**6))).fragility
    assert Doubt.DISPUTED in found.doubts
    assert Doubt.DISPUTED not in build_analysis(board(*rows)).fragility.doubts
