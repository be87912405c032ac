"""The quickest path of the reader: a file of which each line says one thing whole, as nearly all do.

Such a line is a key, a value or both, behind a dash or not; the value is plain, in quotes, or a list of plain
words in brackets. One that takes several lines is a text folded by >-, whose lines all begin in one column.
All else that YAML has (another text of several lines, an anchor, an escape of anything but a quote, a comment
behind a value, a colon that may part a key from its value) is left to the parser, and so is whatever it may
refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any

from effsota.reading.document.located import MOST_KEY_CHARACTERS, NULLS, ReadingLimits
from effsota.text import is_everyday, refuse_text
from effsota.text.late_pattern import LatePattern

# What matches is never taken back: each sign stands for one thing, and a line that does not match is odd.
_NAME = rf"[A-Za-z_][A-Za-z0-9_-]{{0,{MOST_KEY_CHARACTERS - 1}}}+"
_KEY = rf"({_NAME}):(?: ++|(?=\n))"
_PLAIN = r"([^\W_][^:#\n]*+(?::(?![ \n])[^:#\n]*+)*)"
_QUOTED = r"""\"( *[^\"\\\n ][^\"\\\n]*+)\"|'( *[^'\n ][^'\n]*+(?:''[^'\n]*+)*)'"""
_ESCAPED = r"""\"( *(?:[^\"\\\n ]|\\\")(?:[^\"\\\n]|\\\")*)\""""
_WORD = "[A-Za-z0-9][A-Za-z0-9_./-]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_TRAILING = re.compile(" +\n")
LINE = re.compile(
    rf"( *+)(?:(- ++)?(?:{_KEY})?(?:{_PLAIN}|{_QUOTED}|{_ESCAPED}|\[({_WORDS}(?:, {_WORDS})*)\])?|#.*+)\n"
    r"|(.+)\n"
)
# A key, and lines that all begin in one column: none is empty, none begins further in. Whether such a line
# follows is asked of what matched: in the pattern, each key of a text that is none would be tried on it all.
_FOLDED = LatePattern(rf"^( *(?:- +)?)({_NAME}: +)>-\n( +)([^ \n].*\n(?:\3[^ \n].*\n)*)", re.MULTILINE)
_BLANK = LatePattern(r" *\n")
# What stands for such a text, before its number: no file holds that sign, which `decode` refuses.
FOLD = "x\x01"
_Line = tuple[str, str, str, str, str, str, str, str, str]
# An item, its first key, that key's value, and a first word in brackets: the others stand behind commas.
_MOST_IN_LINE = 4
_NOWHERE = -1
# How many levels a line may open: a list, a mapping in it, brackets.
_MOST_OPENED = 3


class _OddLineError(Exception):
    """A line says more or less than one thing, or stands where none may stand."""


def read_line_by_line(text: str, limits: ReadingLimits) -> dict[str, Any] | None:
    """Return the mapping that a file holds, None where not all of its lines are such.

    `decode` has looked through `text`: it holds no character that is refused wherever it stands.
    """
    if any(word in text for word in NULLS if word):
        return None
    text, folded = unfold(text)
    lines: list[_Line] = LINE.findall(end_lines(text))
    if folded:
        lines = [_with_text(line, folded) if line[3].startswith(FOLD) else line for line in lines]
    if _MOST_IN_LINE * len(lines) + text.count(",") >= limits.most_values:
        return None
    if not text.isascii() and not is_everyday(text) and any(map(refuse_text, _beyond_ascii(lines))):
        return None
    try:
        return _Reader(limits).read(lines) or None
    except _OddLineError:
        return None


