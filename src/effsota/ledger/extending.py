"""A ledger begun, and one extended: the old one byte for byte, then one publication more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import field

from effsota.frozen import Frozen
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.chaining import MoveLinks
from effsota.ledger.event_words import Names, tell_event
from effsota.ledger.known_facts import TRACKER_WIDE, FactPlace, Facts, find_moves
from effsota.ledger.ledger_lines import (
    EarlierLine,
    Edition,
    LedgerEvent,
    LedgerHeader,
    MovedNumber,
    Stamp,
    closing_data,
    earlier_data,
    edition_data,
    event_data,
    header_data,
    move_data,
    render_line,
)
from effsota.ledger.verified_ledger import Ledger


class LedgerStep(Frozen):
    """One thing that happened, and the facts that stood right after it.

    `renamed` has the old place of each record that got another name, by its new one; `names` is what people
    call records and tracks, `said` what the file that caused it says of it.
    """

    what: Happening
    place: FactPlace
    causes: tuple[Cause, ...]
    facts: Facts
    renamed: Mapping[FactPlace, FactPlace] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    said: str = ""


def begin_ledger(
    header: LedgerHeader, facts: Facts, stamp: Stamp, earlier: Sequence[EarlierLine] = ()
) -> bytes:
    """Return a ledger of one publication, which holds all facts, and what the site told `earlier`."""
    cause = Cause(CauseKind.PUBLICATION)
    step = LedgerStep(what=Happening.BEGUN, place=TRACKER_WIDE, causes=(cause,), facts=facts)
    writing = _Writing(header, earlier=earlier)
    writing.write_edition({}, [step], stamp, number=1, events=0)
    return bytes(writing.written)


def extend_ledger(old: Ledger, steps: Sequence[LedgerStep], stamp: Stamp) -> bytes:
    """Return the old ledger and a publication with one event for each step by which something moved.

    Where nothing moved it is the old one, unchanged.
    """
    writing = _Writing(old.header, head=old.head)
    is_moved = writing.write_edition(
        old.facts, steps, stamp, number=len(old.editions) + 1, events=len(old.events)
    )
    return old.data + bytes(writing.written) if is_moved else old.data


def find_events(old: Ledger, steps: Sequence[LedgerStep], stamp: Stamp) -> tuple[LedgerEvent, ...]:
    """Return the events that extending a ledger adds, without writing them."""
    edition = Edition(number=len(old.editions) + 1, stamp=stamp)
    return tuple(_events(old.header, edition, old.facts, steps, len(old.events)))


class _Writing:
    """Lines being written, each with the sha256 of the one before it."""

    def __init__(
        self, header: LedgerHeader, head: str | None = None, earlier: Sequence[EarlierLine] = ()
    ) -> None:
        self._header, self._head, self._earlier, self.written = header, head, earlier, bytearray()
        if head is None:
            self._write(header_data(header))

    def write_edition(
        self, before: Facts, steps: Sequence[LedgerStep], stamp: Stamp, *, number: int, events: int
    ) -> bool:
        """Write a publication; tell whether anything moved in it."""
        edition = Edition(number=number, stamp=stamp)
        count = numbers = 0
        for event in _events(self._header, edition, before, steps, events):
            if not count:
                self._write(edition_data(edition))
                for line in self._earlier:
                    self._write(earlier_data(line))
            self._write(event_data(event))
            for move in event.moves:
                self._write(move_data(event, move))
            count, numbers = count + 1, numbers + len(event.moves)
        if count:
            self._write(closing_data(edition, events=count, numbers=numbers))
        return count > 0

    def _write(self, data: dict[str, object]) -> None:
        line = render_line(data, self._head).encode("ascii")
        self._head = hashlib.sha256(line).hexdigest()
        self.written += line + b"\n"


def _events(
    header: LedgerHeader, edition: Edition, before: Facts, steps: Sequence[LedgerStep], told: int
) -> Iterator[LedgerEvent]:
    """Yield an event for each step by which something moved; `told` is how many there were before."""
    for step in steps:
        moved = tuple(find_moves(before, step.facts, step.renamed))
        links = MoveLinks.of(moved, step.facts)
        before = step.facts
        if moved:
            told += 1
            words = tell_event(step.what, step.place, step.causes, moved, step.names, said=step.said)
            yield LedgerEvent(
                number=told,
                tag=f"{header.tags}{told}",
                edition=edition,
                what=step.what,
                place=step.place,
                causes=step.causes,
                name=step.names.get(step.place, step.place.path),
                title=words.title,
                text=words.text,
                moves=tuple(MovedNumber(*move, links.through(move)) for move in moved),
            )
