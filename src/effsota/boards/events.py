"""What happened on the boards and when, from dates in the data alone: never from git or the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import field

from effsota.boards.overtakings import filing_date, find_overtakings
from effsota.frozen import Frozen
from effsota.model import Board, Entry, StatusName, Submission
from effsota.problems import working_at

MOST_DIGEST = 12


class What(StrEnum):
    """What kind of thing happened."""

    ADDED = "added"
    OVERTAKEN = "overtaken"
    STATUS = "status"
    CORRECTION = "correction"
    CHALLENGE = "challenge"


class Event(Frozen):
    """One thing that happened to the record of `entry` on `day`.

    `key` names the event for ever and is unique among all events of a tracker; `by` is the entry that
    overtook, and `margin` how many times better it is; `text` is what the file says of it.
    """

    key: str
    what: What
    day: date
    entry: Entry
    board: Board
    by: Entry | None = None
    margin: float | None = None
    text: str | None = None


class Chronicle(Frozen):
    """Every event of the boards, newest first; of one day by track, then by what happened."""

    events: tuple[Event, ...] = ()
    by_track: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)

    def of(self, board: Board) -> tuple[Event, ...]:
        """Return the events of one board, newest first."""
        return self.by_track[board.leaderboard.track.id]

    def newest_day(self, board: Board | None = None) -> date | None:
        """Return the last day on which something happened on a board, or on any."""
        events = self.events if board is None else self.of(board)
        return events[0].day if events else None


def build_chronicle(boards: Iterable[Board]) -> Chronicle:
    """Return what happened on the boards.

    Raises:
        BrokenAtError: if the program breaks at a board.
    """
    by_track = {}
    for board in boards:
        with working_at(board.leaderboard.track.file):
            by_track[board.leaderboard.track.id] = find_events(board)
    found = [event for events in by_track.values() for event in events]
    found.sort(key=lambda event: event.day, reverse=True)
    return Chronicle(events=tuple(found), by_track=by_track)


def find_events(board: Board) -> tuple[Event, ...]:
    """Return every event of one board, newest first."""
    found = [*_of_submissions(board), *_overtakings(board)]
    found.sort(key=lambda event: (list(What).index(event.what), event.key))
    return tuple(sorted(found, key=lambda event: event.day, reverse=True))


def last_day(submission: Submission) -> date:
    """Return the last day on which something happened to a submission itself."""
    told = [each.date for each in submission.history]
    told += [each.date for each in submission.challenges]
    status = [submission.status.date] if submission.status.date else []
    return max([filing_date(submission), *told, *status])


def _of_submissions(board: Board) -> Iterator[Event]:
    for entry in board.leaderboard.entries:
        submission, path = entry.record.submission, entry.record.submission.path
        yield Event(
            key=f"added/{path}", what=What.ADDED, day=filing_date(submission), entry=entry, board=board
        )
        yield from _status(entry, board)
        told = [(What.CORRECTION, each.date, each.what) for each in submission.history]
        told += [(What.CHALLENGE, each.date, each.claim) for each in submission.challenges]
        yield from _told(told, entry, board)


def _status(entry: Entry, board: Board) -> Iterator[Event]:
    status = entry.record.submission.status
    if status.name is StatusName.ACCEPTED or status.date is None:
        return
    yield Event(
        key=f"{status.name}/{entry.record.submission.path}/{status.date.isoformat()}",
        what=What.STATUS,
        day=status.date,
        entry=entry,
        board=board,
        text=status.reason,
    )


def _told(told: Iterable[tuple[What, date, str]], entry: Entry, board: Board) -> Iterator[Event]:
    """Yield what a file tells, named by its words: a place in a list would name another thing one day."""
    seen: dict[str, int] = {}
    for what, day, text in told:
        digest = hashlib.sha256(text.encode()).hexdigest()[:MOST_DIGEST]
        key = f"{what}/{entry.record.submission.path}/{day.isoformat()}/{digest}"
        seen[key] = seen.get(key, 0) + 1
        again = f"/{seen[key]}" if seen[key] > 1 else ""
        yield Event(key=f"{key}{again}", what=what, day=day, entry=entry, board=board, text=text)


def _overtakings(board: Board) -> Iterator[Event]:
    kind = board.leaderboard.track.kind
    for found in find_overtakings(board.leaderboard):
        yield Event(
            key=f"overtaken/{found.slower.record.submission.path}",
            what=What.OVERTAKEN,
            day=found.day,
            entry=found.slower,
            board=board,
            by=found.faster,
            margin=kind.factor_between(found.slower.amount.value, found.faster.amount.value),
        )