def unfold(text: str) -> tuple[str, list[str]]:
    """Return a text in which each folded one is a word that stands for it, and the lines of those texts.

    None of them, where a character may be of another kind than the letters, signs and blanks of a keyboard:
    some end a line, and what blanks do at its end is left to the parser too.
    """
    folded: list[str] = []
    if ">-\n" not in text or " \n" in text or not is_everyday(text):
        return text, folded

    text = text if text.endswith("\n") else f"{text}\n"

    def take(found: re.Match[str]) -> str:
        before, key, indent, lines = found.groups()
        goes_on = text.startswith(indent, found.end()) or _BLANK.match(text, found.end())
        if goes_on or len(indent) <= len(before):
            return found[0]
        folded.append(lines[:-1].replace(f"\n{indent}", "\n"))
        return f"{before}{key}{FOLD}{len(folded) - 1}\n"

    return _FOLDED.sub(take, text), folded


def _with_text(line: _Line, folded: Sequence[str]) -> _Line:
    text = folded[int(line[3].removeprefix(FOLD))].replace("\n", " ")
    indent, dash, key, _, *rest = line
    return (indent, dash, key, text, *rest)  # type: ignore[return-value]  # as many as before


def end_lines(text: str) -> str:
    """Return a text of which each line ends with what it says, as `LINE` asks."""
    text = text if text.endswith("\n") else f"{text}\n"
    return _TRAILING.sub("\n", text) if " \n" in text else text


def _beyond_ascii(lines: Iterable[_Line]) -> Iterable[str]:
    return (part for line in lines for part in line if not part.isascii())


def _value_of(single: str, escaped: str, words: str) -> str | list[str]:
    return words.split(", ") if words else single.replace("''", "'") or escaped.replace('\\"', '"')


class _Reader:
    """Puts the lines of one file together.

    `open` holds what is open at a line, the innermost last: mappings and lists, each with its column. Of a
    mapping the keys stand there, of a list the dashes.
    """

    __slots__ = ("_most_open", "_open")

    def __init__(self, limits: ReadingLimits) -> None:
        self._most_open = limits.most_depth - _MOST_OPENED
        self._open: list[tuple[int, Any]] = []

    def read(self, lines: Iterable[_Line]) -> dict[str, Any]:
        """Return the mapping that lines hold; an empty one where it is not whole.

        Raises:
            _OddLineError: if the parser has to look at them.
        """
        whole: dict[str, Any] = {}
        self._open.append((0, whole))
        # The mapping that a key in this column goes on with, and a key that has no value yet.
        column, within, waiting = 0, whole, ""
        for indent, dash, key, plain, double, single, escaped, words, odd in lines:
            other = _value_of(single, escaped, words) if single or escaped or words else ""
            at, value = len(indent), plain or double or other
            if at != column or dash or waiting or not key:
                if not key and not (dash and value):
                    if dash or value or odd:
                        raise _OddLineError
                    continue  # an empty line, or a comment
                self._turn_to(at, dash, waiting)
                column, within = self._go_on(at, dash, key, value)
                waiting = ""
                if not key:
                    continue
            if key in within:
                raise _OddLineError
            if value:
                within[intern(key)] = value  # the same few dozen in all files
            else:
                waiting = intern(key)
        return {} if waiting else whole

    def _turn_to(self, at: int, dash: str, waiting: str) -> None:
        """Open what a line begins, as the value of the key that waits for it, or close what it ends."""
        if not waiting:
            self._close_to(at, of_list=bool(dash))
            return
        column, within = self._open[-1]
        if at < column or (at == column and not dash) or len(self._open) > self._most_open:
            raise _OddLineError
        within[waiting] = [] if dash else {}
        self._open.append((at, within[waiting]))

    def _close_to(self, at: int, *, of_list: bool) -> None:
        """Close what a line with a dash or without ends: what is left open has its column."""
        while True:
            column, within = self._open[-1]
            is_list = type(within) is list
            if column == at and is_list is of_list:
                return
            if column < at or (column == at and of_list):
                raise _OddLineError
            self._open.pop()

    def _go_on(self, at: int, dash: str, key: str, value: str | list[str]) -> tuple[int, Any]:
        """Return the mapping in which a line has its key, with its column; add what is an item by itself."""
        within = self._open[-1][1]
        if not dash:
            return at, within
        if key:
            within.append({})
            self._open.append((at + len(dash), within[-1]))
            return self._open[-1]
        within.append(value)
        return _NOWHERE, within
