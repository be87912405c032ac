"""What happened on the boards and when, from dates in the data alone: never from git or the clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from effsota.boards.leaderboard import find_frontier
from effsota.model import StatusName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from effsota.model import Board, Entry, Leaderboard, Record, Submission

MOST_DIGEST = 12


class What(StrEnum):
    """What kind of thing happened."""

    ADDED = "added"
    OVERTAKEN = "overtaken"
    STATUS = "status"
    CORRECTION = "correction"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
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


def find_events(boards: Iterable[Board]) -> tuple[Event, ...]:
    """Return every event of the boards, newest first; of one day by track, then by what happened."""
    found = [event for board in boards for event in find_board_events(board)]
    return tuple(sorted(found, key=lambda event: event.day, reverse=True))


def find_board_events(board: Board) -> tuple[Event, ...]:
    """Return every event of one board, newest first."""
    found = [*_of_submissions(board), *_overtakings(board)]
    found.sort(key=lambda event: (list(What).index(event.what), event.key))
    return tuple(sorted(found, key=lambda event: event.day, reverse=True))


def filing_date(submission: Submission) -> date:
    """Return the day on which a submission came on file; its own date where nobody says."""
    return submission.submitted.date if submission.submitted else submission.date


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
    """Yield for every record that once led who overtook it, on the day when the better one was on file."""
    leaderboard = board.leaderboard
    entries = {entry.record.submission.path: entry for entry in leaderboard.entries}
    done: set[str] = set()
    leader: Record | None = None
    for day, frontier in _frontiers(leaderboard):
        passed = [*pairwise(frontier)]
        paths = {record.submission.path for record in frontier}
        if leader is not None and leader.submission.path not in paths and frontier:
            passed.append((leader, frontier[-1]))
        for slower, faster in passed:
            path = slower.submission.path
            if path not in done and _counts_on(slower, day):
                yield Event(
                    key=f"overtaken/{path}",
                    what=What.OVERTAKEN,
                    day=day,
                    entry=entries[path],
                    board=board,
                    by=entries[faster.submission.path],
                    margin=_margin(slower, faster),
                )
                done.add(path)
        leader = frontier[-1] if frontier else None


def _frontiers(leaderboard: Leaderboard) -> Iterator[tuple[date, tuple[Record, ...]]]:
    """Yield the frontier at the end of every day on which a record was filed or lost its standing."""
    records = [entry.record for entry in leaderboard.entries]
    days = {filing_date(record.submission) for record in records}
    days |= {status.date for record in records if (status := record.submission.status).date}
    for day in sorted(days):
        on_file = [record for record in records if _counts_on(record, day)]
        yield day, find_frontier(leaderboard.track.kind, on_file)


def _counts_on(record: Record, day: date) -> bool:
    """Tell whether a record was on file and counted at the end of a day."""
    submission = record.submission
    if filing_date(submission) > day:
        return False
    lost = submission.status.date
    return record.is_ranked or (record.is_exact and lost is not None and lost > day)


def _margin(slower: Record, faster: Record) -> float:
    ratio = slower.compute_flop / faster.compute_flop
    return ratio if ratio > 1 else 1 / ratio
