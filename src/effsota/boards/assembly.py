"""A track's boards put together: one by what the track ranks by, and one by each other resource."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from effsota.boards.leaderboard import build_leaderboard, find_condition
from effsota.boards.trend import build_trend
from effsota.model import RESOURCES, Board, Record, ReferenceTrend, Resource, Track

FEWEST_RECORDS = 2


def build_board(
    track: Track,
    records: Sequence[Record],
    references: Sequence[ReferenceTrend] = (),
    *,
    by: Resource | None = None,
) -> Board:
    """Return a track's board by a resource, without one by what the track ranks by."""
    leaderboard = build_leaderboard(track, records, by)
    return Board(leaderboard=leaderboard, trend=build_trend(leaderboard, references))


def build_boards(
    track: Track,
    records: Sequence[Record],
    references: Sequence[ReferenceTrend] = (),
    *,
    resources: Iterable[Resource] = RESOURCES,
) -> Board:
    """Return a track's board with one by each other resource that at least two ranked records state.

    Where a resource has conditions, two of one of them; what all took alike makes no board. A track without a
    level, or that counts no training, has no other one: there less data is not more of anything.
    """
    others = (build_board(track, records, references, by=each) for each in _others(track, records, resources))
    return replace(build_board(track, records, references), others=tuple(others))


def _others(track: Track, records: Sequence[Record], resources: Iterable[Resource]) -> Iterator[Resource]:
    ranked = [record for record in records if record.is_ranked]
    is_fixed = track.kind.has_level and track.kind.counts_training
    for resource in resources if is_fixed else ():
        stated = [(record, amount) for record in ranked if (amount := resource.amount_of(record)) is not None]
        condition = find_condition(stated)
        compared = [amount.value for _, amount in stated if amount.condition == condition]
        is_told_apart = len(compared) >= FEWEST_RECORDS and min(compared) < max(compared)
        if resource.key != track.resource.key and is_told_apart:
            yield resource
