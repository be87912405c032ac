"""A foreign CSV as rows of cells by column, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from effsota.problems import Refusal
from effsota.text import find_leftover

_AS_DOWNLOADED = "give the file as it was downloaded"


class TableRow(NamedTuple):
    """One row: the line on which it begins (from 1), and its cells by column."""

    line: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return a cell, blank where the table has no such column."""
        return self.cells.get(column, "")


def read_rows(data: bytes, *, needed: Collection[str]) -> list[TableRow] | Refusal:
    """Return the rows that are not blank, or why the bytes are no such table."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refusal(f"byte {error.start + 1} is not UTF-8", _AS_DOWNLOADED)
    leftover = find_leftover(text)
    if leftover:
        return Refusal(leftover.message, leftover.hint)
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip() for name in next(reader, [])]
        missing = ", ".join(name for name in needed if name not in header)
        if missing:
            return Refusal(f"the header lacks: {missing}", _AS_DOWNLOADED)
        return list(_rows(reader, header))
    except csv.Error as error:
        return Refusal(f"line {reader.line_num} cannot be read: {error}", _AS_DOWNLOADED)


def _rows(reader: Any, header: list[str]) -> Iterator[TableRow]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padding = [""] * (len(header) - len(cells))
            yield TableRow(line, dict(zip(header, [*cells, *padding], strict=False)))
        line = reader.line_num + 1
