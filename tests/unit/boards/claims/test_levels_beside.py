"""One test at several levels: which boards stand beside each other, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.boards.claims.levels_beside import LevelBeside, find_levels
from tests.builders.boards import board, record

if TYPE_CHECKING:
    from effsota.model import Board

RECORDS = [record("A", "2012-01-01", 4), record("B", "2014-01-01", 1)]


def level(name: str, target: float, /, *, dataset: str | None = "A test", **keys: Any) -> Board:
    """Return the board of a level of a test; keywords replace keys of its metric."""
    made = board(RECORDS)
    metric = made.leaderboard.track.metric
    assert metric is not None
    track = replace(
        made.leaderboard.track,
        id=name,
        level=name.upper(),
        dataset=dataset,
        metric=replace(metric, target=target, **keys),
    )
    return replace(made, leaderboard=replace(made.leaderboard, track=track))


def test_each_level_has_all_of_its_test_from_easy_to_hard() -> None:
    """Both boards show both levels, the easier one first, with the one rate of each."""
    rate = "about 12 months (2 records)"
    both = (LevelBeside("easy", "EASY", rate), LevelBeside("hard", "HARD", rate))
    assert find_levels([level("hard", 70), level("easy", 50)]) == {"hard": both, "easy": both}


def test_of_a_loss_the_higher_target_is_the_easier() -> None:
    """Where lower is better, the order turns round."""
    found = find_levels([level("low", 2.9, better="lower"), level("high", 3.3, better="lower")])
    assert [each.track_id for each in found["low"]] == ["high", "low"]


@pytest.mark.parametrize(
    "other",
    [
        level("other", 70, dataset="Another test"),
        level("other", 70, dataset=None),
        level("other", 70, name="another accuracy"),
        level("other", 70, unit="points"),
    ],
)
def test_another_test_is_no_other_level(other: Board) -> None:
    """Other data, another metric or another unit make another test, and one level stands alone."""
    assert find_levels([level("one", 50), other]) == {}
