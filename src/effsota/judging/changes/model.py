"""What a comparison of two states of the boards yields."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from effsota.frozen import Frozen
from effsota.model import Board, Entry
from effsota.text import Sentence


class Deed(StrEnum):
    """What became of a record."""

    ADDED = "added"
    RENAMED = "renamed"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    RESTORED = "restored"
    REMOVED = "removed"


class RecordChange(Frozen):
    """A record that is not what it was; `before` is None where it is new, `after` where it is gone.

    Of one that is renamed, `path` is the new one. `what` are the claims that changed, each as what, old and
    new value.
    """

    path: str
    deed: Deed
    before: Entry | None
    after: Entry | None
    what: tuple[tuple[str, str, str], ...] = ()


class Move(Frozen):
    """A record that others overtook, or let pass: its claim is the same, its rank or standing is not."""

    before: Entry
    after: Entry

    @property
    def is_overtaken(self) -> bool:
        """Whether it fell in rank, or off the frontier."""
        old, new = self.before.rank, self.after.rank
        return (old is not None and new is not None and new > old) or (
            self.before.is_frontier and not self.after.is_frontier
        )


class BoardChange(Frozen):
    """One board before and after; either is None where the track is new, gone or cannot be computed."""

    track_id: str
    before: Board | None
    after: Board | None
    records: tuple[RecordChange, ...]
    moves: tuple[Move, ...]
    headline_before: Sentence
    headline_after: Sentence

    @property
    def overtaken(self) -> tuple[Move, ...]:
        """The records that fell in rank or off the frontier, best first."""
        return tuple(move for move in self.moves if move.is_overtaken)

    @property
    def changes_headline(self) -> bool:
        """Whether the sentence that the board's page makes its claim with reads otherwise."""
        return self.headline_before != self.headline_after

    @property
    def changes_lead(self) -> bool:
        """Whether another record is the efficiency SOTA."""
        renamed: dict[str | None, str] = {
            each.before.record.submission.path: each.path
            for each in self.records
            if each.deed is Deed.RENAMED and each.before is not None
        }
        old = _sota_path(self.before)
        return renamed.get(old, old) != _sota_path(self.after)


class MovedFigure(NamedTuple):
    """A published number that moves: of which record, track or (empty) tracker, from what to what."""

    path: str
    number: str
    old: str | float | bool | None
    new: str | float | bool | None


class MovedEvent(Frozen):
    """What moves by one cause, as its publication will tell it: `lines` in words, `figures` one by one.

    `causes` are each what kind of thing, which file, which name in it.
    """

    what: str
    title: str
    causes: tuple[tuple[str, str, str], ...]
    lines: tuple[str, ...]
    figures: tuple[MovedFigure, ...]


def _sota_path(board: Board | None) -> str | None:
    sota = board.leaderboard.sota if board else None
    return sota.record.submission.path if sota else None
