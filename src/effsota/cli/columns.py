"""Rows for a terminal, in columns as wide as what they hold; for a pipe, parted by tabs."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

import click
from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.text import to_log_line

GAP = "  "


class Column(Frozen):
    """A column with its heading; where a terminal is too narrow, the least `worth` gives way first.

    A column without a worth stays, whatever the width: what it holds is never broken nor cut. Where it is too
    wide with nothing left to give way, `shorter` cells stand for its own.
    """

    heading: str
    cells: Sequence[str]
    on_right: bool = False
    worth: int | None = None
    shorter: Sequence[str] | None = None

    @property
    def width(self) -> int:
        """How many places of a terminal its widest cell takes."""
        return max(map(places, (self.heading, *self.cells)))


def places(text: str) -> int:
    """Return how many places of a terminal a text takes: two for a wide letter, none for a combining mark."""
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in text)


def print_columns(columns: Sequence[Column]) -> None:
    """Print the columns under their headings, as many as the terminal has room for."""
    heading, *lines = _lines(_fitting(columns, shutil.get_terminal_size().columns))
    click.echo(strong(heading))
    for line in lines:
        click.echo(line)


def print_tabbed(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    """Print rows for another program: a heading, then one record a line."""
    for row in (headings, *rows):
        click.echo("\t".join(map(to_log_line, row)))


def print_prose(lines: Iterable[str]) -> None:
    """Print sentences: on a terminal in lines that end with a word, else each in a line of its own."""
    width = shutil.get_terminal_size().columns if is_for_people() else None
    for line in map(to_log_line, lines):
        for part in [line] if width is None else _wrapped(line, width):
            click.echo(part)


def _wrapped(line: str, width: int) -> Sequence[str]:
    """Return a line in parts that fit, what follows the first one step further in; no word is broken."""
    margin = " " * (len(line) - len(line.lstrip()) + 2)
    parts = textwrap.wrap(
        line, width, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )
    return parts or [line]


def is_for_people() -> bool:
    """Tell whether a terminal shows the output; a pipe and a file get every column, and no abbreviations."""
    return sys.stdout.isatty()


def strong(text: str) -> str:
    """Return a heading in bold, unless the user wants no styles or the terminal has none."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return text if is_plain else click.style(text, bold=True)


def _fitting(columns: Sequence[Column], width: int) -> Sequence[Column]:
    kept = list(columns)
    while _width(kept) > width:
        droppable = [column for column in kept if column.worth is not None]
        if not droppable:
            return [
                column if column.shorter is None else replace(column, cells=column.shorter) for column in kept
            ]
        kept.remove(min(droppable, key=lambda column: column.worth or 0))
    return kept


def _width(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + len(GAP) * (len(columns) - 1)


def _lines(columns: Sequence[Column]) -> Iterator[str]:
    rows = zip(*((column.heading, *column.cells) for column in columns), strict=True)
    for row in rows:
        cells = zip(map(to_log_line, row), columns, strict=True)
        yield GAP.join(_padded(cell, column) for cell, column in cells).rstrip()


def _padded(cell: str, column: Column) -> str:
    space = " " * (column.width - places(cell))
    return space + cell if column.on_right else cell + space
