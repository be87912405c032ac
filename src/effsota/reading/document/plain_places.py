"""Where everything stands in a plain file: line and column of each value and key, by JSON pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from effsota.reading.document.located import Positions, place_of
from effsota.reading.document.quick import QUICK_LOADER
from effsota.reading.pointer import escape

Place = tuple[int, int]


def locate_plain(text: str) -> Positions:
    """Return where everything stands in a text that `compose_plain` has found plain."""
    read: Callable[[], Any] = QUICK_LOADER(text).get_event
    values: dict[str, Place] = {}
    keys: dict[str, Place] = {}

    def locate(event: Any, pointer: str) -> None:
        values[pointer] = place_of(event)
        if type(event) is MappingStartEvent:
            while type(key := read()) is ScalarEvent:
                child = f"{pointer}/{escape(key.value)}"
                keys[child] = place_of(key)
                locate(read(), child)
        elif type(event) is SequenceStartEvent:
            at = 0
            while type(item := read()) is not SequenceEndEvent:
                locate(item, f"{pointer}/{at}")
                at += 1

    read()
    read()
    locate(read(), "")
    return Positions(values, keys)
