"""Amounts of training compute that laws name, as lines of a chart."""

from __future__ import annotations

from functools import lru_cache

from effsota import figures
from effsota.boards.known_runs import amounts_of
from effsota.model import Board, ComputeThreshold
from effsota.model.compute_thresholds import ThresholdStatus
from effsota.model.resources import TRAINING_COMPUTE
from effsota.showing.charts import Level


def amount_text(flop: float) -> str:
    """Return an amount as laws write it: 10²⁵ FLOP."""
    return f"{figures.exact_text(flop).removeprefix('1×')} {figures.FLOP}"


def has_levels(board: Board) -> bool:
    """Tell whether a board's chart marks the amounts: it shows what runs took, not what a level needs."""
    track = board.leaderboard.track
    return track.kind.grows and track.resource.key == TRAINING_COMPUTE.key


@lru_cache(4)  # a chart that is asked for twice is the same one by these very levels
def levels_of(thresholds: tuple[ComputeThreshold, ...]) -> tuple[Level, ...]:
    """Return a level for each amount; its long name says whose laws are in force there."""
    return tuple(
        Level(flop, tuple(filter(None, (_long(flop, thresholds), amount_text(flop)))))
        for flop in amounts_of(thresholds)
    )


def _long(flop: float, thresholds: tuple[ComputeThreshold, ...]) -> str:
    whose = [
        each.name for each in thresholds if each.flop == flop and each.status is ThresholdStatus.IN_FORCE
    ]
    return f"{amount_text(flop)}: {'; '.join(whose)}" if whose else ""
