"""Tables as Parquet: typed columns in one row group, not compressed; the same table gives the same bytes.

PyArrow would write it too, and take more room than everything else that builds the site together.

Source: Apache Parquet format 2.x, "File Format", "Encodings", "Nested Encoding" and parquet.thrift.
"""

from __future__ import annotations

import struct as packing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

from effsota.showing.fields.compact_thrift import EMPTY, Encoded, int32, int64, items, struct, text, varint
from effsota.showing.fields.data_field import DataField, Whole, to_data
from effsota.showing.fields.data_table import DataTable

MAGIC = b"PAR1"
_BOOLEAN, _INT32, _INT64, _DOUBLE, _BYTE_ARRAY = 0, 1, 2, 5, 6
_REQUIRED, _OPTIONAL, _REPEATED = 0, 1, 2
_UTF8, _LIST, _DATE = 0, 3, 6  # converted types, for readers that do not know the logical ones
_PLAIN, _RLE, _UNCOMPRESSED, _DATA_PAGE = 0, 3, 0, 0
_FIRST_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    """How values of one type are stored: `physical` is the kind of storage, `annotation` what it means."""

    physical: int
    pack: Callable[[Sequence[Any]], bytes]
    annotation: Mapping[int, Encoded] = field(default_factory=dict)


def _pack_bits(values: Sequence[Any]) -> bytes:
    bits = sum(1 << place for place, value in enumerate(values) if value)
    return bits.to_bytes((len(values) + 7) // 8, "little")


def _pack_texts(values: Sequence[Any]) -> bytes:
    encoded = (value.encode() for value in values)
    return b"".join(packing.pack("<i", len(data)) + data for data in encoded)


def _packer(sign: str) -> Callable[[Sequence[Any]], bytes]:
    return lambda values: packing.pack(f"<{len(values)}{sign}", *values)


def _pack_days(values: Sequence[Any]) -> bytes:
    return packing.pack(f"<{len(values)}i", *(day.toordinal() - _FIRST_DAY for day in values))


_TEXT = _Type(physical=_BYTE_ARRAY, pack=_pack_texts, annotation={6: int32(_UTF8), 10: struct({1: EMPTY})})
_TYPES: Mapping[str, _Type] = MappingProxyType(
    {
        "string": _TEXT,
        "array": _TEXT,
        "number": _Type(physical=_DOUBLE, pack=_packer("d")),
        "integer": _Type(physical=_INT64, pack=_packer("q")),
        "boolean": _Type(physical=_BOOLEAN, pack=_pack_bits),
        "date": _Type(physical=_INT32, pack=_pack_days, annotation={6: int32(_DATE), 10: struct({6: EMPTY})}),
    }
)


def to_parquet(table: DataTable[Whole], wholes: Iterable[Whole]) -> bytes:
    """Return Parquet bytes with a row for each whole: the columns of the table, in the types that they hold.

    Text is a UTF-8 string, a number a double of six significant digits, a count a 64-bit integer, a day a
    date, a list a list of strings; what is missing is null, and an empty list is no missing one.
    """
    columns = table.columns
    rows = [to_data(columns, whole) for whole in wholes]
    body, chunks = bytearray(MAGIC), []
    for column in columns:
        page = _page(column, [row.get(column.name) for row in rows])
        chunks.append(_chunk(column, page, offset=len(body)))
        body += page.data
    groups = [_row_group(chunks, rows=len(rows), size=len(body) - len(MAGIC))] if rows else []
    footer = struct(
        {
            1: int32(1),
            2: items(_schema(columns), kind=EMPTY),
            3: int64(len(rows)),
            4: items(groups, kind=EMPTY),
            6: text("effsota"),
        }
    ).data
    return bytes(body) + footer + packing.pack("<i", len(footer)) + MAGIC


def _schema(columns: Sequence[DataField[Any]]) -> list[Encoded]:
    """Return the tree of columns, each node before its children."""
    nodes = [struct({4: text("records"), 5: int32(len(columns))})]
    for column in columns:
        held = _TYPES[str(column.holds.column)]
        leaf = {1: int32(held.physical), **held.annotation}
        name = text(column.name)
        if column.holds.column == "array":
            nodes.append(
                struct({3: int32(_REQUIRED), 4: name, 5: int32(1), 6: int32(_LIST), 10: struct({3: EMPTY})})
            )
            nodes.append(struct({3: int32(_REPEATED), 4: text("list"), 5: int32(1)}))
            nodes.append(struct({**leaf, 3: int32(_REQUIRED), 4: text("element")}))
        else:
            repetition = _REQUIRED if column.is_required else _OPTIONAL
            nodes.append(struct({**leaf, 3: int32(repetition), 4: name}))
    return nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """All values of a column: its header with them, and how many there are, missing ones counted."""

    data: bytes
    count: int


def _page(column: DataField[Any], cells: Sequence[Any]) -> _Page:
    pack = _TYPES[str(column.holds.column)].pack
    if column.holds.column == "array":
        # A row begins with level 0 and goes on with 1; nothing is defined where its list is empty.
        places = [(int(at > 0), int(bool(cell))) for cell in cells for at in range(max(len(cell), 1))]
        values = [value for cell in cells for value in cell]
        levels = _levels([row for row, _ in places]) + _levels([defined for _, defined in places])
        count = len(places)
    else:
        values = [cell for cell in cells if cell is not None]
        levels = b"" if column.is_required else _levels([int(cell is not None) for cell in cells])
        count = len(cells)
    data = levels + pack(values)
    header = struct({1: int32(count), 2: int32(_PLAIN), 3: int32(_RLE), 4: int32(_RLE)})
    size = int32(len(data))
    return _Page(data=struct({1: int32(_DATA_PAGE), 2: size, 3: size, 5: header}).data + data, count=count)


def _levels(levels: Sequence[int]) -> bytes:
    """Return levels of one bit as runs: how often, and which."""
    runs = ((level, sum(1 for _ in run)) for level, run in groupby(levels))
    data = b"".join(varint(count << 1) + bytes([level]) for level, count in runs)
    return packing.pack("<i", len(data)) + data


def _chunk(column: DataField[Any], page: _Page, *, offset: int) -> Encoded:
    is_list = column.holds.column == "array"
    path = [column.name, "list", "element"] if is_list else [column.name]
    size = int64(len(page.data))
    about = {
        1: int32(_TYPES[str(column.holds.column)].physical),
        2: items([int32(_PLAIN), int32(_RLE)], kind=int32(0)),
        3: items(map(text, path), kind=text("")),
        4: int32(_UNCOMPRESSED),
        5: int64(page.count),
        6: size,
        7: size,
        9: int64(offset),
    }
    return struct({2: int64(offset), 3: struct(about)})


def _row_group(chunks: Sequence[Encoded], *, rows: int, size: int) -> Encoded:
    return struct({1: items(chunks, kind=EMPTY), 2: int64(size), 3: int64(rows)})
