"""A table of text to rows of numbers: what training logs do to CSV and TSV, read where it is safe."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from effsota.bringing.logs.run import LogFile, LogReading, LogRow, log_fault
from effsota.problems import Problem, Refusal
from effsota.reading.curve.cells import split_line
from effsota.text import BadByte, decode_utf8
from effsota.units import parse_number

BLANKS = frozenset({"", "-", "nan", "null", "none", "n/a", "inf", "-inf"})
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_PYTHON_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


class Table(NamedTuple):
    """The header and the rows (line, cells) of a text."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def decode_log(file: LogFile) -> str | Problem:
    """Return the text of a log with line feeds only, or why it is none; a byte-order mark is read."""
    text = decode_utf8(file.data)
    if isinstance(text, BadByte):
        message = f"byte 0x{text.value:02x} is not UTF-8"
        return log_fault(file.name, text.line, message, "save the log as UTF-8")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def separator_of(text: str) -> str:
    """Return the separator of the first line: tab, semicolon or comma."""
    first = text.partition("\n")[0]
    return max("\t;,", key=first.count)


def read_table(file: LogFile, *, blank_is_lost: bool) -> LogReading:
    """Return the rows of a CSV or TSV; `blank_is_lost` tells whether an empty cell is a lost value.

    A column that is empty in most rows was not logged there, and nothing is lost.
    """
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    table = _split(file.name, text)
    if not isinstance(table, Table):
        return LogReading(faults=(table,))
    faults: list[Problem] = []
    empty: Counter[str] = Counter()
    columns = _numeric_columns(table)
    rows = []
    for line, cells in table.rows:
        row, wrong = _read_row(file.name, line, zip(table.names, cells, strict=True), columns)
        faults += wrong
        blank = {name for name, cell in zip(table.names, cells, strict=True) if not cell}
        empty.update(blank)
        rows.append((line, row, blank))
    sparse = {name for name, count in empty.items() if not blank_is_lost or count * 2 > len(rows)}
    kept = (
        LogRow(line, {name: value for name, value in row.items() if name not in blank & sparse})
        for line, row, blank in rows
    )
    return LogReading(rows=tuple(kept), faults=tuple(faults))


def _split(name: str, text: str) -> Table | Problem:
    separator = separator_of(text)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        return log_fault(name, 1, "the file is empty")
    split = [
        (number, tuple(cell.text.strip() for cell in split_line(line, separator=separator)))
        for number, line in lines
    ]
    header = split[0][1]
    if all(_is_number(cell) for cell in header if cell):
        return log_fault(
            name,
            lines[0][0],
            "looks like numbers; a header row is needed",
            "name the columns in the first row",
        )
    width = max(len(cells) for _, cells in split)
    padded = [(number, cells + ("",) * (width - len(cells))) for number, cells in split]
    return _drop_empty_columns(name, padded, widths=[len(cells) for _, cells in split])


def _drop_empty_columns(
    name: str, rows: Sequence[tuple[int, tuple[str, ...]]], *, widths: Sequence[int]
) -> Table | Problem:
    header = rows[0][1]
    keep = [at for at, title in enumerate(header) if title]
    for (number, cells), width in zip(rows, widths, strict=True):
        stray = [at for at, cell in enumerate(cells) if cell and at not in keep]
        if stray or width < len(keep):
            message = f"{len([cell for cell in cells if cell])} cells under {len(keep)} column names"
            return log_fault(name, number, message, "give every row one cell per column")
    names = tuple(header[at] for at in keep)
    if len(set(names)) < len(names):
        twice = next(title for title in names if names.count(title) > 1)
        return log_fault(
            name, rows[0][0], f'the header names "{twice}" twice', "give every column its own name"
        )
    return Table(names, tuple((number, tuple(cells[at] for at in keep)) for number, cells in rows[1:]))


def _is_number(cell: str) -> bool:
    return bool(_PYTHON_NUMBER.fullmatch(cell))


def _numeric_columns(table: Table) -> set[str]:
    """Return the columns with at least one number: a column of words is left alone."""
    return {
        name
        for at, name in enumerate(table.names)
        if any(_is_number(cells[at]) or _THOUSANDS.fullmatch(cells[at]) for _, cells in table.rows)
    }


def _read_row(
    name: str, line: int, cells: Iterator[tuple[str, str]], columns: set[str]
) -> tuple[dict[str, float], list[Problem]]:
    row, faults = {}, []
    for title, cell in cells:
        if title not in columns:
            continue
        value = read_cell(cell)
        if isinstance(value, Refusal):
            faults.append(log_fault(name, line, f"{title}: {value.message}", value.hint))
        else:
            row[title] = value
    return row, faults


def read_cell(cell: str) -> float | Refusal:
    """Return the number of a cell as programs print it, `math.nan` where it was lost, or why it is none."""
    if cell.lower() in BLANKS:
        return math.nan
    if _THOUSANDS.fullmatch(cell):
        return Refusal(f'"{cell}" has thousands separators', f"write {cell.replace(',', '')}")
    value = parse_number(cell)
    if isinstance(value, Refusal) and _is_number(cell):
        return float(cell)
    return value
