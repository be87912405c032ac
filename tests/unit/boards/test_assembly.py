"""A track's boards: by what it ranks by, and by whatever else its records state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.boards.assembly import build_board, build_boards
from effsota.model import KINDS, Amount, Board, Margin, Rests, ordered_kinds
from effsota.model.resources import RESOURCES, WALL_CLOCK
from tests.builders.claims import make_record, make_track
from tests.builders.clock import CLOCK, took
from tests.builders.discrepancies import SOURCE

if TYPE_CHECKING:
    from effsota.model import Record


def by_clock(*records: Record) -> Board | None:
    """Return the track's board by the clock."""
    return next(iter(build_boards(make_track(), records, resources=[CLOCK]).others), None)


FIRST = took("first", "2012-01-01", 100, 10)


def test_a_resource_has_a_board_from_two_records_on() -> None:
    """One alone compares with nothing."""
    assert by_clock(FIRST, took("second", "2013-01-01", 50, None)) is None
    assert by_clock(FIRST, took("second", "2013-01-01", 50, 20)) is not None


@pytest.mark.parametrize("keys", [{"bound": "upper"}, {"status": {"is": "withdrawn"}}])
def test_a_record_without_a_rank_does_not_make_a_board(keys: dict[str, object]) -> None:
    """It would hold one ranked record."""
    assert by_clock(FIRST, took("second", "2013-01-01", 50, 20, **keys)) is None


def test_what_a_track_ranks_by_is_no_other_resource() -> None:
    """Whatever the words of its kind for it."""
    track = make_track(kind="inference-efficiency")
    same = replace(track.resource, name="compute in other words")
    records = [FIRST, took("second", "2013-01-01", 50, None)]
    assert build_boards(track, records, resources=[same]).others == ()


def test_a_board_by_another_resource_has_its_own_frontier_ranks_factors_and_rate() -> None:
    """The one that needs least compute is the slowest; a record that states no time is not on it."""
    board = by_clock(
        FIRST,
        took("slow", "2013-01-01", 10, 20),
        took("silent", "2013-06-01", 5, None),
        took("fast", "2014-01-01", 90, 5),
    )
    assert board is not None
    entries = {entry.record.submission.name: entry for entry in board.leaderboard.entries}
    assert {name: (entry.rank, entry.is_frontier, entry.factor) for name, entry in entries.items()} == {
        "first": (2, True, 1),
        "slow": (3, False, 0.5),
        "fast": (1, True, 2),
    }
    assert entries["fast"].amount == Amount(value=18_000, margin=Margin.within(1.1))
    assert entries["fast"].factor_high == pytest.approx(2 * 1.1**2**0.5)
    assert board.trend is not None
    assert board.trend.doubling_time_months == pytest.approx(24, rel=0.01)


def test_without_the_baseline_s_amount_the_first_ranked_record_is_the_baseline() -> None:
    """The track's own baseline does not state it."""
    withdrawn = took("early", "2012-06-01", 90, 30, status={"is": "withdrawn"})
    silent = took("first", "2012-01-01", 100, None)
    board = by_clock(silent, withdrawn, took("a", "2013-01-01", 50, 20), took("b", "2014-01-01", 40, 10))
    assert board is not None
    assert board.leaderboard.baseline is not None
    assert board.leaderboard.baseline.record.submission.name == "a"


def test_a_split_into_examples_and_flop_is_one_of_compute_alone() -> None:
    """Time has none."""
    counted = {"method": "operations", "forward": "1 GFLOP", "examples": 1e6, "epochs": 90}
    records = [
        make_record("first", "2012-01-01", counted, wall_clock="2 hours"),
        make_record("second", "2013-01-01", {**counted, "epochs": 9}, wall_clock="1 hours"),
    ]
    assert build_board(make_track(), records).leaderboard.entries[1].shares
    board = build_board(make_track(), records, by=CLOCK)
    assert [entry.shares for entry in board.leaderboard.entries] == [(), ()]


def on_chips(name: str, day: str, pflop: float, minutes: float, chips: int) -> Record:
    """Return a record that took so much compute, in so many minutes on so many chips."""
    compute = {"method": "reported", "compute": f"{pflop} PFLOP"}
    machine = {"method": "hardware-time", "hardware": "gtx-580", "count": chips, "time": "1 minutes"}
    return make_record(name, day, compute, machine, wall_clock=f"{minutes} minutes")


def test_times_on_other_chips_are_shown_and_not_ranked() -> None:
    """The board ranks what most records ran on; the others have shares all the same."""
    board = build_board(
        make_track(),
        [
            on_chips("lone", "2011-01-01", 100, 60, 64),
            on_chips("first", "2012-01-01", 100, 60, 8),
            on_chips("other", "2013-01-01", 100, 10, 32),
            on_chips("fast", "2014-01-01", 50, 20, 8),
        ],
        by=WALL_CLOCK,
    ).leaderboard
    assert board.condition == "8 × GTX 580"
    assert board.main_unit == "minutes"
    assert [(each.rank, each.is_frontier, each.is_fitted, each.is_comparable) for each in board.entries] == [
        (None, False, False, False),
        (2, True, True, True),
        (None, False, False, False),
        (1, True, True, True),
    ]
    assert {share.key: share.factor for share in board.entries[2].shares}["chips_factor"] == 4


