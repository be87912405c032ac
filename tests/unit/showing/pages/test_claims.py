"""Headlines that stand alone, and what being the record takes."""

from __future__ import annotations

from dataclasses import replace

from effsota.model import Board, Hardware
from effsota.showing.pages.claim_sentences import build_budget, claim_sentence
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import without_trend

H100 = Hardware.from_data(
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
    }
)


def empty() -> Board:
    """Return a board without records."""
    given = board([record("x", "2012-01-01", 1)])
    return replace(given, leaderboard=replace(given.leaderboard, entries=()), trend=None)


def test_a_headline_says_everything_with_its_intervals() -> None:
    """From what, to what, how much less, how fast."""
    assert claim_sentence(alexnet_board()) == (
        "In 2012 AlexNet took 6.16 TFS-days of training compute to reach 79.1% top-5 accuracy; by 2019 "
        "EfficientNet-B0 needed 44.4× less (95% interval 22.2–88.8); "
        "efficiency doubling time 15.8 months (13.3–19.7)."
    )


def test_without_a_trend_no_pace_is_told() -> None:
    """Nothing is made up."""
    sentence = claim_sentence(without_trend(alexnet_board())) or ""
    assert sentence.endswith("needed 44.4× less (95% interval 22.2–88.8).")


def test_two_records_are_told_as_two() -> None:
    """A rate without an interval says what it rests on."""
    sentence = claim_sentence(board([record("A", "2012-01-01", 4), record("B", "2014-01-01", 1)])) or ""
    assert sentence.endswith("months (2 records).")


def test_a_baseline_alone_says_so() -> None:
    """There is no gain to tell of."""
    sentence = claim_sentence(board([record("A", "2012-01-01", 4)])) or ""
    assert sentence.endswith("; no later record is on file.")


def test_a_compute_trend_tells_of_growth() -> None:
    """There, more is the news."""
    rows = [record("A", "2012-01-01", 1), record("B", "2014-01-01", 4)]
    assert "by 2014 B took 4.00× as much" in (claim_sentence(board(rows, "compute-trend")) or "")


def test_an_empty_board_has_no_headline() -> None:
    """Nothing to say."""
    assert claim_sentence(empty()) is None


def test_the_budget_is_the_records_compute_on_eight_chips() -> None:
    """0.1387 TFS-days / (8 × 1e15 FLOP/s × 0.4) = 3.74 s."""
    found = build_budget(alexnet_board(), H100)
    assert found is not None
    assert (found.compute, found.everywhere) == ("1.20×10¹⁶ FLOP", "0.139 TFS-days")
    assert (found.time, found.machine, found.utilization) == ("3.74 seconds", "8 H100", "40%")


def test_without_the_chip_there_is_no_budget() -> None:
    """A tracker may keep its own list of hardware."""
    assert build_budget(alexnet_board(), Hardware(chips={}, names={})) is None


def test_only_training_to_a_level_has_a_budget() -> None:
    """More compute is no record to aim for, and a forward pass is no run."""
    rows = [record("A", "2012-01-01", 1), record("B", "2014-01-01", 4)]
    assert build_budget(board(rows, "compute-trend"), H100) is None
    assert build_budget(board(rows, "inference-efficiency"), H100) is None
    assert build_budget(empty(), H100) is None
