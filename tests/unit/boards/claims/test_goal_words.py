"""The level of a board as a sentence says it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.goal_words import goal_in_full, goal_reached, level_reached, series_name
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.model import Better, Metric, Track
from tests.builders.boards import board, record

GIVEN = board([record("A", "2012-01-01", 4)])


def track_of(name: str, unit: str, target: float, dataset: str | None) -> Track:
    """Return a track with a metric and its data."""
    metric = Metric(name=name, unit=unit, better=Better.HIGHER, target=target)
    return replace(GIVEN.leaderboard.track, metric=metric, dataset=dataset)


@pytest.mark.parametrize(
    ("given", "goal", "in_full"),
    [
        (
            ("top-5 accuracy", "%", 79.1, "ImageNet (ILSVRC 2012)"),
            "79.1% top-5 accuracy on ImageNet",
            "79.1% top-5 accuracy on ImageNet (ILSVRC 2012)",
        ),
        (
            ("validation loss", "nats", 3.28, "FineWeb"),
            "a validation loss of 3.28 nats on FineWeb",
            "a validation loss of 3.28 nats on FineWeb",
        ),
        (
            ("BLEU on newstest2014", "BLEU", 34.8, "WMT-14"),
            "34.8 BLEU on newstest2014",
            "34.8 BLEU on newstest2014. Data: WMT-14",
        ),
        (("Elo above X", "Elo", 0, "Go"), "the level of X", "the level of X. Data: Go"),
        (("Elo above X", "Elo", 50, None), "50 Elo above X", "50 Elo above X"),
        (("error rate", "nats", 2, None), "an error rate of 2 nats", "an error rate of 2 nats"),
        (("loss", "nats", 2, "d" * 40), f"a loss of 2 nats on {'d' * 40}", f"a loss of 2 nats on {'d' * 40}"),
        (("loss", "nats", 2, "d" * 41), "a loss of 2 nats", f"a loss of 2 nats on {'d' * 41}"),
    ],
)
def test_a_level_is_told_with_what_it_is_measured_on(
    given: tuple[str, str, float, str | None], goal: str, in_full: str
) -> None:
    """Once, and in words where it is that of a named program."""
    track = track_of(*given)
    assert (goal_reached(track), goal_in_full(track)) == (goal, in_full)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NanoGPT speedrun, loss 3.28", "the NanoGPT speedrun"),
        ("Fast CIFAR-10", "Fast CIFAR-10"),
        ("speedruns", "speedruns"),
    ],
)
def test_a_series_is_told_by_what_its_name_begins_with(name: str, told: str) -> None:
    """With an article before a noun."""
    assert series_name(replace(GIVEN.leaderboard.track, name=name)) == told


def test_a_track_without_a_level_has_none_to_tell() -> None:
    """Nor data beside it."""
    track = replace(GIVEN.leaderboard.track, metric=None)
    assert (level_reached(track), goal_reached(track), goal_in_full(track)) == (None, None, None)


@pytest.mark.parametrize(("value", "is_own"), [(0, True), (10, False)])
def test_a_baseline_that_is_the_level_is_not_said_to_reach_it(value: float, *, is_own: bool) -> None:
    """It sets it."""
    track = track_of("Elo above A", "Elo", 0, None)
    given = board([record("A", "2012-01-01", 4, result={"value": value, "is": "measured"})])
    found = build_headline(replace(given, leaderboard=replace(given.leaderboard, track=track)))
    assert found is not None
    told = "".join(board_sentence(found))
    assert ("A, which sets the level, took" in told, "to reach the level of A" in told) == (
        is_own,
        not is_own,
    )
