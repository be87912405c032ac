"""The opening of a curve's CSV: bytes to text, and the header row with the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.limits import MOST_CURVE_BYTES
from effsota.model import X_COLUMNS
from effsota.problems import Located, Refusal
from effsota.reading.curve.cells import Cell
from effsota.reading.curve.faults import curve_fault
from effsota.text import BadByte, decode_utf8, find_leftover, shorten
from effsota.text.late_pattern import LatePattern
from effsota.units import parse_number

MOST_COLUMNS = 64
MOST_CELL = 200
MOST_LINE = MOST_COLUMNS * (MOST_CELL + 1)

_NAME = LatePattern(r"[a-zA-Z0-9][a-zA-Z0-9_./-]{0,63}")
_CONTROL = LatePattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_OTHER_SEPARATORS = {"\t": "tabs", ";": "semicolons"}
_SAVE_AS = "save the file as plain CSV: UTF-8, commas between cells, one row a line"
_NAME_COLUMNS = (
    f"name the columns in the first row: one of {', '.join(X_COLUMNS)}, and the metric, such as val_loss"
)


def decode(data: bytes) -> str | Located:
    """Return the text of a CSV with line feeds only, or why it is none."""
    if not data.strip():
        return curve_fault(
            1,
            1,
            "the curve is empty",
            "write a header row, such as step,flop,val_loss, and one row per evaluation",
        )
    if len(data) > MOST_CURVE_BYTES:
        return curve_fault(
            1,
            1,
            f"the curve is too large: {len(data):,} bytes",
            f"write at most {MOST_CURVE_BYTES:,} bytes: log less often or thin the curve",
        )
    if data.startswith(b"\xef\xbb\xbf"):
        return curve_fault(1, 1, "the header begins with a byte-order mark", "save as UTF-8 without one")
    text = decode_utf8(data)
    if isinstance(text, BadByte):
        return curve_fault(text.line, text.column, f"byte 0x{text.value:02x} is not UTF-8", _SAVE_AS)
    settled = _line_ends(text)
    leftover = find_leftover(settled) if isinstance(settled, str) else None
    return curve_fault(leftover.line, 1, leftover.message, leftover.hint) if leftover else settled


def _line_ends(text: str) -> str | Located:
    text = text.replace("\r\n", "\n")
    found = _CONTROL.search(text)
    if found is None:
        return text
    line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    if found.group() == "\r":
        return curve_fault(
            line,
            column,
            "a lone carriage return is not a line end",
            "save with line feeds (Unix) or CRLF (Windows)",
        )
    return curve_fault(line, column, f"control character U+{ord(found.group()):04X}", _SAVE_AS)


def is_column_name(text: str) -> bool:
    """Tell whether a column can be called so: letters, digits and _ . / - only, 64 characters at most."""
    return _NAME.fullmatch(text) is not None


def check_width(header: str) -> Iterator[Located]:
    """Return what is too wide: columns are counted by the commas, before anything is split."""
    columns = header.count(",") + 1
    if columns > MOST_COLUMNS:
        column = len(",".join(header.split(",", MOST_COLUMNS)[:MOST_COLUMNS])) + 2
        message = f"the header has {columns:,} columns; {MOST_COLUMNS} are read"
        yield curve_fault(1, column, message, "keep the columns that are used")


def check_header(header: Sequence[Cell]) -> Iterator[Located]:
    """Return what is wrong with the header row."""
    for sign, name in _OTHER_SEPARATORS.items():
        if len(header) == 1 and sign in header[0].text:
            hint = "separate columns by commas; decimals have a point"
            yield curve_fault(1, 1, f"the header is separated by {name}", hint)
            return
    if all(not isinstance(parse_number(cell.text), Refusal) for cell in header):
        yield curve_fault(1, 1, "the first row looks like numbers; a header row is needed", _NAME_COLUMNS)
        return
    yield from _check_names(header)
    if not {cell.text for cell in header} & set(X_COLUMNS):
        yield curve_fault(1, 1, "the header has no x column", _NAME_COLUMNS)


def _check_names(header: Sequence[Cell]) -> Iterator[Located]:
    seen: set[str] = set()
    for cell in header:
        if cell.fault:
            yield curve_fault(1, cell.column, cell.fault, "write the column's name without quotes")
        elif not is_column_name(cell.text):
            yield curve_fault(
                1,
                cell.column,
                f"header {shorten(cell.text, most=40)} is not a column name",
                "write letters, digits and _ . / - only, such as val_loss",
            )
        elif cell.text in seen:
            yield curve_fault(
                1,
                cell.column,
                f'the header names column "{cell.text}" twice',
                "give every column its own name",
            )
        seen.add(cell.text)
