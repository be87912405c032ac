"""The careful path of the reader: every fault that can be told at once, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from effsota.problems import Located
from effsota.reading.document.compose import Composer, TooMuchError
from effsota.reading.document.located import Document, Parsed, Positions, ReadingLimits, keep_few, place_of
from effsota.reading.document.quick import QUICK_LOADER
from effsota.reading.document.syntax import explain

_EXAMPLE = "begin with lines such as model: EfficientNet-B0"


def read_carefully(text: str, limits: ReadingLimits) -> Parsed:
    """Return what a text holds with the place of everything, or every fault that can be told at once."""
    # The parser in C is ten times quicker, but refuses a file in other words: Python's has the last word.
    lines = text.split("\n")
    quick = _read(Composer(yaml.parse(text, Loader=QUICK_LOADER), limits, lines), text)
    if QUICK_LOADER is yaml.SafeLoader or not quick.faults:
        return quick
    return _read(Composer(yaml.parse(text, Loader=yaml.SafeLoader), limits, lines), text)


def _read(composer: Composer, text: str) -> Parsed:
    document, stop = None, None
    try:
        document = _compose_document(composer)
    except TooMuchError as error:
        stop = error.fault
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # chr() of an escape beyond Unicode
        stop = explain(error, text=text)
    faults = [*_before(stop, composer.faults, text), stop] if stop else composer.faults
    return Parsed(
        document=None if stop else document, faults=tuple(keep_few(faults, lambda fault: fault.rule))
    )


def _before(stop: Located, faults: Iterable[Located], text: str) -> Iterator[Located]:
    """Yield the faults but for a key that lacks its value only because reading stopped where that stands."""
    for fault in faults:
        between = text.split("\n")[fault.line : stop.line - 1]
        is_next = not any(line.partition("#")[0].strip() for line in between)
        if not (fault.rule == "no-value" and stop.rule == "yaml-syntax" and is_next):
            yield fault


def _compose_document(composer: Composer) -> Document | None:
    next(composer.events)
    start = next(composer.events)
    if isinstance(start, yaml.StreamEndEvent):
        composer.faults.append(Located(1, 1, "empty-file", "the file is empty", _EXAMPLE))
        return None
    data = composer.compose(next(composer.events), "")
    next(composer.events)
    composer.faults.extend(_refuse_second(composer.events))
    if not isinstance(data, dict):
        composer.faults[:] = [
            _refuse_top(composer, data),
            *(each for each in composer.faults if each.pointer),
        ]
        return None
    places = Positions(composer.values, composer.keys)
    return Document(data=data, find_positions=lambda: places, faulty=frozenset(composer.faulty))


def _refuse_second(events: Iterator[yaml.Event]) -> Iterator[Located]:
    event = next(events)
    if isinstance(event, yaml.DocumentStartEvent):
        line, _ = place_of(event)
        yield Located(
            line,
            1,
            "yaml-feature",
            "a second document begins here",
            "one file holds one mapping; delete the rest",
        )


def _refuse_top(composer: Composer, data: object) -> Located:
    kind = "a list" if isinstance(data, list) else "a text" if data else "nothing"
    message = f"the file holds {kind}, not a mapping (lines of the form key: value)"
    return Located(*composer.values[""], "not-a-mapping", message, _EXAMPLE)
