"""Tables as Parquet: columns of the types that they hold; the same table gives the same bytes.

Arro3 binds Apache Arrow's own reader and writer in Rust, which work in memory. DuckDB writes the same table
only through a file on disk, with each column nullable, in ten times the CPU time from a package twice as
large; PyArrow takes more room than everything else that builds the site together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType

from arro3.core import DataType, Field, Schema
from arro3.io import read_json, write_parquet

from effsota.showing.fields.data_field import DataField, Whole
from effsota.showing.fields.data_table import DataTable

_TYPES: Mapping[str, DataType] = MappingProxyType(
    {
        "string": DataType.utf8(),
        "array": DataType.list(Field("element", DataType.utf8(), nullable=False)),
        "number": DataType.float64(),
        "integer": DataType.int64(),
        "boolean": DataType.bool(),
        "date": DataType.date32(),
    }
)


def to_parquet(table: DataTable[Whole], json_rows: Iterable[str]) -> bytes:
    """Return Parquet bytes of a table's rows in JSON: its columns, in the types that they hold.

    Text is a UTF-8 string, a number the double that JSON has too, a count a 64-bit integer, a day a date, a
    list a list of strings; what is missing is null, and an empty list is no missing one.
    """
    schema = Schema([_field(column) for column in table.columns])
    rows = BytesIO()
    rows.writelines(f"{row}\n".encode() for row in json_rows)
    rows.seek(0)
    file = BytesIO()
    write_parquet(read_json(rows, schema), file, compression="snappy", skip_arrow_metadata=True)
    return file.getvalue()


def _field(column: DataField[Whole]) -> Field:
    return Field(column.name, _TYPES[str(column.holds.column)], nullable=not column.is_required)
