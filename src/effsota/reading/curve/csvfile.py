"""The CSV of a learning curve: strict text to columns of numbers, every fault with line and column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from effsota.model import Curve
from effsota.problems import Located, Refusal
from effsota.reading.curve.cells import Cell, split_line
from effsota.reading.curve.faults import MOST_FAULTS, capped, curve_fault
from effsota.reading.curve.opening import (
    MOST_CELL,
    MOST_LINE,
    check_header,
    check_width,
    decode,
)
from effsota.text import shorten
from effsota.text.late_pattern import LatePattern
from effsota.units import MOST_DIGITS, NUMBER, parse_number

MOST_ROWS = 100_000

_UNQUOTED = "write the number without quotes, the row on one line"
_INFINITE = frozenset({math.inf, -math.inf})
_PLAIN_CELL = rf"(?:(?=[^,]{{1,{MOST_DIGITS}}}(?:,|$)){NUMBER})?"
_PLAIN_ROW = LatePattern(rf"{_PLAIN_CELL}(?:,{_PLAIN_CELL})+")

Row = tuple[float | None, ...]


def parse_curve(data: bytes) -> Curve | tuple[Located, ...]:
    """Return the curve that a CSV holds, or everything that is wrong with it (at most 20, then a count)."""
    text = decode(data)
    if isinstance(text, Located):
        return (text,)
    lines = text.removesuffix("\n").split("\n")
    faults = tuple(check_width(lines[0]))
    header = () if faults else split_line(lines[0])
    faults = faults or tuple(check_header(header)) or tuple(_check_length(lines))
    return capped(faults) if faults else _read_rows([cell.text for cell in header], lines)


def _check_length(lines: Sequence[str]) -> Iterator[Located]:
    rows = len(lines) - 1
    if rows > MOST_ROWS:
        message = f"the curve has {rows:,} rows; {MOST_ROWS:,} are read"
        yield curve_fault(MOST_ROWS + 2, 1, message, "log less often or thin the curve")
    if rows == 0:
        yield curve_fault(1, 1, "the curve has a header but no rows", "write one row per evaluation")


def _read_rows(names: Sequence[str], lines: Sequence[str]) -> Curve | tuple[Located, ...]:
    faults: list[Located] = []
    rows: list[Row] = []
    for line, text in enumerate(lines[1:], start=2):
        row = _read_plain(text, commas=len(names) - 1) or _read_row(names, text, line=line)
        if isinstance(row, list):
            faults += row
        else:
            rows.append(row)
    if faults:
        return capped(faults)
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    curve = Curve(columns=columns, lines=tuple(range(2, len(lines) + 1)))
    faults = [fault for name in curve.x_names for fault in _check_x(curve, name, lines=lines)]
    return capped(faults) if faults else curve


def _read_plain(text: str, *, commas: int) -> Row | None:
    """Return the values of a row of nothing but numbers and empty cells: nearly every row is one."""
    if text.count(",") != commas or not _PLAIN_ROW.fullmatch(text):
        return None
    row = tuple([float(cell) if cell else None for cell in text.split(",")])
    return None if _INFINITE & {*row} else row


def _read_row(names: Sequence[str], text: str, *, line: int) -> Row | list[Located]:
    commas = text.count(",")
    if '"' in text and len(text) > MOST_LINE:
        message = f"the line has {len(text):,} characters; {MOST_LINE:,} are read"
        return [
            curve_fault(line, MOST_LINE + 1, message, "write the number without quotes, the row on one line")
        ]
    if '"' not in text and text and commas + 1 != len(names):
        cells = split_line(",".join(text.split(",", len(names) + 1)[: len(names) + 1]))
        return [_misfit(names, cells, commas + 1, line=line)]
    cells = split_line(text)
    shape = _check_shape(names, cells, line=line)
    if shape is not None:
        return [shape]
    values = [_read_cell(cell) for cell in cells]
    faults = [
        curve_fault(line, cell.column, f"{name}: {value.message}", value.hint)
        for name, cell, value in zip(names, cells, values, strict=True)
        if isinstance(value, Refusal)
    ]
    return faults or tuple(value for value in values if not isinstance(value, Refusal))


def _check_shape(names: Sequence[str], cells: Sequence[Cell], *, line: int) -> Located | None:
    if cells == (Cell("", 1),):
        return curve_fault(line, 1, "an empty line among the rows", "remove the line")
    broken = next((cell for cell in cells if cell.fault), None)
    if broken:
        return curve_fault(line, broken.column, broken.fault, _UNQUOTED)
    return None if len(cells) == len(names) else _misfit(names, cells, len(cells), line=line)


def _misfit(names: Sequence[str], cells: Sequence[Cell], count: int, *, line: int) -> Located:
    column = cells[min(len(cells), len(names) + 1) - 1].column
    fields = "1 field" if count == 1 else f"{count:,} fields"
    message = f"the row has {fields}, the header {len(names)} columns"
    return curve_fault(line, column, message, "give every row one field per column")


def _read_cell(cell: Cell) -> float | Refusal | None:
    if not cell.text:
        return None
    if len(cell.text) > MOST_CELL:
        return Refusal(
            f"a field of {len(cell.text):,} characters is too long for a number", "write the number"
        )
    value = parse_number(cell.text)
    if isinstance(value, Refusal) and cell.text != cell.text.strip():
        return Refusal(f"{shorten(cell.text, most=40)} has spaces around the number", "remove the spaces")
    return value


def _check_x(curve: Curve, name: str, *, lines: Sequence[str]) -> Iterator[Located]:
    index = list(curve.columns).index(name)
    filled = [
        (value, line)
        for value, line in zip(curve.columns[name], curve.lines, strict=True)
        if value is not None
    ]
    told = 0
    for value, line in filled:
        if value < 0:
            told += 1
            yield _blame_x(f"{name} is negative", lines, line, index, is_told=told <= MOST_FAULTS)
    told = 0
    for (before, line_before), (value, line) in pairwise(filled):
        if value < before or (value == before and not _rises(lines, line_before, line, index)):
            told += 1
            yield _blame_x(
                f"{name} does not rise", lines, line, index, after=line_before, is_told=told <= MOST_FAULTS
            )


def _rises(lines: Sequence[str], before: int, line: int, index: int) -> bool:
    """Tell whether a number rises that a computer keeps as the one before: a whole one above 2^53 may."""
    earlier, later = lines[before - 1], lines[line - 1]
    if earlier == later:
        return False
    return Decimal(split_line(earlier)[index].text) < Decimal(split_line(later)[index].text)


def _blame_x(  # noqa: PLR0913  # what is said, of which cell, after which
    what: str, lines: Sequence[str], line: int, index: int, *, after: int | None = None, is_told: bool
) -> Located:
    """Return a fault of an x; one that is only counted is not put in words."""
    if not is_told:
        return curve_fault(line, 1, "", "")
    cell = split_line(lines[line - 1])[index]
    if after is None:
        return curve_fault(line, cell.column, f"{what}: {cell.text}", "write zero or a positive number")
    last = split_line(lines[after - 1])[index].text
    hint = "keep one row for each x, in increasing order"
    return curve_fault(line, cell.column, f"{what}: {cell.text} after {last}", hint)
