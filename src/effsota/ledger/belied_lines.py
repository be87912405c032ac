"""What an event and its numbers may say: a chain that holds says nothing of whether they can be true."""

from __future__ import annotations

import re

from effsota.ledger.causes import Happening
from effsota.ledger.known_facts import DIGEST, Value
from effsota.ledger.ledger_lines import LedgerEvent

# No text of a file that was validated holds one: controls but a line feed, what turns the direction of
# writing around, half of a character, and what is none.
_NO_SIGN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_WITH_UNIT = ("_flop", "_flop_per_s", "_months", "_factor")
_MOST = 1e300  # an integer beyond it is no number of a tracker, and no float


def what_is_wrong_in(text: str) -> str | None:
    """Return what is wrong with a text of a ledger, None where nothing is."""
    found = _NO_SIGN.search(text)
    return f"a text holds the sign U+{ord(found[0]):04X}, which no file may hold" if found else None


def what_is_wrong_with(number: str, value: Value | None) -> str | None:
    """Return what is wrong with a value of a number, None where nothing is: one with a unit is a number."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is not None and not is_number and number.endswith(_WITH_UNIT):
        return "a number that has a unit is written as a text"
    if isinstance(value, int) and abs(value) > _MOST:
        return "a number is larger than any of a tracker"
    return None


def find_untruth(event: LedgerEvent) -> str | None:
    """Return what an event says that its own numbers belie, None where it holds together."""
    moved = [f"{move.place.path} {move.number}" for move in event.moves]
    known = {*moved, *(f"{move.place.track}/* {move.number}" for move in event.moves)}
    known.update(f"*/* {move.number}" for move in event.moves)
    through = next((move.through for move in event.moves if move.through and move.through not in known), None)
    if len({*moved}) < len(moved):
        return "one number moves twice by one event"
    if through is not None:
        return f"a number moved through one that did not move by this event, {ascii(through)[:200]}"
    if (event.what is Happening.BEGUN) is not (event.number == 1):
        return "a ledger begins with its first event, and with no other"
    if event.what is Happening.WORDING and not all(move.number.startswith(DIGEST) for move in event.moves):
        return "a number moved, and the event says that words alone changed"
    return None
