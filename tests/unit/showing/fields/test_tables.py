"""One table gives CSV and Parquet."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from effsota.showing.fields.csv_text import to_csv
from effsota.showing.fields.data_field import DataField, Fields
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY,
    GIVEN,
    INTEGER,
    NUMBER,
    TEXT,
    choice,
    listed,
    many,
    or_null,
)
from effsota.showing.fields.parquet_file import to_parquet

ROOT = Path(__file__).parents[4]
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
    column("authors", listed(TEXT)),
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
    "authors": ['A, "B"', "é"],
    "apart": "y",
    "factor": 1.0,
}
BARE: Row = {
    "text": 'a "quoted", text',
    "frontier": False,
    "kind": "b",
    "parts": [],
    "authors": [],
    "apart": "y",
}
TYPES = {
    "text": "VARCHAR",
    "kind": "VARCHAR",
    "number": "DOUBLE",
    "rank": "BIGINT",
    "frontier": "BOOLEAN",
    "date": "DATE",
    "authors": "VARCHAR[]",
    "factor": "DOUBLE",
}


def read(rows: list[Row], folder: Path) -> duckdb.DuckDBPyRelation:
    """Return the table of some rows as DuckDB reads our Parquet."""
    file = folder / "table.parquet"
    file.write_bytes(to_parquet(TABLE, TABLE.json_rows(TABLE.rows(rows))))
    return duckdb.read_parquet(str(file))


def test_columns_are_the_single_values_in_their_order() -> None:
    """The first keep their place, a list is one where it may be a cell, and what is kept out stays out."""
    assert [each.name for each in TABLE.columns] == list(TYPES)


def test_csv_is_what_every_program_reads() -> None:
    """Six digits, TRUE as R has it too, lists in JSON, empty cells, no text that a spreadsheet would run."""
    assert to_csv(TABLE, TABLE.rows([WHOLE, BARE])).decode() == (
        "text,kind,number,rank,frontier,date,authors,factor\n"
        '\'=SUM(A1),a,5.32224e+17,1,TRUE,2012-06-01,"[""A, \\""B\\"""",""é""]",1.0\n'
        '"a ""quoted"", text",b,,,FALSE,,[],\n'
    )


def test_csv_has_the_numbers_that_pandas_writes() -> None:
    """Large and small ones with an exponent, whole ones with a zero behind the point."""
    numbers = [mantissa * 10.0**power for power in range(-30, 30) for mantissa in (1, -1.5, 2.34567)]
    rows: list[Row] = [{**BARE, "number": number} for number in numbers]
    ours = [row["number"] for row in csv.DictReader(io.StringIO(to_csv(TABLE, TABLE.rows(rows)).decode()))]
    frame = pd.DataFrame({"number": [float(f"{number:.6g}") for number in numbers]})
    assert ours == frame.to_csv(index=False).split()[1:]


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    """A tracker without records can be loaded."""
    assert to_csv(TABLE, TABLE.rows([])) == b"text,kind,number,rank,frontier,date,authors,factor\n"
    found = read([], tmp_path)
    assert (found.columns, found.fetchall()) == (list(TYPES), [])


def test_parquet_keeps_types_and_texts(tmp_path: Path) -> None:
    """A date is a date, a missing rank does not make the others decimal, and no apostrophe is added."""
    found = read([WHOLE, BARE], tmp_path)
    assert dict(zip(found.columns, map(str, found.types), strict=True)) == TYPES
    assert found.fetchall() == [
        ("=SUM(A1)", "a", 5.32224e17, 1, True, date(2012, 6, 1), ['A, "B"', "é"], 1.0),
        ('a "quoted", text', "b", None, None, False, None, [], None),
    ]


@pytest.mark.parametrize("count", [1, 65, 3000])
def test_parquet_holds_any_number_of_rows(count: int, tmp_path: Path) -> None:
    """In one order, in one group also where they are read in batches, with gaps, long lists, early days."""
    rows: list[Row] = [
        {
            **WHOLE,
            "text": f"é{place}" * (place % 40),
            "rank": None if place % 3 else -place,
            "frontier": place % 5 == 0,
            "date": date(1957, 1, 1) if place % 2 else None,
            "authors": ["x"] * (place % 20),
        }
        for place in range(count)
    ]
    found = read(rows, tmp_path).fetchall()
    names = ("text", "rank", "frontier", "date", "authors")
    places = [list(TYPES).index(name) for name in names]
    assert [[row[at] for at in places] for row in found] == [[row[name] for name in names] for row in rows]
    groups = "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata($file)"
    asked = {"file": str(tmp_path / "table.parquet")}
    assert duckdb.execute(groups, asked).fetchall() == [(0, count)]


ODD_ROWS: list[Row] = [
    {"text": '\x00\t\\ "a" \u2028😀null', "given": 0.1 + 0.2, "rank": 2**53 + 1},
    {"text": "2020-01-01", "given": 5e-324, "rank": -(2**63)},
    {"text": "", "given": 1.7976931348623157e308, "rank": 2**63 - 1},
    {"text": "[1]", "given": -0.0, "rank": 0},
]


def test_parquet_changes_no_value(tmp_path: Path) -> None:
    """Each double and 64-bit integer is the same to the last bit, and no text is taken for something else."""
    fields = (column("text", TEXT), column("given", GIVEN), column("rank", INTEGER))
    file = tmp_path / "table.parquet"
    table = DataTable(fields=fields, key=("text",))
    file.write_bytes(to_parquet(table, table.json_rows(table.rows(ODD_ROWS))))
    found = duckdb.read_parquet(str(file)).fetchall()
    assert repr(found) == repr([tuple(row.values()) for row in ODD_ROWS])


def test_parquet_says_which_columns_have_a_value_everywhere(tmp_path: Path) -> None:
    """And names the parts of a list as the format asks for."""
    read([WHOLE], tmp_path)
    asked = "SELECT name, repetition_type FROM parquet_schema($file) OFFSET 1"
    assert duckdb.execute(asked, {"file": str(tmp_path / "table.parquet")}).fetchall() == [
        ("text", "REQUIRED"),
        ("kind", "REQUIRED"),
        ("number", "OPTIONAL"),
        ("rank", "OPTIONAL"),
        ("frontier", "REQUIRED"),
        ("date", "OPTIONAL"),
        *(("authors", "REQUIRED"), ("list", "REPEATED"), ("element", "REQUIRED")),
        ("factor", "OPTIONAL"),
    ]


WRITE = """
import sys
from effsota.showing.fields.data_field import DataField
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import TEXT, listed
from effsota.showing.fields.parquet_file import to_parquet
fields = tuple(DataField(name, listed(TEXT), name, lambda row: row) for name in "abc")
table = DataTable(fields=fields, key=("a",))
sys.stdout.buffer.write(to_parquet(table, table.json_rows(table.rows([["x"], [], ["é", "x"]] * 600))))
"""


def test_parquet_is_the_same_bytes_in_another_process() -> None:
    """Whatever order sets have there, and in whatever zone of time it runs."""
    command = [sys.executable, "-c", WRITE]
    written = {
        subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("7", "Asia/Tokyo"))
    }
    assert [data[:4] for data in written] == [b"PAR1"]
