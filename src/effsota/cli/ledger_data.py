"""What the commands of the ledger tell to programs."""

from __future__ import annotations

from typing import Any

from effsota.ledger.blaming import Blamed, chain_of
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_lines import LedgerEvent, MovedNumber
from effsota.ledger.verified_ledger import Ledger


def ledger_data(ledger: Ledger) -> dict[str, Any]:
    """Return what a ledger is, as a whole."""
    first, last = ledger.editions[0].stamp.day, ledger.last.stamp.day
    return {
        "tracker": {"name": ledger.header.name, "url": ledger.header.url},
        "lines": ledger.line_count,
        "publications": len(ledger.editions),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "events": len(ledger.events),
        "numbers": sum(map(len, ledger.facts.values())),
        "head": ledger.head,
    }


def event_as_data(event: LedgerEvent, *, has_numbers: bool = True) -> dict[str, Any]:
    """Return an event with its publication, its causes and the numbers that moved by it."""
    stamp = event.edition.stamp
    data: dict[str, Any] = {
        "publication": event.edition.number,
        "day": event.day.isoformat(),
        "commit": stamp.commit,
        "program": stamp.program,
        "event": event.number,
        "tag": event.tag,
        "what": event.what,
        **_place(event.place),
        "causes": [
            {"kind": cause.kind, "file": cause.file or None, "name": cause.name or None}
            for cause in event.causes
        ],
        "title": event.title,
        "text": event.text,
    }
    return {**data, "numbers": [*map(move_as_data, event.moves)]} if has_numbers else data


def move_as_data(move: MovedNumber) -> dict[str, Any]:
    """Return a number that moved."""
    return {
        **_place(move.place),
        "number": move.number,
        "old": move.old,
        "new": move.new,
        "through": move.through or None,
    }


def blamed_data(blamed: Blamed) -> dict[str, Any]:
    """Return a move of a number, the event that moved it, and the chain down to its cause."""
    chain = chain_of(blamed.event, blamed.move)[1:]
    return {
        **move_as_data(blamed.move),
        "chain": [*map(move_as_data, chain)],
        "event": event_as_data(blamed.event, has_numbers=False),
    }


def _place(place: FactPlace) -> dict[str, str | None]:
    return {"track": place.track or None, "record": place.record or None}
