"""A board at another level than its own: the strictest that half of its fitted records reach."""

from __future__ import annotations

from msgspec.structs import replace

from effsota.boards.leaderboard import build_leaderboard
from effsota.frozen import Frozen
from effsota.model import Entry, Leaderboard

FEWEST_HELD = 4
"""Below so many fitted records a rate says nothing of how it hangs on the level."""


class OtherLevel(Frozen):
    """A stricter level, how many of the fitted records reach it, and the board of all that do.

    `has_same_baseline`: its factors can be compared with those of the board's own level.
    """

    target: float
    held: int
    board: Leaderboard
    has_same_baseline: bool


def other_level(board: Leaderboard) -> OtherLevel | None:
    """Return a board at another level; None where too few results on file go beyond its own.

    What a record took is counted where its result is, so that it holds for any level up to that result. Of
    one that is only known to reach the level nothing is known beyond it.
    """
    metric = board.track.metric
    if metric is None:
        return None
    fitted = sorted(
        (_reached(entry, metric.sign) for entry in board.entries if entry.is_fitted), reverse=True
    )
    least = max(FEWEST_HELD, (len(fitted) + 1) // 2)
    if len(fitted) < least or fitted[least - 1] <= metric.sign * metric.target:
        return None
    level = fitted[least - 1]
    records = [
        entry.record
        for entry in board.entries
        if entry.record.is_ranked and _reached(entry, metric.sign) >= level
    ]
    names = [record.submission.name for record in records]
    is_same = board.track.baseline in names
    track = replace(
        board.track,
        metric=replace(metric, target=metric.sign * level),
        baseline=board.track.baseline if is_same else names[0],
    )
    return OtherLevel(
        target=metric.sign * level,
        held=sum(each >= level for each in fitted),
        board=build_leaderboard(track, records, board.resource),
        has_same_baseline=is_same,
    )


def _reached(entry: Entry, sign: int) -> float:
    """Return the result of an entry such that more is better; none where it is not measured."""
    result = entry.record.submission.result
    return float("-inf") if result is None or not result.is_measured else sign * result.value
