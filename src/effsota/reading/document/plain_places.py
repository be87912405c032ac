"""Where everything stands in a plain file: line and column of each value and key, by JSON pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from effsota.reading.document.located import Positions, place_of
from effsota.reading.document.quick import QUICK_LOADER
from effsota.reading.pointer import escape


def locate_plain(text: str) -> Positions:
    """Return where everything stands in a text that `compose_plain` has found plain."""
    read: Callable[[], Any] = QUICK_LOADER(text).get_event
    read()
    read()
    places = Positions({}, {})
    _locate(read(), "", read, places)
    return places


# No function within the other: it would hold itself, and the parser with it, until the collector comes.
def _locate(event: Any, pointer: str, read: Callable[[], Any], places: Positions) -> None:
    places.values[pointer] = place_of(event)
    if type(event) is MappingStartEvent:
        while type(key := read()) is ScalarEvent:
            child = f"{pointer}/{escape(key.value)}"
            places.keys[child] = place_of(key)
            _locate(read(), child, read, places)
    elif type(event) is SequenceStartEvent:
        at = 0
        while type(item := read()) is not SequenceEndEvent:
            _locate(item, f"{pointer}/{at}", read, places)
            at += 1
