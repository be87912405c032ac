"""Records of one model on several boards: one spelling is one model, and nothing else is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from effsota.model import Board


class Kin(NamedTuple):
    """A record of the same model on another board: the record's path, the other track's short name."""

    path: str
    level: str


def find_kin(boards: Iterable[Board]) -> Mapping[str, tuple[Kin, ...]]:
    """Return for the path of each record whose model stands on several boards those on the others."""
    found: defaultdict[str, list[tuple[str, Kin]]] = defaultdict(list)
    for board in boards:
        track = board.leaderboard.track
        for entry in board.leaderboard.entries:
            submission = entry.record.submission
            found[submission.model].append((track.id, Kin(submission.path, track.level)))
    return {
        own.path: others
        for records in found.values()
        for track_id, own in records
        if (others := tuple(kin for other_id, kin in records if other_id != track_id))
    }
