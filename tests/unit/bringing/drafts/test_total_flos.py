"""A Trainer's total_flos is FLOP for text alone, and the log itself may show that it is not."""

from __future__ import annotations

import json

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.bringing.drafts import Match, Pricing, match_run
from effsota.bringing.drafts.total_flos import LEAST_FLOP_A_STEP
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.methods.hardware_time import DEFAULT_UTILIZATION
from effsota.model import Board, Hardware
from tests.builders.claims import make_record, make_track
from tests.builders.typed import typed

FIRST = make_record("first", "2012-06-01", {"method": "reported", "compute": "1 PFLOP"})
BOARD = Board(leaderboard=build_leaderboard(make_track(), [FIRST]), trend=None)
FASTEST = 1.25e14
CHIP = {
    "name": "A chip",
    "kind": "gpu",
    "peaks": {"fp16": f"{FASTEST} FLOP/s", "fp8": "9e15 FLOP/s"},
    "source": {"title": "Its maker", "url": "https://example.org/chip"},
}
HARDWARE = Hardware.from_data(typed("hardware", {"chips": {"a-chip": CHIP}}))


def match_of(total: float, *, seconds: float = 1e9, is_text_only: bool) -> Match:
    """Return the match of a run of 100 steps that a Trainer logged."""
    rows = [{"step": 50, "eval_top5": 60.0}, {"step": 100, "eval_top5": 79.2, "train_runtime": seconds}]
    state = {"global_step": 100, "total_flos": total, "log_history": rows}
    run = read_log(LogFile("trainer_state.json", json.dumps(state).encode()), beside={})
    assert isinstance(run, Run)
    pricing = Pricing(is_text_only=is_text_only)
    (match,) = match_run(run, BOARD, pricing=pricing, hardware=HARDWARE)
    return match


def test_it_is_no_price_before_the_caller_says_that_the_input_is_text() -> None:
    """Of images and audio it is hundreds of times too high."""
    match = match_of(1e15, is_text_only=False)
    assert (match.x, match.compute_flop) == ("step", None)
    assert "flop" not in match.curve.columns
    assert match.doubts[0].message.startswith("total_flos 1e+15 is not taken as FLOP")


def test_of_text_it_is_spread_over_the_steps_and_the_record_says_so() -> None:
    """Whoever reads the record learns whose count it is."""
    match = match_of(1e15, is_text_only=True)
    assert (match.x, match.compute_flop, match.doubts) == ("flop", 1e15, ())
    said = "Of the log: flop is total_flos 1e+15, of text alone, spread evenly over 100 steps."
    assert match.estimate["note"] == said


@pytest.mark.parametrize(("share", "count"), [(0.999, 0), (1.001, 1)])
def test_more_than_the_fastest_chip_gives_is_doubted(share: float, count: int) -> None:
    """In training, chips reach a part of their peak."""
    seconds = 1e18 / (share * DEFAULT_UTILIZATION["gpu"] * FASTEST)
    doubts = match_of(1e18, seconds=seconds, is_text_only=True).doubts
    assert len([each for each in doubts if "more than any one chip on file gives" in each.message]) == count


@pytest.mark.parametrize(("share", "count"), [(0.999, 1), (1.0, 0)])
def test_next_to_nothing_for_a_step_is_doubted(share: float, count: int) -> None:
    """Where a part of the model has a Trainer of its own, that part is counted."""
    doubts = match_of(share * LEAST_FLOP_A_STEP * 100, is_text_only=True).doubts
    assert len([each for each in doubts if "for each step" in each.message]) == count
