"""Where everything stands in a file that was read line by line: line and column of each value and key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from effsota.reading.document.line_by_line import FOLD, LINE, end_lines, unfold
from effsota.reading.document.located import Positions

# The groups of a line: a plain value comes first of the values, words in brackets last.
_INDENT, _DASH, _KEY, _PLAIN = 1, 2, 3, 4
_WORDS = 8


class _Open(NamedTuple):
    """A mapping or a list that is open at a line; `places` of its items are those of a list."""

    column: int
    pointer: str
    places: Iterator[int] | None


def locate_by_line(text: str) -> Positions:
    """Return where everything stands in a text that `read_line_by_line` has read."""
    found = Positions({}, {})
    opened: list[_Open] = []
    waiting: str | None = ""  # the pointer of what has no value yet: of the file, then of keys
    for number, line in _numbered(text):
        indent, dash, key = line.group(_INDENT, _DASH, _KEY)
        if not key and not dash:  # an empty line, or a comment
            continue
        column = len(indent)
        if waiting is not None:
            opened.append(_Open(column, waiting, count() if dash else None))
            found.values[waiting] = number, column + 1
        while opened[-1].column != column or (opened[-1].places is not None) is not bool(dash):
            opened.pop()
        _, pointer, places = opened[-1]
        if places is not None:
            pointer, column = f"{pointer}/{next(places)}", column + len(dash)
            if key:
                opened.append(_Open(column, pointer, None))
                found.values[pointer] = number, column + 1
        if key:
            pointer = f"{pointer}/{key}"
            found.keys[pointer] = number, column + 1
        waiting = None if _locate_value(line, pointer, number, found) else pointer
    return found


def _numbered(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each line with its number; of a folded text that of its key, which alone is one of these."""
    text, folded = unfold(text)
    number = 1
    for line in LINE.finditer(end_lines(text)):
        yield number, line
        number += 1
        if folded and (word := line[_PLAIN] or "").startswith(FOLD):
            number += len(folded[int(word.removeprefix(FOLD))].split("\n"))


def _locate_value(line: re.Match[str], pointer: str, number: int, found: Positions) -> bool:
    """Tell whether a line has a value, and add where that begins, with its quotes or brackets."""
    group = line.lastindex or 0
    if group < _PLAIN:
        return False
    column = line.start(group) - line.start()
    found.values[pointer] = number, column + (group == _PLAIN)
    if group == _WORDS:
        for at, word in enumerate(line[group].split(", ")):
            found.values[f"{pointer}/{at}"] = number, column + 1
            column += len(word) + len(", ")
    return True
