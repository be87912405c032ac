"""What comes of reading a file: the document, the faults found on the way, and the limits kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from effsota.frozen import Frozen, found_once
from effsota.limits import MOST_DECISIONS_BYTES, MOST_SUBMISSION_BYTES
from effsota.problems import Located

if TYPE_CHECKING:
    import yaml

MOST_FAULTS_ALIKE = 10
MOST_KEY_CHARACTERS = 100
# A comment that begins without a space is hardly one: behind a plain text it cuts that text.
CUT = re.compile(r" +#[^\s#!].*")
# What stands for nothing where it is not quoted.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
READ_RULES: Mapping[str, str] = MappingProxyType(
    {
        "too-large": "A file keeps the limits on bytes, lines, line length, nesting and number of values.",
        "not-utf-8": "A file is UTF-8 text without byte-order mark.",
        "git-leftover": "A file is whole: no marks of an unfinished merge, no pointer of Git LFS.",
        "bad-character": "A file holds no control, invisible, private-use or unassigned character.",
        "empty-file": "A file holds a mapping, not nothing.",
        "not-a-mapping": "A file is one mapping: lines of the form key: value.",
        "yaml-syntax": "A file is valid YAML.",
        "yaml-feature": "A file uses no anchor, alias, tag, directive, merge key or second document.",
        "repeated-key": "A key stands once in a mapping.",
        "bad-key": "A key is a text.",
        "no-value": "A key that is written has a value.",
        "bad-text": "A text is visible, in one alphabet a word, in normal form, without space at its ends.",
    }
)


def keep_few(faults: Iterable[Located], alike: Callable[[Located], Hashable]) -> list[Located]:
    """Return the faults by place; of many alike the first ten, the last says how many more."""
    kept: dict[Hashable, list[Located]] = {}
    for fault in sorted(faults):
        kept.setdefault(alike(fault), []).append(fault)
    for kind, group in kept.items():
        more, last = len(group) - MOST_FAULTS_ALIKE, group[:MOST_FAULTS_ALIKE][-1]
        if more > 0:
            told = last._replace(message=f"{last.message} (and {more:,} more like this)")
            kept[kind] = [*group[: MOST_FAULTS_ALIKE - 1], told]
    return sorted(fault for group in kept.values() for fault in group)


class ReadingLimits(Frozen):
    """How much of a file is read before it is refused."""

    most_bytes: int = MOST_SUBMISSION_BYTES
    most_lines: int = 4_000
    most_line_characters: int = 4_000
    most_values: int = 2_000
    most_depth: int = 16


SUBMISSION = ReadingLimits()
# Ten times what the packaged files hold, and read in less than half a second.
VOCABULARY = ReadingLimits(most_bytes=256 * 1024, most_lines=10_000, most_values=16_000)
# A file that grows by a line with each pull request.
DECISIONS = ReadingLimits(most_bytes=MOST_DECISIONS_BYTES, most_lines=50_000, most_values=80_000)


def place_of(event: yaml.Event) -> tuple[int, int]:
    """Return the 1-based line and column where an event begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class Positions(Frozen, kw_only=False):
    """The 1-based line and column of every value and of every key, by JSON pointer."""

    values: dict[str, tuple[int, int]]
    keys: dict[str, tuple[int, int]]


class Document(Frozen, dict=True):
    """Nested dict, list and str; where they stand is looked for when somebody asks.

    `faulty` holds the pointers whose value could not be read; an empty text stands in their place.
    """

    data: dict[str, Any]
    find_positions: Callable[[], Positions]
    faulty: frozenset[str] = frozenset()

    @found_once
    def _positions(self) -> Positions:
        return self.find_positions()

    def position(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the value at `pointer`, of what is nearest around a missing one."""
        return self._nearest(pointer, self._positions.values)

    def key_position(self, pointer: str) -> tuple[int, int]:
        """Return line and column of the key at `pointer`, of the value where it has no key (list items)."""
        places = self._positions
        return places.keys.get(pointer) or self._nearest(pointer, {**places.values, **places.keys})

    @staticmethod
    def _nearest(pointer: str, places: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
        while pointer and pointer not in places:
            pointer = pointer.rpartition("/")[0]
        return places.get(pointer, (1, 1))


class Parsed(Frozen):
    """What reading gave: the document (None where there is none) and every fault, sorted by place."""

    document: Document | None
    faults: tuple[Located, ...] = ()
