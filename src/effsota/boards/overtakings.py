"""Who overtook whom on a board, and on which day: its frontier kept while records come and go."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from effsota.boards.leaderboard import standing_of
from effsota.frozen import Frozen
from effsota.model import Entry, Leaderboard, Submission


class Overtaking(Frozen):
    """A record that once led, the better one, and the first day at whose end that one was on file."""

    day: date
    slower: Entry
    faster: Entry


class RunningFrontier:
    """The frontier of the records that count at the moment, as places in the frontier's order.

    A change costs what it moves: one that comes takes those off that it beats, one that goes uncovers those
    that it hid, and only they are looked at.
    """

    def __init__(self, efforts: Sequence[float]) -> None:
        """Begin with no record, of as many as there are efforts, which stand in the frontier's order."""
        self._efforts = efforts
        self._counts = [False] * len(efforts)
        self.places: list[int] = []

    def counts(self, place: int) -> bool:
        """Tell whether a record counts at the moment."""
        return self._counts[place]

    def find(self, place: int) -> int | None:
        """Return where on the frontier a record stands, None where it is not on it."""
        at = bisect_left(self.places, place)
        return at if at < len(self.places) and self.places[at] == place else None

    def enter(self, place: int) -> list[int]:
        """Let a record count and return what is new on the frontier: the record or nothing."""
        self._counts[place] = True
        start = bisect_left(self.places, place)
        if start and self._efforts[self.places[start - 1]] <= self._efforts[place]:
            return []
        end = start
        while end < len(self.places) and self._efforts[self.places[end]] >= self._efforts[place]:
            end += 1
        self.places[start:end] = [place]
        return [place]

    def leave(self, place: int) -> list[int]:
        """Let a record count no more and return what is new on the frontier: those that it hid."""
        self._counts[place] = False
        at = self.find(place)
        if at is None:
            return []
        end = self.places[at + 1] if at + 1 < len(self.places) else len(self._efforts)
        best = self._efforts[self.places[at - 1]] if at else math.inf
        uncovered = []
        for hidden in range(place + 1, end):
            if self._counts[hidden] and self._efforts[hidden] < best:
                best = self._efforts[hidden]
                uncovered.append(hidden)
        self.places[at : at + 1] = uncovered
        return uncovered


def find_overtakings(board: Leaderboard) -> Iterator[Overtaking]:
    """Yield for every record that once led who overtook it, by the day when the better one was on file."""
    placed = sorted(
        ((standing_of(entry.record, entry.amount, board.track.kind), entry) for entry in board.entries),
        key=lambda pair: pair[0],
    )
    ordered = [entry for _, entry in placed]
    frontier = RunningFrontier([standing.effort for standing, _ in placed])
    done: set[int] = set()
    leader: int | None = None
    for day, (entering, leaving) in sorted(_days(ordered).items()):
        new = [fresh for place in leaving for fresh in frontier.leave(place)]
        new += [fresh for place in entering for fresh in frontier.enter(place)]
        for slower, faster in _passed(frontier, new, leader):
            if slower not in done:
                done.add(slower)
                yield Overtaking(day=day, slower=ordered[slower], faster=ordered[faster])
        leader = frontier.places[-1] if frontier.places else None


def filing_date(submission: Submission) -> date:
    """Return the day on which a submission came on file; its own date where nobody says."""
    return submission.submitted.date if submission.submitted else submission.date


def _days(entries: Sequence[Entry]) -> dict[date, tuple[list[int], list[int]]]:
    """Return by day the places of the records that count from its end on, and of those that no longer do."""
    days: dict[date, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, record in enumerate(entry.record for entry in entries):
        filed, lost = filing_date(record.submission), record.submission.status.date
        if record.is_ranked:
            days[filed][0].append(place)
        elif record.is_exact and lost is not None and filed < lost:
            days[filed][0].append(place)
            days[lost][1].append(place)
    return days


def _passed(frontier: RunningFrontier, new: Iterable[int], leader: int | None) -> Iterator[tuple[int, int]]:
    """Yield who passed whom by what is new on the frontier; a leader that it lost was passed by today's."""
    places = frontier.places
    for place in new:
        at = frontier.find(place)
        if at is not None:
            yield from zip(places[max(at - 1, 0) : at + 1], places[max(at, 1) : at + 2], strict=False)
    if leader is not None and frontier.counts(leader) and frontier.find(leader) is None:
        yield leader, places[-1]
