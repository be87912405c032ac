"""Records of one track compared with each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from effsota.boards.leaderboard import build_leaderboard
from tests.builders.claims import make_record, make_track, reported
from tests.present import present

if TYPE_CHECKING:
    from effsota.model import Entry, Leaderboard, Record


def board(*records: Record, **keys: object) -> Leaderboard:
    """Return the board of a track with these records."""
    return build_leaderboard(make_track(**keys), records)


def by_name(leaderboard: Leaderboard) -> dict[str, Entry]:
    """Return the entries by submission name."""
    return {entry.record.submission.name: entry for entry in leaderboard.entries}


FIRST = reported("first", "2012-06-01", 100)


def test_entries_stand_by_date_then_path() -> None:
    """The order does not depend on the order of the files."""
    records = [FIRST, reported("b", "2014-01-01", 50), reported("a", "2014-01-01", 60)]
    assert [entry.record.submission.name for entry in board(*reversed(records)).entries] == [
        "first",
        "a",
        "b",
    ]


def test_the_frontier_needs_strictly_less_than_every_earlier_date() -> None:
    """An equal record later is not on the frontier."""
    entries = board(FIRST, reported("same", "2013-01-01", 100), reported("less", "2014-01-01", 50)).entries
    assert [entry.is_frontier for entry in entries] == [True, False, True]


def test_of_one_day_only_the_best_is_on_the_frontier() -> None:
    """Two records of a day: the one with less compute."""
    entries = by_name(board(FIRST, reported("a", "2014-01-01", 50), reported("b", "2014-01-01", 40)))
    assert (entries["a"].is_frontier, entries["b"].is_frontier) == (False, True)


def test_of_two_equals_on_a_day_the_first_path_is_on_the_frontier() -> None:
    """Ties are decided by the path, so that two builds agree."""
    entries = by_name(board(FIRST, reported("b", "2014-01-01", 50), reported("a", "2014-01-01", 50)))
    assert (entries["a"].is_frontier, entries["b"].is_frontier) == (True, False)


def test_a_dominated_record_changes_nothing() -> None:
    """Adding a record above the frontier leaves the frontier as it was."""
    best = reported("best", "2014-01-01", 10)
    with_it = board(FIRST, best, reported("worse", "2015-01-01", 200))
    assert with_it.frontier == board(FIRST, best).frontier


def test_the_reduction_factor_is_baseline_over_compute() -> None:
    """100 PFLOP against 25 PFLOP is 4×."""
    assert by_name(board(FIRST, reported("a", "2014-01-01", 25)))["a"].factor == 4


def test_the_interval_of_a_factor_adds_both_uncertainties_in_quadrature() -> None:
    """Two estimates known within 2: exp(sqrt(2) ln 2)."""
    entry = by_name(board(FIRST, reported("a", "2014-01-01", 25)))["a"]
    spread = math.exp(math.sqrt(2) * math.log(2))
    assert (entry.factor_low, entry.factor_high) == pytest.approx((4 / spread, 4 * spread))


def test_the_baseline_against_itself_is_exactly_one() -> None:
    """Its own uncertainty cancels."""
    entry = by_name(board(FIRST))["first"]
    assert (entry.factor, entry.factor_low, entry.factor_high) == (1, 1, 1)


def test_equal_compute_shares_a_rank() -> None:
    """Ranks count from the least compute."""
    records = (FIRST, reported("a", "2013-01-01", 50), reported("b", "2014-01-01", 50))
    assert {name: entry.rank for name, entry in by_name(board(*records)).items()} == {
        "first": 3,
        "a": 1,
        "b": 1,
    }


def test_a_record_that_is_not_ranked_takes_no_rank_from_others() -> None:
    """The least of all is at most so much: the next has rank 1."""
    records = (FIRST, reported("bound", "2013-01-01", 1, bound="upper"), reported("a", "2014-01-01", 50))
    assert [entry.rank for entry in board(*records).entries] == [2, None, 1]


@pytest.mark.parametrize(
    "keys", [{"bound": "upper"}, {"status": {"is": "disputed"}}, {"status": {"is": "withdrawn"}}]
)
def test_upper_bounds_disputed_and_withdrawn_records_are_neither_ranked_nor_fitted(
    keys: dict[str, object],
) -> None:
    """They stay on the board but not on the frontier."""
    entry = by_name(board(FIRST, reported("a", "2014-01-01", 1, **keys)))["a"]
    assert (entry.rank, entry.is_frontier, entry.is_fitted) == (None, False, False)


def test_in_a_compute_trend_the_frontier_rises_and_all_are_fitted() -> None:
    """The growth factor is compute over baseline compute; the largest has rank 1."""
    records = (FIRST, reported("a", "2013-01-01", 50), reported("b", "2014-01-01", 400))
    entries = by_name(board(*records, kind="compute-trend"))
    assert [entry.is_frontier for entry in entries.values()] == [True, False, True]
    assert entries["b"].factor == 4
    assert entries["b"].rank == 1
    assert all(entry.is_fitted for entry in present(entries.values()))


def test_off_fit_takes_a_record_out_of_the_fit_only() -> None:
    """It stays on the frontier."""
    entry = by_name(board(FIRST, reported("a", "2014-01-01", 1), off_fit={"a": "why"}))["a"]
    assert (entry.is_frontier, entry.is_fitted) == (True, False)


def test_a_factor_splits_into_fewer_examples_and_fewer_flop_per_example() -> None:
    """EfficientNet-B0: 22.5 × 1.97 (arXiv:2005.04305, table 1 prints 22 × 2.0)."""
    alexnet = {"method": "operations", "forward": "0.77e9 multiply-adds", "examples": 1.28e6, "epochs": 90}
    b0 = {"method": "operations", "forward": "0.39e9 multiply-adds", "examples": 1.28e6, "epochs": 4}
    shares = by_name(board(make_record("first", "2012-06-01", alexnet), make_record("b0", "2019-05-28", b0)))[
        "b0"
    ].shares
    assert [share.factor for share in shares] == pytest.approx([22.5, 1.974], rel=1e-3)
    assert [share.words for share in shares] == ["fewer examples", "fewer FLOP per example"]


def test_a_reported_compute_has_no_split() -> None:
    """Only counted operations can be split."""
    assert by_name(board(FIRST, reported("a", "2014-01-01", 1)))["a"].shares == ()


def test_a_track_without_records_is_an_empty_board() -> None:
    """No records, no baseline, no SOTA."""
    empty = board()
    assert (empty.entries, empty.baseline, empty.sota) == ((), None, None)


@pytest.mark.parametrize(("pflop", "is_marked"), [(51, True), (50, False)])
def test_a_gain_as_large_as_the_error_is_not_within_it(pflop: float, *, is_marked: bool) -> None:
    """A reported compute is right within 2x: half of 100 is just beyond."""
    entry = by_name(board(FIRST, reported("a", "2014-01-01", pflop)))["a"]
    assert entry.is_within_error is is_marked


def test_a_gain_within_the_methods_error_is_marked() -> None:
    """A reported compute is right within 2x: 100 to 40 is a gain, 40 to 30 may be none."""
    entries = by_name(board(FIRST, reported("a", "2014-01-01", 40), reported("b", "2015-01-01", 30)))
    assert {name: entry.is_within_error for name, entry in entries.items()} == {
        "first": False,
        "a": False,
        "b": True,
    }


UNEVEN = {"uncertainty": 1.0, "low": "25 PFLOP"}  # of 50: within 2 below, exact above


def uneven_board(kind: str, **keys: Any) -> Entry:
    """Return the entry of a record of 50 PFLOP against an exact baseline of 100."""
    first = make_record(
        "first", "2012-06-01", {"method": "reported", "compute": "100 PFLOP", "uncertainty": 1}
    )
    later = make_record("later", "2014-01-01", {"method": "reported", "compute": "50 PFLOP", **keys})
    return by_name(board(first, later, kind=kind))["later"]


def test_what_may_have_taken_less_may_be_a_larger_reduction() -> None:
    """The lower end of compute is the upper end of a reduction factor."""
    entry = uneven_board("training-efficiency", **UNEVEN)
    assert (entry.factor_low, entry.factor, entry.factor_high) == pytest.approx((2.0, 2.0, 4.0))


def test_what_may_have_taken_less_may_have_grown_less() -> None:
    """In a compute trend the lower end of compute is the lower end of a growth factor."""
    entry = uneven_board("compute-trend", **UNEVEN)
    assert (entry.factor_low, entry.factor, entry.factor_high) == pytest.approx((0.25, 0.5, 0.5))


def test_each_side_of_a_factor_adds_in_quadrature_on_its_own() -> None:
    """The baseline may have taken less: that lowers the factor, as does a record that took more."""
    first = {"method": "reported", "compute": "100 PFLOP", "low": "50 PFLOP", "high": "300 PFLOP"}
    later = {"method": "reported", "compute": "50 PFLOP", "low": "10 PFLOP", "high": "75 PFLOP"}
    records = make_record("first", "2012-06-01", first), make_record("later", "2014-01-01", later)
    entry = by_name(board(*records))["later"]
    below, above = (math.exp(math.hypot(math.log(a), math.log(b))) for a, b in ((1.5, 2), (5, 3)))
    assert (entry.factor_low, entry.factor_high) == pytest.approx((2 / below, 2 * above))


@pytest.mark.parametrize(("end", "is_marked"), [({"high": "101 PFLOP"}, True), ({"high": "99 PFLOP"}, False)])
def test_a_gain_is_within_the_error_that_could_undo_it(end: dict[str, str], *, is_marked: bool) -> None:
    """Only by having taken more could a record be none: how much less it may have taken does not count."""
    assert uneven_board("training-efficiency", low="1 PFLOP", **end).is_within_error is is_marked
