"""A printed line taken apart: its numbers, each with the words before it, such as `val loss 2.07`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# What loggers write before a line: the time, the rank, then the level and what comes before that.
_STAMP = re.compile(
    r"\s*+(?:\[?[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[ T_][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]++)?Z?\]?"
    r"|[IWE][0-9]{4} [0-9:.]++(?: ++[0-9]++ [\w.]++:[0-9]++\])?"
    r"|[0-9]{1,4}:[ \t]|\[?(?:default|rank)?[0-9]{1,4}\]:)"
)
_LEVEL = re.compile(r".{0,160}?\b(?:INFO|DEBUG|WARNING)\b[\]:]*+[ \t|:>-]*+")
# Of thousands behind commas no count has more: without an end each of them would be tried on all that follow.
_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}(?![0-9,])|[0-9]++)"
_NUMBER = re.compile(
    r"(?<![\w.@/\-])(?:(?P<clock>[0-9]++:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]++)?)"
    rf"|(?P<number>[+-]?(?:{_WHOLE}(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?|[Nn]a[Nn]|inf)"
    rf"(?:[ \t]{{0,9}}/[ \t]{{0,9}}(?P<total>{_WHOLE}))?"
    r"(?P<unit>%|ms|[smhKMBT])?)(?!\w|[:.,\-][0-9]|/[\w])"
)
# Between two things that a line tells; a blank alone stands inside a name.
_BETWEEN = re.compile(r"[,|;:=\[\]{}\"'\t]|[ \t]-+[ \t]|[ \t]{2,}|->|=>")
_BEGINS = re.compile(r"[A-Za-z_]")
MOST_LABEL = 120


class Pair(NamedTuple):
    """A number and the words before it: `name` its own, `before` those of another matter before them.

    `mark` is : or = between name and number, empty where only a blank is. `clock` is a time as 1:02:03.
    """

    before: str
    name: str
    mark: str
    number: str
    clock: str
    total: str
    unit: str


def without_stamp(line: str) -> str:
    """Return a line without the time, rank and level that a logger writes before it."""
    while stamp := _STAMP.match(line):
        line = line[stamp.end() :]
    level = _LEVEL.match(line)
    return line[level.end() :] if level else line


def pairs_of(line: str) -> Iterator[Pair]:
    """Yield the numbers of a line with their names; the name is empty where it has none."""
    end = 0
    for found in _NUMBER.finditer(line):
        label, end = line[end : found.start()], found.end()
        clock, number, total, unit = found.groups(default="")
        yield Pair(*_part(label[-MOST_LABEL:]), number, clock, total, unit)


@lru_cache(maxsize=4_096)  # a log prints the same words in every line
def _part(label: str) -> tuple[str, str, str]:
    bare = label.rstrip(" \t\"'`*([{")
    mark = bare[-1:] if bare.endswith((":", "=")) else ""
    bare = bare.rstrip(" \t:=\"'`*")
    at = max((found.end() for found in _BETWEEN.finditer(bare)), default=0)
    begin = _BEGINS.search(bare, at)
    return (bare, "", mark) if begin is None else (bare[: begin.start()], bare[begin.start() :], mark)
