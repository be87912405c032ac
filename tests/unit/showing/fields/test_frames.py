"""One table gives pandas, CSV and Parquet."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest

from effsota.showing.fields.csv_text import to_csv
from effsota.showing.fields.data_field import DataField, Fields
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.frames import to_frame, to_parquet
from effsota.showing.fields.holds import BOOLEAN, DAY, INTEGER, NUMBER, TEXT, choice, many, or_null

Row = dict[str, Any]


def column(name: str, holds: Any, **more: bool) -> DataField[Row]:
    """Return a field that is got from a row by its name."""
    return DataField(name, holds, f"The {name}", lambda row: row.get(name), **more)


FIELDS: Fields[Row] = (
    column("text", TEXT),
    column("number", or_null(NUMBER)),
    column("rank", or_null(INTEGER)),
    column("frontier", BOOLEAN),
    column("date", or_null(DAY)),
    column("kind", choice(("a", "b"))),
    column("parts", many(TEXT)),
    column("apart", TEXT, in_tables=False),
    column("factor", NUMBER, is_optional=True),
)
TABLE: DataTable[Row] = DataTable(fields=FIELDS, key=("text",), first=("text", "kind"))
WHOLE: Row = {
    "text": "=SUM(A1)",
    "number": 5.322240000001e17,
    "rank": 1,
    "frontier": True,
    "date": date(2012, 6, 1),
    "kind": "a",
    "parts": ["x"],
    "apart": "y",
    "factor": 1.0,
}
BARE: Row = {"text": 'a "quoted", text', "frontier": False, "kind": "b", "parts": [], "apart": "y"}


def test_columns_are_the_single_values_in_their_order() -> None:
    """The first keep their place, a list is none, and what is kept out stays out."""
    names = ["text", "kind", "number", "rank", "frontier", "date", "factor"]
    assert [each.name for each in TABLE.columns] == names


def test_columns_have_types() -> None:
    """Text, float, count, yes or no; days are days."""
    frame = to_frame(TABLE, [WHOLE, BARE])
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert types | {"text": "string", "kind": "string"} == {
        "text": "string",
        "kind": "string",
        "number": "float64",
        "rank": "Int64",
        "frontier": "boolean",
        "date": "object",
        "factor": "float64",
    }
    assert frame["date"][0] == date(2012, 6, 1)
    assert frame.isna().sum().sum() == 4


def test_csv_is_what_every_program_reads() -> None:
    """Six significant digits, true and false, empty cells, no text that a spreadsheet would run."""
    assert to_csv(TABLE, [WHOLE, BARE]).decode() == (
        "text,kind,number,rank,frontier,date,factor\n"
        "'=SUM(A1),a,5.32224e+17,1,true,2012-06-01,1.0\n"
        '"a ""quoted"", text",b,,,false,,\n'
    )


def test_csv_has_the_numbers_that_pandas_writes() -> None:
    """Large and small ones with an exponent, whole ones with a zero behind the point."""
    numbers = [mantissa * 10.0**power for power in range(-30, 30) for mantissa in (1, -1.5, 2.34567)]
    rows: list[Row] = [{**BARE, "number": number, "rank": order} for order, number in enumerate(numbers)]
    frame = to_frame(TABLE, rows)
    ours = to_csv(TABLE, rows).decode().splitlines()
    assert [line.split(",")[-5:-3] for line in ours] == [
        line.split(",")[-5:-3] for line in frame.to_csv(index=False).splitlines()
    ]


def test_a_table_without_rows_has_its_header() -> None:
    """A tracker without records can be loaded."""
    assert to_csv(TABLE, []) == b"text,kind,number,rank,frontier,date,factor\n"


def test_parquet_keeps_types_and_texts() -> None:
    """A date is a date, a missing rank does not make the others decimal, and no apostrophe is added."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(BytesIO(to_parquet(to_frame(TABLE, [WHOLE, BARE]))))
    types = {field.name: str(field.type).removeprefix("large_") for field in table.schema}
    assert types == {
        "text": "string",
        "kind": "string",
        "number": "double",
        "rank": "int64",
        "frontier": "bool",
        "date": "date32[day]",
        "factor": "double",
    }
    first, second = table.to_pylist()
    assert (first["text"], first["date"], first["rank"]) == ("=SUM(A1)", date(2012, 6, 1), 1)
    assert (second["number"], second["date"], second["rank"]) == (None, None, None)
