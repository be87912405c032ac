"""One line of CSV to its cells, each with the character column where it starts."""

from __future__ import annotations

import re
from typing import NamedTuple

# Nothing of a cell is looked at twice: a line may be long.
_QUOTED = {separator: re.compile(rf'"((?:[^"]++|"")*)"(?={separator}|$)') for separator in (",", "\t", ";")}


class Cell(NamedTuple):
    """The text of a cell, its 1-based character column, and what is wrong with its quotes."""

    text: str
    column: int
    fault: str = ""


def split_line(line: str, *, separator: str = ",") -> tuple[Cell, ...]:
    """Return the cells of a line; a cell whose quotes do not close is the last and says so."""
    if '"' not in line:
        return _split_plain(line, separator)
    cells: list[Cell] = []
    at = 0
    while True:
        cell, end = _next_cell(line, at, separator)
        cells.append(cell)
        if cell.fault or end >= len(line):
            return tuple(cells)
        at = end + 1
        if at == len(line):
            return (*cells, Cell("", at + 1))


def _split_plain(line: str, separator: str) -> tuple[Cell, ...]:
    cells, column = [], 1
    for text in line.split(separator):
        cells.append(Cell(text, column))
        column += len(text) + 1
    return tuple(cells)


def _next_cell(line: str, at: int, separator: str) -> tuple[Cell, int]:
    if line[at] != '"':
        end = line.find(separator, at)
        end = len(line) if end < 0 else end
        text = line[at:end]
        fault = "a quote inside a field" if '"' in text else ""
        return Cell(text, at + 1, fault), end
    closing = _QUOTED[separator].match(line, at)
    if closing is None:
        return Cell(line[at:], at + 1, "a quote that is not closed on its line"), len(line)
    return Cell(closing[1].replace('""', '"'), at + 1), closing.end()
