"""What pages and tables of the whole site show of one board, ready to be put together: words, and no values.

It is all that they know of the board there: where it stays the same, so does what they make of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from effsota.frozen import Frozen
from effsota.ledger.ledger_lines import EarlierLine


class Named(NamedTuple):
    """Somebody as a record names them, with the ids that it gives."""

    name: str
    orcid: str | None = None
    openalex: str | None = None


class ListedRow(Frozen):
    """A record as a row of the list of all: `path` is its permanent id, `track` that of its board.

    `amounts` are what it took in each unit of training compute, by the unit's name; `compute`, `factor` are
    numbers to sort by. `factor_as` says what the factor is, where it has a tolerance. `words` are found by a
    search and not shown; `is_warning` asks for caution. The last are who stands behind it.
    """

    path: str
    track: str
    model: str
    level: str
    date: date
    is_ranked: bool
    is_frontier: bool
    compute: str
    amounts: Mapping[str, str]
    factor: str
    factor_words: str
    factor_as: str
    method: str
    status: str
    is_warning: bool
    words: str
    organizations: tuple[Named, ...]
    people: tuple[Named, ...]


class LedBy(Frozen):
    """The record that leads a board at a glance, its factor with the ends of that, and that of a bound."""

    path: str
    model: str
    date: date
    amounts: Mapping[str, str]
    factor: str
    bound: str
    tolerance: str


class GlancedRate(Frozen):
    """The one rate of a board at a glance, and the lines below it."""

    number: str
    is_sure: bool
    lines: tuple[str, ...]


class Glance(Frozen):
    """One board in a table of boards: `track` is its permanent id, `level` what it is called there.

    `caution` warns of a figure on its frontier; `line` is its frontier as a line. Without a record that leads
    `nothing` says so, without a rate `absence` says why. Boards of one kind are listed by `order`.
    """

    track: str
    level: str
    target: str
    caution: str
    line: Markup | None
    led_by: LedBy | None
    nothing: str
    rate: GlancedRate | None
    absence: str
    records: int
    frontier: str
    order: tuple[bool, bool, date]


class PastGlance(Frozen):
    """A board at a glance as it stood from the end of a year on."""

    year: int
    glance: Glance


class TableRows(NamedTuple):
    """The rows of one board's records: lines of CSV of the narrow table and of the wide, items of JSON.

    `curves` are lines of the table of what was logged, by the file of each curve that its records rest on.
    """

    narrow: str
    wide: str
    items: tuple[str, ...]
    curves: Mapping[str, str]


class ReadyBoard(Frozen):
    """One board: its rows in tables of all records, in the list of all, itself at a glance today and then.

    `past` are the years at whose end it was another board than a year before, from its baseline on; `lines`
    tell what happened on it, as its files tell that now, newest first.
    """

    rows: TableRows
    listed: tuple[ListedRow, ...]
    glance: Glance
    past: tuple[PastGlance, ...]
    lines: tuple[EarlierLine, ...]
