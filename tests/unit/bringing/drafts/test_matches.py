"""A run meets the tracks whose metric one of its columns holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from effsota.boards.leaderboard import build_leaderboard
from effsota.bringing.drafts import Match, Pricing, match_run
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.disk.folder import read_bundle
from effsota.model import Board
from effsota.pipeline.calculation import type_cost
from tests.builders.claims import HARDWARE, make_record, make_track

if TYPE_CHECKING:
    from collections.abc import Mapping

BOARD = Board(
    leaderboard=build_leaderboard(
        make_track(),
        [
            make_record("first", "2012-06-01", {"method": "reported", "compute": "1 PFLOP"}),
            make_record("second", "2014-06-01", {"method": "reported", "compute": "1 TFLOP"}),
        ],
    ),
    trend=None,
)


def matches_of(
    text: str, *, cost: Mapping[str, str] | None = None, board: Board = BOARD, **more: Any
) -> list[Match]:
    """Return what comes of a log on a board, an AlexNet-level one by compute if no other is given."""
    typed = {} if cost is None else type_cost(cost, tree=read_bundle())
    assert not isinstance(typed, tuple)
    run = read_log(LogFile("a.csv", text.encode()), beside={})
    assert isinstance(run, Run)
    return list(
        match_run(run, board, pricing=Pricing(cost=cost or {}, typed_cost=typed, **more), hardware=HARDWARE)
    )


@pytest.mark.parametrize("column", ["top5", "top5Accuracy", "val_top5", "top-5 accuracy"])
def test_a_column_is_known_by_its_aliases(column: str) -> None:
    """Logs call top-5 accuracy by many names."""
    (match,) = matches_of(f"flop,{column}\n1e13,60\n2e13,79.2\n")
    assert (match.compute_flop, match.rank, match.ranked) == (2e13, 2, 2)


def test_a_log_has_no_place_on_a_board_by_another_resource() -> None:
    """What it is priced at are FLOP, which compare with no tokens."""
    by_tokens = Board(leaderboard=build_leaderboard(make_track(resource="tokens"), []), trend=None)
    assert matches_of("flop,top5\n1e13,60\n2e13,79.2\n", board=by_tokens) == []


def test_a_run_without_a_price_takes_no_rank() -> None:
    """What an epoch costs is for the submitter to say."""
    (match,) = matches_of("epoch,top5\n1,60\n2,79.2\n")
    assert match.crossing is not None
    assert (match.x, match.compute_flop, match.rank) == ("epoch", None, None)


def test_a_cost_prices_what_the_log_counts() -> None:
    """The column that the method sweeps is chosen."""
    cost = {"method": "operations", "forward": "1e6 FLOP", "examples": "1000"}
    (match,) = matches_of("step,epoch,top5\n10,1,60\n20,2,79.2\n", cost=cost)
    assert (match.x, match.compute_flop) == ("epoch", 3 * 1e6 * 1000 * 2)


def test_epochs_from_zero_are_priced_as_passes_when_told() -> None:
    """Epoch 1 of a count from zero was reached after two passes."""
    cost = {"method": "operations", "forward": "1e6 FLOP", "examples": "1000"}
    (match,) = matches_of("epoch,top5\n0,60\n1,79.2\n", cost=cost, epochs_from_zero=True)
    assert match.compute_flop == 3 * 1e6 * 1000 * 2


def test_fractions_are_seen_and_scaled_only_when_told() -> None:
    """0.792 is 79.2 % only if the submitter says so."""
    text = "flop,top5\n1e13,0.6\n2e13,0.792\n"
    (plain,), (scaled,) = matches_of(text), matches_of(text, scale=100.0)
    assert (plain.crossing, plain.looks_like_fraction) == (None, True)
    assert scaled.compute_flop == 2e13


def test_a_lost_value_beside_the_crossing_is_marked() -> None:
    """Whether the target was met there nobody can tell."""
    (match,) = matches_of("flop,top5\n1e13,60\n2e13,nan\n3e13,79.2\n4e13,80\n")
    assert match.crossing is not None
    assert match.crossing.gap_line == 3


def test_another_metric_does_not_match() -> None:
    """A loss is no accuracy, unless the column is named."""
    assert matches_of("flop,val_loss\n1e13,60\n2e13,79.2\n") == []
    assert len(matches_of("flop,val_loss\n1e13,60\n2e13,79.2\n", column="val_loss")) == 1
