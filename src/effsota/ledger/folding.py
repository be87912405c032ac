"""Moves folded into the facts that stand after them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from effsota.ledger.known_facts import PATH, FactPlace, Facts, MovedFact, Value, is_same, place_of
from effsota.ledger.ledger_lines import LedgerEvent

StandingFacts = dict[FactPlace, dict[str, Value]]


class MismoveError(Exception):
    """A move does not fit what stood before it; the message says in what."""


def fold(events: Iterable[LedgerEvent], until: date | None = None) -> Facts:
    """Return the facts that stand after the events, or after those told until the end of a day."""
    facts: StandingFacts = {}
    for event in events:
        if until is None or event.day <= until:
            for move in event.moves:
                apply_move(facts, move.fact)
    return facts


def apply_move(facts: StandingFacts, move: MovedFact) -> None:
    """Change what stands by one move.

    Raises:
        MismoveError: if the number's old value is not the one that stands, or nothing changes.
    """
    if is_same(move.old, move.new):
        raise MismoveError("its old value and its new one are the same")
    if move.number == PATH:
        _check_path(move)
        if move.old is not None and move.new is not None:
            _rename(facts, place_of(str(move.old)), move.place)
    at = facts.setdefault(move.place, {})
    stands = at.get(move.number)
    if not is_same(stands, move.old):
        raise MismoveError(f"it says that it was {_told(move.old)}, and {_told(stands)} stood before it")
    if move.new is None:
        del at[move.number]
        if not at:
            del facts[move.place]
    else:
        at[move.number] = move.new


def _check_path(move: MovedFact) -> None:
    if move.new is not None and move.new != move.place.path:
        raise MismoveError(f"the path of {move.place.path} cannot be {_told(move.new)}")


def _rename(facts: StandingFacts, old: FactPlace, new: FactPlace) -> None:
    if old not in facts or new in facts:
        raise MismoveError(f"{old.path} cannot become {new.path}: one must stand, and the other not")
    facts[new] = facts.pop(old)


def _told(value: Value | None) -> str:
    return "nothing" if value is None else ascii(value)
