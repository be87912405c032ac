"""What the commands of the ledger tell to people, and in rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from effsota.ledger.blaming import Blamed, chain_of
from effsota.ledger.causes import Cause
from effsota.ledger.known_facts import FactPlace, Value
from effsota.ledger.ledger_lines import LedgerEvent

EVENT_COLUMNS = ("day", "publication", "event", "what", "causes", "numbers", "title", "text")
BLAMED_COLUMNS = ("day", "publication", "old", "new", "what", "causes", "through")


def event_row(event: LedgerEvent) -> tuple[str, ...]:
    """Return an event as a row, a cell for each of its columns."""
    return (
        *(event.day.isoformat(), str(event.edition.number), str(event.number), event.what),
        *(_causes(event.causes), str(len(event.moves)), event.title, event.text),
    )


def event_lines(event: LedgerEvent) -> Iterator[str]:
    """Yield what an event says to people."""
    yield f"{event.day}  {event.title}"
    yield f"    {event.text}"
    yield f"    Cause: {_causes(event.causes)} (publication {event.edition.number}, {event.what})"


def _causes(causes: Sequence[Cause]) -> str:
    return "; ".join(
        f"{cause.file} ({cause.name})"
        if cause.file and cause.name
        else cause.file or cause.name or cause.kind
        for cause in causes
    )


def blamed_row(blamed: Blamed) -> tuple[str, ...]:
    """Return a move of a number as a row, a cell for each of its columns."""
    event, move = blamed
    values = (_value(move.old), _value(move.new))
    day = event.day.isoformat()
    return day, str(event.edition.number), *values, event.what, _causes(event.causes), move.through


def blame_lines(blamed: Blamed, place: FactPlace) -> Iterator[str]:
    """Yield how a number of a place came by the value that stands: by the newest of its moves."""
    event, move = blamed
    stamp = event.edition.stamp
    commit = f", commit {stamp.commit[:12]}" if stamp.commit else ""
    whose = f"{move.number} of {place.path}" if place.path else move.number
    stands = f"is {_value(move.new)}" if move.new is not None else "is no longer there"
    yield f"{whose} {stands} since {event.day} (publication {event.edition.number}{commit})."
    yield f"{event.title}."
    for link in chain_of(event, move)[1:]:
        values = f"{_value(link.old)} to {_value(link.new)}"
        yield f"It moved through {link.number} of {link.place.path}: {values}."
    track, _, number = move.through.partition("/* ")
    if number:
        of = "several tracks" if track == "*" else track
        yield f"It moved through {number} of several records of {of}."
    yield f"Cause: {_causes(event.causes)}"


def _value(value: Value | None) -> str:
    """Return a value as it stands in the ledger, on one line."""
    if value is None:
        return "none"
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value)
