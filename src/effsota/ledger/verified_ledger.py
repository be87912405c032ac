"""A ledger that was verified: whose, of which day, going on with which; and what cannot be believed."""

from __future__ import annotations

import hashlib
import io
from datetime import date

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.ledger.known_facts import FactPlace, Facts
from effsota.ledger.ledger_lines import EarlierLine, Edition, LedgerEvent, LedgerHeader

FETCH_AGAIN = "Fetch the ledger again from where it is published: data/ledger.jsonl of the site."


class LedgerError(Exception):
    """A ledger cannot be believed: at which line (0: at none), what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = FETCH_AGAIN, *, line: int = 0) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message, self.hint, self.line = message, hint, line


class Ledger(Frozen):
    """A ledger that was verified: its bytes, what it tells, and what stands after it.

    `earlier` is what was told before it began. `head` is the sha256 (hex) of its last line, which names one
    ledger and no other.
    """

    data: bytes
    header: LedgerHeader
    editions: tuple[Edition, ...]
    earlier: tuple[EarlierLine, ...]
    events: tuple[LedgerEvent, ...]
    facts: Facts
    head: str
    line_count: int

    @property
    def last(self) -> Edition:
        """The newest publication."""
        return self.editions[-1]

    def of_track(self, track: str) -> Ledger:
        """Return what it tells of one track: its lines and its numbers, and nothing of the whole.

        Its head is the sha256 (hex) of that: what is told of other tracks makes it no other.
        """
        earlier = tuple(line for line in self.earlier if line.place.track == track)
        events = tuple(event.of_track(track) for event in self.events if event.is_about(track))
        head = hashlib.sha256(repr((earlier, events)).encode()).hexdigest()
        return replace(
            self, data=b"", editions=(), earlier=earlier, events=events, facts={}, head=head, line_count=0
        )


def check_day(ledger: Ledger, today: date) -> None:
    """Refuse a ledger from the future.

    Raises:
        LedgerError: if its last publication is of a day after today.
    """
    day = ledger.last.stamp.day
    if day > today:
        raise LedgerError(
            f"the ledger is from the future: its last publication is of {day}, and today is {today}",
            "Give the day of the build with --today, not before that of the last publication.",
        )


def check_tracker(ledger: Ledger, *, url: str, repository: str) -> None:
    """Refuse the ledger of another tracker: neither the address nor the repository that stood last is ours.

    Raises:
        LedgerError: if it is another's.
    """
    told = ledger.facts.get(FactPlace(), {})
    theirs = (told.get("url", ledger.header.url), told.get("repository", ledger.header.repository))
    if url != theirs[0] and repository != theirs[1]:
        raise LedgerError(
            f"this is the ledger of another tracker, {theirs[0]} of {theirs[1]}",
            f"This tracker is {url} of {repository}. One that moves keeps one of the two for a publication.",
        )


def check_beginning(data: bytes, old: bytes) -> None:
    """Refuse a ledger that does not begin with an older one, byte for byte.

    Raises:
        LedgerError: if it does not, with the first line that differs.
    """
    if data.startswith(old):
        return
    if old.startswith(data):
        lines, were = (text.count(b"\n") for text in (data, old))
        raise LedgerError(f"the ledger ends after {lines:,} lines, and {were:,} were published")
    pairs = zip(io.BytesIO(data), io.BytesIO(old), strict=False)
    line = next(at for at, (new, was) in enumerate(pairs, start=1) if new != was)
    raise LedgerError("this line is not the one that was published", line=line)
