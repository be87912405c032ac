"""Where a board's rules changed: which version a record stood under, and what lies between two records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from effsota.frozen import Frozen
from effsota.model import Entry, Leaderboard, Resource, RuleChange, RuleChangeOf, Track
from effsota.model.resources import DOLLARS, WALL_CLOCK

FIRST_VERSION = 1
# What a change of the way in which time is taken reaches; one of the data reaches whatever is counted.
_BY_THE_CLOCK = frozenset((WALL_CLOCK.key, DOLLARS.key, "energy"))


class BoundaryCrossing(Frozen):
    """A boundary that a board's frontier crosses: `factor` is the gain across it."""

    change: RuleChange
    before: Entry
    after: Entry
    factor: float


def version_of(track: Track, day: date) -> int:
    """Return the version of a track's rules that was in force on a day."""
    in_force = (change.version for change in track.rule_changes if change.start <= day)
    return max(in_force, default=FIRST_VERSION)


def change_in_force(track: Track, day: date) -> RuleChange | None:
    """Return the change that made the version of the rules of a day, None under the first."""
    version = version_of(track, day)
    return next((change for change in track.rule_changes if change.version == version), None)


def is_boundary(change: RuleChange, resource: Resource) -> bool:
    """Tell whether amounts of a resource before and after a change are not of one kind."""
    if change.changes is RuleChangeOf.TIMING:
        return resource.key in _BY_THE_CLOCK
    return change.changes is RuleChangeOf.DATA


def boundaries_of(board: Leaderboard) -> tuple[RuleChange, ...]:
    """Return the changes that part a board: those with records of it before and after."""
    if not board.entries or not board.track.rule_changes:
        return ()
    first, last = (entry.record.submission.date for entry in (board.entries[0], board.entries[-1]))
    found = (change for change in board.track.rule_changes if is_boundary(change, board.resource))
    return tuple(change for change in found if first < change.start <= last)


def crossed(before: Entry, after: Entry, board: Leaderboard) -> tuple[RuleChange, ...]:
    """Return the boundaries between two records of a board."""
    first, last = sorted((before.record.submission.date, after.record.submission.date))
    return tuple(change for change in boundaries_of(board) if first < change.start <= last)


def crossings_of(board: Leaderboard) -> tuple[BoundaryCrossing, ...]:
    """Return the boundaries that a board's frontier crosses, each with the gain across it."""
    return tuple(_crossings(board))


def _crossings(board: Leaderboard) -> Iterable[BoundaryCrossing]:
    kind = board.track.kind
    for change in boundaries_of(board):
        before = [entry for entry in board.frontier if entry.record.submission.date < change.start]
        after = [entry for entry in board.frontier if entry.record.submission.date >= change.start]
        if before and after:
            factor = kind.factor_between(before[-1].amount.value, after[0].amount.value)
            yield BoundaryCrossing(change=change, before=before[-1], after=after[0], factor=factor)


def boundary_behind(entry: Entry, board: Leaderboard) -> RuleChange | None:
    """Return the first boundary after a record, behind which records are of another kind; None without."""
    day = entry.record.submission.date
    return next((change for change in boundaries_of(board) if day < change.start), None)
