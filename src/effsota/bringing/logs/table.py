"""A table of text to rows of numbers: what training logs do to CSV and TSV, read where it is safe."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from effsota.bringing.logs.run import LogFile, LogReading, LogRow, log_fault
from effsota.bringing.logs.word_columns import part_by_words, refuse_models
from effsota.problems import Problem, Refusal
from effsota.reading.curve.cells import split_line
from effsota.text import BadByte, cut, decode_utf8, shorten

BLANKS = frozenset({"", "-", "nan", "null", "none", "n/a", "inf", "-inf"})
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?")
_WITH_COMMA = re.compile(rf"{_THOUSANDS.pattern}|{_DECIMAL_COMMA.pattern}")
_NUMBER = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?"
_PYTHON_NUMBER = re.compile(_NUMBER)
MOST_CELL = 200
# Many numbers at once.
_NUMBERS = re.compile(rf"(?:{_NUMBER}\n)+")


class Table(NamedTuple):
    """The names of the columns, the line of each row, and the cells of each column."""

    names: tuple[str, ...]
    lines: tuple[int, ...]
    columns: tuple[tuple[str, ...], ...]


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


@lru_cache(maxsize=1)  # every reader is shown the same text in turn
def header_of(text: str) -> tuple[str, ...]:
    """Return the cells of the first line of a text."""
    first = text.partition("\n")[0]
    return tuple(cell.strip() for cell in _split_cells(first, separator_of(first)))


def read_table(file: LogFile, *, blank_is_lost: bool) -> LogReading:
    """Return the rows of a CSV or TSV; `blank_is_lost` tells whether an empty cell is a lost value.

    A column that is empty in most rows was not logged there, and nothing is lost. One of words is no measure:
    it may say on which data the others were taken.
    """
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    table = _split(file.name, text)
    if not isinstance(table, Table):
        return LogReading(faults=(table,))
    faults: list[Problem] = []
    read: dict[str, Sequence[float | None]] = {}
    words: dict[str, Sequence[str]] = {}
    for name, cells in zip(table.names, table.columns, strict=True):
        found = _read_column(cells)
        if isinstance(found, list):
            is_sparse = not blank_is_lost or found.count(None) * 2 > len(found)
            is_whole = is_sparse or None not in found
            read[name] = found if is_whole else [math.nan if each is None else each for each in found]
        elif found is None:
            words[name] = cells
        else:
            at, refusal = found
            faults.append(log_fault(file.name, table.lines[at], f"{name}: {refusal.message}", refusal.hint))
    models = refuse_models(file.name, table.lines, words, tuple(read)) if words else None
    rows = part_by_words(tuple(_rows_of(table.lines, read)), words)
    return LogReading(rows=rows, faults=(models,) if models else tuple(sorted(faults)))


def _rows_of(lines: Sequence[int], columns: Mapping[str, Sequence[float | None]]) -> Iterator[LogRow]:
    names = tuple(columns)
    is_whole = not any(None in values for values in columns.values())
    rows = zip(*columns.values(), strict=True) if columns else ((),) * len(lines)
    for line, values in zip(lines, rows, strict=True):
        pairs = zip(names, values, strict=True)
        yield LogRow(line, dict(pairs) if is_whole else {k: v for k, v in pairs if v is not None})


def _split(name: str, text: str) -> Table | Problem:
    separator = separator_of(text)
    blanks = re.compile(r"[^\S\t]" if separator == "\t" else r"\s")
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        return log_fault(name, 1, "the file is empty")
    header = _cells(lines[0][1], separator, blanks)
    if all(_is_number(cell) for cell in header if cell):
        return log_fault(
            name,
            lines[0][0],
            "looks like numbers; a header row is needed",
            "name the columns in the first row",
        )
    keep = [at for at, title in enumerate(header) if title]
    names = [header[at] for at in keep]
    twice = next((title for title, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        hint = "give every column its own name"
        return log_fault(name, lines[0][0], f'the header names "{twice}" twice', hint)
    rows = []
    for number, line in lines[1:]:
        row = _keep_cells(_cells(line, separator, blanks), keep, width=len(header))
        if isinstance(row, Refusal):
            return log_fault(name, number, row.message, row.hint)
        rows.append(row)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * len(names)
    return Table(tuple(names), tuple(number for number, _ in lines[1:]), columns)


def _cells(line: str, separator: str, blanks: re.Pattern[str]) -> list[str]:
    cells = _split_cells(line, separator)
    return [cell.strip() for cell in cells] if blanks.search(line) else cells


def _split_cells(line: str, separator: str) -> list[str]:
    if '"' in line:
        return [cell.text for cell in split_line(line, separator=separator)]
    return line.split(separator)


def _keep_cells(cells: list[str], keep: Sequence[int], *, width: int) -> Sequence[str] | Refusal:
    """Return the cells under the columns that have a name; whatever else there is must be empty."""
    if len(cells) == width == len(keep):
        return cells
    kept = [cells[at] if at < len(cells) else "" for at in keep] if len(cells) >= len(keep) else []
    filled = len(cells) - cells.count("")
    if kept and len(kept) - kept.count("") == filled:
        return kept
    empty = f" ({len(cells) - filled:,} of them empty)" if filled < len(cells) else ""
    message = f"{len(cells):,} cells{empty} under {len(keep):,} column names"
    return Refusal(message, "give every row one cell per column, one separator between two of them")


def _is_number(cell: str) -> bool:
    return len(cell) <= MOST_CELL and bool(_PYTHON_NUMBER.fullmatch(cell))


def _read_column(cells: Sequence[str]) -> list[float | None] | tuple[int, Refusal] | None:
    """Return the numbers of a column, None in an empty cell; or its first cell that is none, and why.

    None where no cell holds a number: a column of words.
    """
    filled = [cell for cell in cells if cell] if "" in cells else cells
    if filled and max(map(len, filled)) <= MOST_CELL and _NUMBERS.fullmatch("\n".join((*filled, ""))):
        numbers = map(float, filled)
        return [*numbers] if filled is cells else [next(numbers) if cell else None for cell in cells]
    if not any(_is_number(cell) or _WITH_COMMA.fullmatch(cell) for cell in filled):
        return None
    values: list[float | None] = []
    for at, cell in enumerate(cells):
        value = read_cell(cell) if cell else None
        if isinstance(value, Refusal):
            return at, value
        values.append(value)
    return values


def read_cell(cell: str) -> float | Refusal:
    """Return the number of a cell as programs print it, `math.nan` where it was lost, or why it is none.

    One that is too large for a number is infinite, and refused as such with its row.
    """
    if _is_number(cell):
        return float(cell)
    if cell.lower() in BLANKS:
        return math.nan
    if _DECIMAL_COMMA.fullmatch(cell) and not _THOUSANDS.fullmatch(cell):
        return Refusal(f"{shorten(cell)} has a decimal comma", f"write {cut(cell.replace(',', '.'), 60)}")
    if _THOUSANDS.fullmatch(cell):
        return Refusal(f"{shorten(cell)} has thousands separators", f"write {cut(cell.replace(',', ''), 60)}")
    return Refusal(
        f"{shorten(cell)} is not a number", "write digits with a decimal point, such as 79.1 or 1.28e6"
    )
