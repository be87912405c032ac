"""The lines of a ledger as values, and each as the one text that it may be written as."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.ledger.causes import Cause, Happening
from effsota.ledger.known_facts import FactPlace, MovedFact, Value

VERSION = 1
COMMIT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
HOLDS = "every published number and rule: what it was, what it is, since when and why"


class LedgerHeader(Frozen):
    """The first line: the tracker that a ledger is of, as it was called and stood when the ledger began.

    `tags` is what the tag of each event begins with.
    """

    name: str
    url: str
    repository: str
    tags: str


class Stamp(Frozen):
    """When, from which commit and by which version of the program a publication was made.

    `commit` is None where the tracker lies in no repository.
    """

    day: date
    commit: str | None
    program: str


class EarlierLine(Frozen):
    """What the site told before its ledger began: on which day, of what, called how, in which words.

    It is taken over once, as it reads then: what it was told by may have changed before.
    """

    day: date
    tag: str
    what: str
    place: FactPlace
    name: str
    title: str
    text: str


class Edition(Frozen):
    """One publication of the tracker; they are numbered from 1."""

    number: int
    stamp: Stamp


class MovedNumber(NamedTuple):
    """A published number or rule that is no longer what it was; None where there is none.

    `through` says by which other number of the same event it moved, empty where by the cause itself.
    """

    place: FactPlace
    number: str
    old: Value | None
    new: Value | None
    through: str = ""

    @property
    def fact(self) -> MovedFact:
        """The same without what it moved through."""
        return MovedFact(self.place, self.number, self.old, self.new)


class LedgerEvent(Frozen):
    """One thing that happened: its number in the ledger, its permanent tag, its causes, what moved by it.

    `title` and `text` are what it says to people, and `name` is what they called the record or the track
    then (empty where it is of neither): they stay as they were told.
    `place` is the record or the track that it happened to. Of several causes none could be told apart.
    """

    number: int
    tag: str
    edition: Edition
    what: Happening
    place: FactPlace
    causes: tuple[Cause, ...]
    name: str
    title: str
    text: str
    moves: tuple[MovedNumber, ...]

    @property
    def day(self) -> date:
        """The day of the publication that told of it."""
        return self.edition.stamp.day

    def is_about(self, track: str) -> bool:
        """Tell whether it happened to a track, or moved a number of it."""
        return self.place.track == track or any(move.place.track == track for move in self.moves)

    def of_track(self, track: str) -> LedgerEvent:
        """Return the event with the numbers of one track alone."""
        return replace(self, moves=tuple(move for move in self.moves if move.place.track == track))


def render_line(data: dict[str, object], previous: str | None) -> str:
    """Return a line without its end: ASCII, no blanks, keys in the order in which they are given.

    Raises:
        ValueError: at a number that JSON does not know.
    """
    return to_canonical({"previous": previous, **data})


def to_canonical(data: object) -> str:
    """Return the one text of JSON data."""
    return json.dumps(data, separators=(",", ":"), allow_nan=False)


def header_data(header: LedgerHeader) -> dict[str, object]:
    """Return what a header's line says."""
    tracker = {"name": header.name, "url": header.url, "repository": header.repository}
    return {"ledger": VERSION, "tracker": tracker, "tags": header.tags, "holds": HOLDS}


def edition_data(edition: Edition) -> dict[str, object]:
    """Return what the line says that opens a publication."""
    stamp = edition.stamp
    return {
        "publication": edition.number,
        "day": stamp.day.isoformat(),
        "commit": stamp.commit,
        "program": stamp.program,
    }


def earlier_data(line: EarlierLine) -> dict[str, object]:
    """Return what the line says of what was told before the ledger began."""
    return {
        "earlier": line.day.isoformat(),
        "tag": line.tag,
        "what": line.what,
        **_place(line.place),
        "name": line.name or None,
        "title": line.title,
        "text": line.text,
    }


def event_data(event: LedgerEvent) -> dict[str, object]:
    """Return what an event's line says."""
    return {
        **_where(event.edition, event.number),
        "tag": event.tag,
        "what": event.what,
        **_place(event.place),
        "causes": [
            {"kind": cause.kind, "file": cause.file or None, "name": cause.name or None}
            for cause in event.causes
        ],
        "name": event.name or None,
        "title": event.title,
        "text": event.text,
    }


def move_data(event: LedgerEvent, move: MovedNumber) -> dict[str, object]:
    """Return what the line of a moved number says."""
    return {
        **_where(event.edition, event.number),
        **_place(move.place),
        "number": move.number,
        "old": move.old,
        "new": move.new,
        "through": move.through or None,
    }


def closing_data(edition: Edition, *, events: int, numbers: int) -> dict[str, object]:
    """Return what the line says that closes a publication: how many events and numbers it has."""
    return {"closes": edition.number, "events": events, "numbers": numbers}


def _where(edition: Edition, event: int) -> dict[str, object]:
    return {"publication": edition.number, "day": edition.stamp.day.isoformat(), "event": event}


def _place(place: FactPlace) -> dict[str, object]:
    return {"track": place.track or None, "record": place.record or None}
