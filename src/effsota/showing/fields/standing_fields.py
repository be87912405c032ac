"""Fields of where a record stands: on its track's own board, and on those by other resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from effsota.frozen import Frozen
from effsota.model import DIRECTIONS, Board, Decision, Direction, Entry, Record, Share, Submission
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.holds import BOOLEAN, INTEGER, NUMBER, PATH, TEXT, by_name, or_null


class OnBoard(Frozen, dict=True):
    """A record with the board that it stands on, and what maintainers decided about it."""

    entry: Entry
    board: Board
    decisions: tuple[Decision, ...] = ()

    @property
    def record(self) -> Record:
        """What we compute."""
        return self.entry.record

    @property
    def submission(self) -> Submission:
        """What is claimed."""
        return self.entry.record.submission

    @cached_property
    def elsewhere(self) -> Mapping[str, OnBoard]:
        """The record as it stands on each other board of its track, by the resource."""
        return {
            board.leaderboard.resource.key: OnBoard(entry=entry, board=board)
            for board in self.board.others
            if (entry := board.leaderboard.by_path.get(self.submission.path)) is not None
        }

    def entry_in(self, direction: Direction) -> Entry | None:
        """Return the entry if that is the way in which its board is better."""
        return self.entry if self.board.leaderboard.track.kind.direction == direction else None


def on_board(board: Board) -> tuple[OnBoard, ...]:
    """Return the records of a board, by date, then by path."""
    return tuple(OnBoard(entry=entry, board=board) for entry in board.leaderboard.entries)


def _factors(direction: Direction) -> Fields[OnBoard]:
    """Return the factor of a direction with its range; a record on a board of the other has none of them."""
    name = direction.factor
    fields: Fields[Entry] = (
        DataField(f"{name}_factor", NUMBER, direction.factor_is, lambda it: it.factor),
        DataField(f"{name}_low", NUMBER, "Lower end of its tolerance", lambda it: it.factor_low),
        DataField(f"{name}_high", NUMBER, "Upper end of its tolerance", lambda it: it.factor_high),
    )
    return inside(lambda it: it.entry_in(direction), fields, is_optional=True)


RECORD_PATH: DataField[OnBoard] = DataField(
    "path", PATH, "Permanent id: track/id", lambda it: it.submission.path, in_tables=False
)
FACTORS: Fields[OnBoard] = tuple(each for direction in DIRECTIONS for each in _factors(direction))
PLACE: Fields[OnBoard] = (
    DataField(
        "rank",
        or_null(INTEGER),
        "Place on its board, 1 is best; none if it is not ranked",
        lambda it: it.entry.rank,
    ),
    DataField(
        "frontier", BOOLEAN, "Whether it is on the efficiency frontier", lambda it: it.entry.is_frontier
    ),
)


def _shares(shares: Iterable[Share]) -> dict[str, float] | None:
    return {share.key: share.factor for share in shares} or None


CONDITION: DataField[OnBoard] = DataField(
    "condition",
    TEXT,
    "Under which it was taken, such as on which chips, where the resource has conditions",
    lambda it: it.entry.amount.condition or None,
    is_optional=True,
)
TAKEN: Fields[OnBoard] = (
    DataField("value", NUMBER, "What it took, in the board's unit", lambda it: it.entry.amount.value),
    CONDITION,
    *(*FACTORS, *PLACE),
    DataField(
        "shares",
        by_name(NUMBER),
        "What its factor is the product of, where both records state enough",
        lambda it: _shares(it.entry.shares),
        is_optional=True,
    ),
    DataField(
        "step",
        by_name(NUMBER),
        "On the frontier: what its gain on the frontier record before is the product of",
        lambda it: _shares(it.entry.step),
        is_optional=True,
    ),
    DataField(
        "systems_only",
        BOOLEAN,
        "On the frontier: whether that gain is one of systems alone, without fewer FLOP",
        lambda it: it.entry.is_of_systems if it.entry.step else None,
        is_optional=True,
    ),
)
# Of a record on a board by another resource than its track ranks by.
STANDING: Fields[OnBoard] = (RECORD_PATH, *TAKEN)
