"""Which publication and which cause gave a number the value that it has, and each that it had before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from effsota.ledger.known_facts import DIGEST, PATH, FactPlace, place_of
from effsota.ledger.ledger_lines import LedgerEvent, MovedNumber
from effsota.ledger.verified_ledger import Ledger


class Blamed(NamedTuple):
    """A number that moved, and the event that moved it."""

    event: LedgerEvent
    move: MovedNumber


def blame(ledger: Ledger, place: FactPlace, number: str) -> tuple[Blamed, ...]:
    """Return each move of a number, newest first, under whichever names its record had.

    The first one gave the value that stands. Nothing where the ledger never told of it.
    """
    return tuple(_moves_of(ledger, present_place(ledger, place), number))


def numbers_at(ledger: Ledger, place: FactPlace) -> tuple[str, ...]:
    """Return the numbers that the ledger tells of a place, those that stand first."""
    told = (move.number for event in ledger.events for move in event.moves if move.place == place)
    names = dict.fromkeys([*ledger.facts.get(place, ()), *told])
    return tuple(name for name in names if not name.startswith(DIGEST))


def chain_of(event: LedgerEvent, move: MovedNumber) -> tuple[MovedNumber, ...]:
    """Return a number that moved, the one through which it did, and so on down to the cause of the event.

    Where it moved through those of several records, the chain ends there.
    """
    by_name = {f"{each.place.path} {each.number}": each for each in event.moves}
    chain = [move]
    while (link := by_name.get(chain[-1].through)) is not None and link not in chain:
        chain.append(link)
    return tuple(chain)


def present_place(ledger: Ledger, place: FactPlace) -> FactPlace:
    """Return where a record stands that stood at a place once; the place itself where it was not renamed."""
    if place in ledger.facts:
        return place
    for event in ledger.events:
        for move in event.moves:
            if move.number == PATH and move.new is not None and move.old == place.path:
                place = move.place
    return place


def _moves_of(ledger: Ledger, place: FactPlace, number: str) -> Iterator[Blamed]:
    for event in reversed(ledger.events):
        renamed = place
        for move in event.moves:
            if move.place == place and move.number == PATH and None not in {move.old, move.new}:
                renamed = place_of(str(move.old))
            if move.place == place and move.number == number:
                yield Blamed(event, move)
        place = renamed