@pytest.mark.parametrize("key", ["time", "dollars", "energy"])
def test_flop_that_come_of_the_clock_take_no_gain_apart(key: str) -> None:
    """Half of the time at one assumed utilization is not half of the FLOP."""
    by, shares = next(each for each in RESOURCES if each.key == key), {}
    for counted in (True, False):
        records = []
        for name, minutes in (("first", 60), ("second", 30)):
            machine = {
                "method": "hardware-time",
                "hardware": "gtx-580",
                "count": 8,
                "time": f"{minutes} minutes",
            }
            compute = [{"method": "reported", "compute": "100 PFLOP"}] if counted else []
            day = f"{2013 - minutes // 30}-01-01"
            claim = make_record(
                name,
                day,
                *compute,
                machine,
                wall_clock=f"{minutes} minutes",
                cost={"usd": minutes, "date": day, "source": SOURCE},
                energy={"kwh": minutes, "basis": "metered", "boundary": "server", "source": SOURCE},
            )
            records.append(claim)
        board = build_board(make_track(), records, by=by)
        shares[counted] = board.leaderboard.entries[1].shares
    assert shares[True]
    assert shares[False] == ()


def test_two_times_on_different_chips_make_no_board() -> None:
    """One alone compares with nothing."""
    records = [on_chips("first", "2012-01-01", 100, 60, 8), on_chips("b", "2013-01-01", 50, 20, 4)]
    assert build_boards(make_track(), records).others == ()
    records.append(on_chips("c", "2014-01-01", 50, 10, 4))
    assert [each.leaderboard.condition for each in build_boards(make_track(), records).others] == [
        "4 × GTX 580"
    ]


@pytest.mark.parametrize(("pflop", "marked"), [(99.9, []), (100, ["after"]), (100.1, ["after"])])
def test_a_record_by_the_clock_without_fewer_flop_is_one_of_systems(pflop: float, marked: list[str]) -> None:
    """It is measured against the record before it, whatever the baseline took."""
    board = build_board(
        make_track(),
        [
            on_chips("first", "2012-01-01", 200, 60, 8),
            on_chips("before", "2013-01-01", 100, 30, 8),
            on_chips("after", "2014-01-01", pflop, 20, 8),
        ],
        by=WALL_CLOCK,
    ).leaderboard
    assert [each.record.submission.name for each in board.entries if each.is_of_systems] == marked


def test_two_times_leave_no_tolerance_of_their_rate() -> None:
    """They are exact, as two estimates of compute are not."""
    records = [on_chips("first", "2012-01-01", 100, 60, 8), on_chips("b", "2014-01-01", 50, 15, 8)]
    rates = [build_board(make_track(), records, by=by).trend for by in (WALL_CLOCK, None)]
    assert [rate and rate.tolerance is None for rate in rates] == [True, False]
    assert [rate and rate.rests_on is Rests.NOTHING for rate in rates] == [True, False]


def test_a_track_without_a_level_has_no_other_board() -> None:
    """Where nothing has to be reached, less data is nothing gained."""
    records = [on_chips("first", "2012-01-01", 100, 60, 8), on_chips("b", "2013-01-01", 50, 20, 8)]
    assert build_boards(make_track(kind="compute-trend"), records).others == ()


def test_a_board_shows_the_units_of_its_resource() -> None:
    """The track's own unit is that of what it ranks by."""
    board = build_board(make_track(unit="GFLOP"), [FIRST], by=CLOCK)
    assert board.leaderboard.main_unit == "hours"
    assert build_board(make_track(unit="GFLOP"), [FIRST]).leaderboard.main_unit == "GFLOP"


def test_a_track_may_rank_by_a_price_whatever_compute_is_stated() -> None:
    """Its words, unit and condition are those of the price; of another blend a record has no rank."""

    def asked(name: str, day: str, usd: float, blend: str, *estimates: dict[str, Any]) -> Record:
        price = {"usd_per_million_tokens": usd, "date": date.fromisoformat(day), "blend": blend}
        more: dict[str, Any] = {} if estimates else {"compute": []}
        source = {"title": "A price list"}
        return make_record(name, day, *estimates, price={**price, "source": source}, **more)

    counted = {"method": "reported", "compute": "1 PFLOP"}
    track = make_track(kind="inference-efficiency", resource="price")
    board = build_boards(
        track,
        [
            asked("first", "2021-01-01", 60, "3:1"),
            asked("output", "2022-01-01", 1, "output"),
            asked("second", "2023-01-01", 15, "3:1", counted),
        ],
    ).leaderboard
    assert (board.condition, board.main_unit) == ("3:1", "US dollars per million tokens")
    assert [(each.rank, each.factor, each.is_frontier) for each in board.entries] == [
        (2, 1, True),
        (None, 60, False),
        (1, 4, True),
    ]
    assert track.kind.boards_title == "Inference benchmarks by price"
    assert ordered_kinds([track.kind, *KINDS, track.kind]) == (*KINDS[:2], track.kind, *KINDS[2:])


def test_what_all_took_alike_makes_no_board() -> None:
    """It would say of each that it is as much as the first."""
    assert by_clock(FIRST, took("second", "2013-01-01", 50, 10)) is None
