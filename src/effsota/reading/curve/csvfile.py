"""The CSV of a learning curve: strict text to columns of numbers, every fault with line and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from effsota.model import Curve
from effsota.problems import Located, Refusal
from effsota.reading.curve.cells import Cell, split_line
from effsota.reading.curve.faults import capped, curve_fault
from effsota.reading.curve.opening import check_header, decode
from effsota.text import shorten
from effsota.units import parse_number

MOST_ROWS = 100_000
MOST_CELL = 200

Row = tuple[float | None, ...]


def parse_curve(data: bytes) -> Curve | tuple[Located, ...]:
    """Return the curve that a CSV holds, or everything that is wrong with it (at most 20, then a count)."""
    text = decode(data)
    if isinstance(text, Located):
        return (text,)
    lines = text.removesuffix("\n").split("\n")
    header = split_line(lines[0])
    faults = tuple(check_header(header)) or tuple(_check_length(len(lines) - 1))
    return capped(faults) if faults else _read_rows([cell.text for cell in header], lines)


def _check_length(rows: int) -> Iterator[Located]:
    if rows > MOST_ROWS:
        message = f"the curve has {rows:,} rows; {MOST_ROWS:,} are read"
        yield curve_fault(MOST_ROWS + 2, 1, message, "log less often or thin the curve")
    if rows == 0:
        yield curve_fault(1, 1, "the curve has a header but no rows", "write one row per evaluation")


def _read_rows(names: Sequence[str], lines: Sequence[str]) -> Curve | tuple[Located, ...]:
    faults: list[Located] = []
    rows: list[Row] = []
    for line, text in enumerate(lines[1:], start=2):
        row = _read_row(names, text, line=line)
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


def _read_row(names: Sequence[str], text: str, *, line: int) -> Row | list[Located]:
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
        hint = "write the number without quotes, the row on one line"
        return curve_fault(line, broken.column, broken.fault, hint)
    if len(cells) == len(names):
        return None
    column = cells[min(len(cells), len(names) + 1) - 1].column
    message = f"the row has {len(cells)} fields, the header {len(names)} columns"
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
    for value, line in filled:
        if value < 0:
            cell = split_line(lines[line - 1])[index]
            message = f"{name} is negative: {cell.text}"
            yield curve_fault(line, cell.column, message, "write zero or a positive number")
    for (before, line_before), (value, line) in pairwise(filled):
        if value <= before:
            cell = split_line(lines[line - 1])[index]
            message = (
                f"{name} does not rise: {cell.text} after {split_line(lines[line_before - 1])[index].text}"
            )
            yield curve_fault(line, cell.column, message, "keep one row for each x, in increasing order")
