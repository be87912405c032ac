"""Known runs beside an amount of compute, and what a level took then and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.known_runs import AmountSide, amounts_of, find_drifts, known_runs, largest_trend, reach_of
from effsota.boards.leaderboard import build_leaderboard
from effsota.model import Board, ComputeThreshold
from tests.builders.boards import ALEXNET_ROWS, leaderboard, record, track
from tests.builders.typed import typed

if TYPE_CHECKING:
    from effsota.model import Priced

DAY = 8.64e16  # FLOP in a TFS-day


def threshold(compute: str, name: str = "somewhere") -> ComputeThreshold:
    """Return a threshold of an amount."""
    data = {
        "thresholds": {
            name: {
                "name": "Somewhere",
                "where": "Somewhere",
                "compute": compute,
                "met_by": "more",
                "instrument": "An act",
                "counts": "training",
                "follows": "a notice",
                "status": "in-force",
                "read": "text",
                "source": {"title": "An act"},
            }
        }
    }
    return ComputeThreshold.from_data({"id": name, **typed("thresholds", data)["thresholds"][name]})


def trend_of(*rows: tuple[str, str, float]) -> Board:
    """Return the board of a compute trend; each figure is right within a factor of two."""
    return Board(leaderboard=leaderboard([record(*row) for row in rows], "compute-trend"), trend=None)


@pytest.mark.parametrize(
    ("tfs_days", "side"),
    [
        (1.0, AmountSide.STRADDLES),
        (1.99, AmountSide.STRADDLES),
        (2.01, AmountSide.ABOVE),
        (0.51, AmountSide.STRADDLES),
    ],
)
def test_a_run_is_above_where_all_of_its_range_is(tfs_days: float, side: AmountSide) -> None:
    """It may be above where its range holds the amount."""
    (run,) = known_runs([trend_of(("A", "2020-01-01", tfs_days))], [threshold("1 TFS-day")])
    assert run.side is side


def test_a_run_below_is_not_among_them() -> None:
    """Not even the upper end of its range reaches the amount."""
    assert list(known_runs([trend_of(("A", "2020-01-01", 0.49))], [threshold("1 TFS-day")])) == []


def test_estimates_that_disagree_leave_all_between_them_open() -> None:
    """The range goes from the lowest end of any to the highest of any."""
    run = record("A", "2020-01-01", 1)
    (only,) = run.estimates

    def of(times: float) -> Priced:
        return replace(only, compute_flop=only.compute_flop * times)

    found = reach_of(replace(run, estimates=(of(1), of(100))))
    assert (found.low_flop / DAY, found.high_flop / DAY) == pytest.approx((0.5, 200))


def test_an_upper_bound_may_be_next_to_nothing() -> None:
    """Its range begins at zero: it is never surely above."""
    run = record("A", "2020-01-01", 100, bound="upper")
    assert reach_of(run).low_flop == 0
    assert reach_of(run).side_of(DAY) is AmountSide.STRADDLES


def test_amounts_stand_once_and_in_order() -> None:
    """However many laws name one."""
    found = [threshold("1e26 FLOP"), threshold("1e25 FLOP", "b"), threshold("1e26 FLOP", "c")]
    assert amounts_of(found) == (1e25, 1e26)


def test_runs_are_those_of_the_largest_board() -> None:
    """A model on two boards counts once; boards of a fixed level hold no runs to compare with a law."""
    small, large = trend_of(("A", "2020-01-01", 5)), trend_of(("A", "2020-01-01", 5), ("B", "2021-01-01", 9))
    level = Board(leaderboard=leaderboard([record(*row) for row in ALEXNET_ROWS]), trend=None)
    assert largest_trend([level, small, large]) is large
    assert largest_trend([level]) is None
    runs = list(known_runs([small, level, large], [threshold("1 TFS-day")]))
    assert [run.entry.record.submission.model for run in runs] == ["A", "B"]


def test_a_level_fell_by_what_its_board_says() -> None:
    """From the baseline to the record, with the tolerance of the factor; and an amount falls with it."""
    board = Board(leaderboard=build_leaderboard(track(), [record(*row) for row in ALEXNET_ROWS]), trend=None)
    (drift,) = find_drifts([board])
    last = board.leaderboard.frontier[-1]
    assert (drift.factor, drift.low, drift.high) == (last.factor, last.factor_low, last.factor_high)
    assert drift.adjusted(1e25) == pytest.approx(1e25 * 0.1387 / 6.16)


def test_two_records_are_no_fall_to_reckon_with() -> None:
    """Nor is a trend that grows."""
    short = Board(
        leaderboard=build_leaderboard(track(), [record(*row) for row in ALEXNET_ROWS[:2]]), trend=None
    )
    grown = trend_of(("A", "2020-01-01", 5), ("B", "2021-01-01", 9), ("C", "2022-01-01", 12))
    assert find_drifts([short, grown]) == ()
