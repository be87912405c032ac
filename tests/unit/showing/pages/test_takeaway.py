"""What being the record takes."""

from __future__ import annotations

from msgspec.structs import replace

from effsota.model import Board, Hardware
from effsota.showing.pages.takeaway import build_budget
from tests.builders.boards import alexnet_board, board, record
from tests.builders.typed import typed

H100 = Hardware.from_data(
    typed(
        "hardware",
        {
            "chips": {
                "nvidia-h100": {
                    "name": "NVIDIA H100",
                    "kind": "gpu",
                    "peaks": {"bf16": "1 PFLOP/s", "fp8": "2 PFLOP/s"},
                    "aliases": ["h100"],
                    "source": {"title": "A data sheet"},
                }
            }
        },
    )
)


def empty() -> Board:
    """Return a board without records."""
    given = board([record("x", "2012-01-01", 1)])
    return replace(given, leaderboard=replace(given.leaderboard, entries=()), trend=None)


def test_the_budget_is_the_records_compute_on_eight_chips() -> None:
    """0.1387 TFS-days / (8 × 1e15 FLOP/s × 0.4) = 3.74 s."""
    found = build_budget(alexnet_board(), H100)
    assert found is not None
    assert (found.compute, found.everywhere) == ("1.20×10¹⁶ FLOP", "0.139 TFS-days")
    assert (found.time, found.machine, found.utilization) == ("3.7 seconds", "8 H100", "40%")


def test_without_the_chip_there_is_no_budget() -> None:
    """A tracker may keep its own list of hardware."""
    assert build_budget(alexnet_board(), Hardware(chips={}, names={})) is None


def test_only_training_to_a_level_has_a_budget() -> None:
    """More compute is no record to aim for, and a forward pass is no run."""
    rows = [record("A", "2012-01-01", 1), record("B", "2014-01-01", 4)]
    assert build_budget(board(rows, "compute-trend"), H100) is None
    assert build_budget(board(rows, "inference-efficiency"), H100) is None
    assert build_budget(empty(), H100) is None
