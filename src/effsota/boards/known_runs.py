"""Known training runs beside an amount of compute, and what that amount came to where a level fell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from effsota.frozen import Frozen
from effsota.model import Board, ComputeThreshold, Entry, Record

FEWEST = 3  # records on a frontier below which a fall says little


class AmountSide(StrEnum):
    """Where a run lies, by all its estimates with their tolerances."""

    ABOVE = "above"
    STRADDLES = "straddles"
    BELOW = "below"


class Reach(Frozen):
    """Between which amounts of FLOP a run lies: from the lowest end of its estimates to the highest."""

    low_flop: float
    high_flop: float

    def side_of(self, flop: float) -> AmountSide:
        """Return on which side of an amount in FLOP it lies."""
        if self.low_flop > flop:
            return AmountSide.ABOVE
        return AmountSide.BELOW if self.high_flop < flop else AmountSide.STRADDLES


class KnownRun(Frozen):
    """A run on a board beside an amount in FLOP, and between which amounts it lies."""

    flop: float
    entry: Entry
    reach: Reach

    @property
    def side(self) -> AmountSide:
        """On which side of the amount it lies."""
        return self.reach.side_of(self.flop)


class LevelDrift(Frozen):
    """By how much the compute for a fixed level fell on a board, from its first record to its last."""

    board: Board
    first: Entry
    last: Entry
    factor: float
    low: float
    high: float

    def adjusted(self, flop: float) -> float:
        """Return what an amount at the first record, in FLOP, came to at the last, in FLOP."""
        return flop / self.factor


def reach_of(record: Record) -> Reach:
    """Return between which amounts a run lies: from zero where its compute is at most what is told."""
    low = min(each.low_flop for each in record.estimates) if record.is_exact else 0.0
    return Reach(low_flop=low, high_flop=max(each.high_flop for each in record.estimates))


def largest_trend(boards: Iterable[Board]) -> Board | None:
    """Return the board of a growing compute that has the most records: what is known of runs by size."""
    trends = [board for board in boards if board.leaderboard.track.kind.grows]
    return max(trends, key=lambda board: len(board.leaderboard.entries), default=None)


def amounts_of(thresholds: Iterable[ComputeThreshold]) -> tuple[float, ...]:
    """Return the amounts of some thresholds in FLOP, each once, the smallest first."""
    return tuple(sorted({each.flop for each in thresholds if each.flop is not None}))


def known_runs(boards: Iterable[Board], thresholds: Iterable[ComputeThreshold]) -> Iterator[KnownRun]:
    """Yield the runs that lie above an amount of a threshold, or may; for each amount by date."""
    board = largest_trend(boards)
    if board is None:
        return
    for flop in amounts_of(thresholds):
        yield from (run for run in runs_beside(board, flop) if run.side is not AmountSide.BELOW)


def runs_beside(board: Board, flop: float) -> Iterator[KnownRun]:
    """Yield the runs of a board that are accepted and sourced, beside an amount in FLOP, by date."""
    ranked = (entry for entry in board.leaderboard.entries if entry.record.is_ranked)
    for entry in sorted(ranked, key=_date_of):
        yield KnownRun(flop=flop, entry=entry, reach=reach_of(entry.record))


def _date_of(entry: Entry) -> tuple[str, str]:
    submission = entry.record.submission
    return submission.date.isoformat(), submission.path


def find_drifts(boards: Iterable[Board]) -> tuple[LevelDrift, ...]:
    """Return the boards on which training compute for a level fell, those with the newest record first.

    Nothing is drawn out beyond the two records; boards with few of them are left out.
    """
    found = [drift for board in boards if (drift := _drift(board)) is not None]
    return tuple(sorted(found, key=lambda each: _date_of(each.last), reverse=True))


def _drift(board: Board) -> LevelDrift | None:
    leaderboard = board.leaderboard
    frontier: Sequence[Entry] = leaderboard.frontier
    kind = leaderboard.track.kind
    if kind.grows or not kind.counts_training or leaderboard.baseline is None or len(frontier) < FEWEST:
        return None
    last = frontier[-1]
    return LevelDrift(
        board=board,
        first=leaderboard.baseline,
        last=last,
        factor=last.factor,
        low=last.factor_low,
        high=last.factor_high,
    )
