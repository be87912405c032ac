"""Tables as CSV, as every program reads it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from io import StringIO
from json import JSONEncoder
from typing import Any, Final

from effsota.showing.fields.data_table import DataTable
from effsota.text import to_csv_cell


def to_csv(table: DataTable[Any], rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Return CSV bytes with a header row, and the rows of a table."""
    return join_csv(table, [csv_lines(rows)])


def join_csv(table: DataTable[Any], lines: Iterable[str]) -> bytes:
    """Return CSV bytes with a header row, and rows of a table that are lines already."""
    return "".join([_write([[column.name for column in table.columns]]), *lines]).encode()


def csv_lines(rows: Iterable[tuple[Any, ...]]) -> str:
    """Return the rows of a table as lines of CSV.

    Numbers have six significant digits, yes and no are TRUE and FALSE (what R asks for, and all others take),
    a list is JSON, what is missing is empty, and no text is one that a spreadsheet runs as a formula.
    """
    # Most of hundreds of thousands of values stand as they are: a call for each is half of the work.
    return _write(
        [value if (write := _write_of(type(value))) is None else write(value) for value in row]
        for row in rows
    )


def _write(rows: Iterable[list[Any]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


# What stands otherwise than Python's own writer has it: numbers, days and what is missing do not.
_CELLS: Final[dict[type, Callable[[Any], str]]] = {
    str: to_csv_cell,
    list: JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode,
    bool: lambda value: "TRUE" if value else "FALSE",
}
_write_of = _CELLS.get
