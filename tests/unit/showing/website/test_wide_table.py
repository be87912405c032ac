"""The wide table of all records, and that of learning curves, beside what was filed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from effsota.methods import Parameters
from effsota.model import X_COLUMNS
from effsota.showing.fields.input_fields import told_in
from effsota.text import to_csv_cell
from effsota.units import Dimension, Quantity, parse_quantity
from tests.builders.boards import record
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_the_wide_table_is_the_same_in_each_of_its_forms(
    site_files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """CSV, Parquet and JSON: rows, columns and values."""
    file = tmp_path / "records.parquet"
    file.write_bytes(site_files["data/records.parquet"])
    rows = json.loads(site_files["data/records.json"])
    columns = list(rows[0])
    parquet = duckdb.read_parquet(str(file))
    assert parquet.columns == columns
    as_json = [[f"{cell}" if isinstance(cell, date) else cell for cell in row] for row in parquet.fetchall()]
    assert as_json == [list(row.values()) for row in rows]
    cells = list(csv.DictReader(io.StringIO(site_files["data/records.csv"].decode())))
    assert [{name: as_cell(value) for name, value in row.items()} for row in rows] == cells


def as_cell(value: Any) -> str:
    """Return how CSV has a value of JSON."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return to_csv_cell(value)
    return "" if value is None else str(value)


def test_the_wide_table_holds_what_was_filed(site_files: Mapping[str, bytes]) -> None:
    """Of a record of each kind of estimate, beside its own file."""
    rows = {f"{row['track']}/{row['id']}": row for row in json.loads(site_files["data/records.json"])}
    speedrun = rows["fineweb-3-28/record-89"]
    told = json.loads(site_files["api/v1/submissions/fineweb-3-28/record-89.json"])["as_written"]
    counted, *_ = told["compute"]
    by_time = next(each for each in told["compute"] if each["method"] == "hardware-time")
    assert (speedrun["parameters"], speedrun["tokens"]) == (counted["parameters"], counted["tokens"])
    assert (speedrun["chip"], speedrun["chips"]) == (by_time["hardware"], by_time["count"])
    assert f"{speedrun['wall_clock_s'] / 60:.6g} minutes" == told["wall_clock"]
    assert (speedrun["builds_on"], speedrun["result"]) == (told["builds_on"], told["result"]["value"])
    assert (speedrun["domain"], speedrun["target"], speedrun["baseline"]) == ("language", 3.28, False)
    assert sum(row["baseline"] for row in rows.values()) == len({row["track"] for row in rows.values()})


def test_the_wide_table_has_each_board_of_a_record(site_files: Mapping[str, bytes]) -> None:
    """As the API has it, the board that its track ranks by with them; nothing where it is on none."""
    rows = json.loads(site_files["data/records.json"])
    names = {row["track"] for row in rows}
    ranked_by = {name: json.loads(site_files[f"api/v1/tracks/{name}.json"])["resource"] for name in names}
    for row in present(rows):
        told_of = json.loads(site_files[f"api/v1/submissions/{row['track']}/{row['id']}.json"])
        own = {ranked_by[row["track"]]: told_of} | told_of.get("boards", {})
        for key in ("time", "tokens", "examples", "dollars"):
            there = own.get(key, {})
            told = [there.get(each) for each in ("value", "reduction_factor", "rank", "frontier")]
            columns = ("value", "factor", "rank", "frontier")
            assert [row[f"by_{key}_{each}"] for each in columns] == told


def test_a_printed_compute_stands_beside_its_convention(site_files: Mapping[str, bytes]) -> None:
    """Where a multiply-add counts once, the compute in FLOP is twice what is printed."""
    rows = json.loads(site_files["data/records.json"])
    printed = [row for row in rows if row["published_compute"]]
    assert {row["published_counts_multiply_add_as"] for row in printed} == {1, 2}
    assert {row["published_counts_multiply_add_as"] for row in rows if row not in printed} == {None}
    for row in printed:
        quantity = parse_quantity(row["published_compute"], Dimension.COMPUTE)
        assert isinstance(quantity, Quantity)
        assert row["published_compute_flop"] == pytest.approx(
            quantity.base * 2 / row["published_counts_multiply_add_as"], rel=1e-5
        )


def test_addresses_of_the_wide_table_lead_to_files(site_files: Mapping[str, bytes]) -> None:
    """Page, API, the file as filed, curves: all are of this site."""
    rows = json.loads(site_files["data/records.json"])
    base = json.loads(site_files["api/v1/index.json"])["url"]
    pages = {f"{row['page_url']}index.html" for row in rows}
    others = {each for row in rows for each in (row["api_url"], row["file_url"], *row["curve_urls"])}
    assert {each.removeprefix(f"{base}/") for each in pages | others} - site_files.keys() == set()
    assert any(row["curve_urls"] for row in rows)


def test_the_table_of_curves_holds_every_logged_value(site_files: Mapping[str, bytes]) -> None:
    """Each as its own file has it, in the line that is told: all cells of these files, and no other."""
    found = {
        (row["curve"], int(row["line"]), name, float(row["value" if name == row["metric"] else name]))
        for row in csv.DictReader(io.StringIO(site_files["data/curves.csv"].decode()))
        for name in (row["metric"], *filter(row.get, X_COLUMNS))
    }
    room = "data/submissions/"
    filed = {
        (path.removeprefix(room), line, name, float(cell))
        for path, data in site_files.items()
        if path.startswith(room) and path.endswith(".csv")
        for line, row in enumerate(csv.DictReader(io.StringIO(data.decode())), 2)
        for name, cell in row.items()
        if cell
    }
    assert len(found) > 2000
    assert found == filed


def test_of_a_sum_no_input_is_told() -> None:
    """Each part has its own; the next estimate that is no sum tells what the run had."""
    part = {"method": "parameters", "parameters": 2, "tokens": 3}
    sum_ = {"method": "sum", "parts": [part, {**part, "tokens": 5}]}
    whole = {**part, "tokens": 9, "epochs": 2}
    told = [
        told_in(record("A", "2020-01-01", 1.0, compute=each), Parameters) for each in ([sum_], [sum_, whole])
    ]
    assert told[0] is None
    assert told[1] is not None
    assert (told[1].tokens, told[1].epochs) == (9, 2)
