"""Boards in the API: one by what the track ranks by, others by name of their resource."""

from __future__ import annotations

from effsota.boards.assembly import build_boards
from effsota.showing.fields.board_fields import BOARD, OTHERS, RATE
from effsota.showing.fields.data_field import to_data
from tests.builders.claims import make_track, reported
from tests.builders.clock import CLOCK, took
from tests.builders.odd_boards import ERAS, FALLING, HALVES, odd

RECORDS = (took("first", "2012-01-01", 100, 10), took("second", "2014-01-01", 50, 5))


def test_a_board_by_another_resource_stands_under_its_key() -> None:
    """Value in its unit, factor, place and rate."""
    board = build_boards(make_track(), RECORDS, resources=[CLOCK])
    data = to_data((OTHERS,), board)["boards"]["clock"]
    assert data["unit"] == "s"
    assert data["trend"]["doubling_time_months"] == 24.0164
    assert data["submissions"][1] == {
        "path": "level/second",
        "value": 18_000,
        "reduction_factor": 2,
        "reduction_low": 1.7478,
        "reduction_high": 2.28859,
        "rank": 1,
        "frontier": True,
    }


def test_without_another_board_the_key_is_left_out() -> None:
    """Nothing is said of nothing."""
    assert to_data((OTHERS,), build_boards(make_track(), RECORDS, resources=[])) == {}


def test_a_rate_that_eras_stand_for_is_marked() -> None:
    """It is of the whole time, and no page tells it as the board's."""
    for board, is_told in (
        (odd(*FALLING), True),
        (odd(*HALVES, keys={"eras": ERAS, "baseline": "a0"}), False),
    ):
        assert to_data((RATE,), board)["trend"]["is_told"] is is_told


def test_how_the_record_that_leads_came_about_stands_with_its_board() -> None:
    """Its steps with their shares, who made them, and sums by kind of change; without steps nothing."""
    made = {"changes": ["data"], "made_by": "agents", "change_sources": [{"title": "The page"}]}
    records = (
        reported("first", "2012-01-01", 8),
        reported("second", "2014-01-01", 2, builds_on=["level/first", "other/x"], **made),
    )
    data = to_data(BOARD, build_boards(make_track(), records, resources=[]))["ancestry"]
    (step,) = data["steps"]
    assert (data["record"], data["root"], data["factor"]) == ("level/second", "level/first", 4)
    assert (step["parent"], step["also_builds_on"]) == ("level/first", ["other/x"])
    assert (step["log2"], step["log2_share"], step["changes"], step["made_by"]) == (2, 1, ["data"], "agents")
    assert data["by_change"] == [{"name": "data", "steps": 1, "log2": 2, "log2_share": 1}]
    assert "ancestry" not in to_data(BOARD, build_boards(make_track(), records[:1], resources=[]))
