"""The boards of one test at several levels: how the rate depends on the level that was chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.rate_figure import short_rate
from effsota.figures import NONE
from effsota.model import Board


class LevelBeside(NamedTuple):
    """One level of a test that has several: its track, that track's short name, and its board's one rate."""

    track_id: str
    level: str
    rate: str


def find_levels(boards: Iterable[Board]) -> Mapping[str, tuple[LevelBeside, ...]]:
    """Return for the id of each track whose test has other levels too all of them, its own among them.

    A test is what is learned and what is measured, of one kind of track; its levels go from easy to hard.
    """
    tests: defaultdict[tuple[object, ...], list[Board]] = defaultdict(list)
    for board in boards:
        track = board.leaderboard.track
        if track.metric is not None and track.dataset:
            tests[track.kind, track.dataset, track.metric.name, track.metric.unit].append(board)
    return {
        board.leaderboard.track.id: levels
        for own in tests.values()
        if len(levels := tuple(map(_level, sorted(own, key=_hardness)))) > 1
        for board in own
    }


def _hardness(board: Board) -> float:
    metric = board.leaderboard.track.metric
    return metric.target * metric.sign if metric else 0.0


def _level(board: Board) -> LevelBeside:
    track, headline = board.leaderboard.track, build_headline(board)
    return LevelBeside(track.id, track.level, NONE if headline is None else short_rate(headline))
