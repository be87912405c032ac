"""Data to take away: schemas, package, one line that loads it, linked data."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import duckdb
import frictionless
import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from effsota.showing import dictionary
from effsota.showing.pages.data import loaders
from effsota.showing.website.linked_data import to_block
from tests.builders.sites import Reader, alexnet_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOSTILE = "</script><!--<script>&\u2028\u2029'\""


def schema(files: Mapping[str, bytes], name: str) -> Draft202012Validator:
    """Return a validator by a published schema."""
    data = json.loads(files[f"api/v1/schema/{name}.schema.json"])
    Draft202012Validator.check_schema(data)
    return Draft202012Validator(data)


def faults(files: Mapping[str, bytes], name: str, paths: list[str]) -> list[str]:
    """Return what a schema finds wrong with files."""
    validator = schema(files, name)
    return [
        f"{path}: {error.json_path}: {error.message}"
        for path in paths
        for error in validator.iter_errors(json.loads(files[path]))
    ]


FILES = {
    "index": "api/v1/index.json",
    "track": "api/v1/tracks/",
    "submission": "api/v1/submissions/",
    "trends": "api/v1/trends.json",
    "effective-compute": "api/v1/effective-compute.json",
    "audit": "api/v1/audit.json",
}


@pytest.mark.parametrize("name", FILES)
def test_files_of_the_api_are_as_their_schema_says(site_files: Mapping[str, bytes], name: str) -> None:
    """No key is missing, none is unknown."""
    paths = [path for path in site_files if path.startswith(FILES[name])]
    assert paths
    assert faults(site_files, name, paths) == []


def test_every_file_of_the_api_has_a_schema(site_files: Mapping[str, bytes]) -> None:
    """A new kind of file brings its schema."""
    known = (*FILES.values(), "api/v1/schema/")
    assert [path for path in site_files if path.startswith("api/") and not path.startswith(known)] == []


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the downloads where a program can read them."""
    (folder / "data").mkdir()
    for path, data in files.items():
        if path == "datapackage.json" or (path.startswith("data/") and path.endswith(".csv")):
            (folder / path).write_bytes(data)
    return folder


def test_the_data_package_is_valid(site_files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Frictionless finds every table, with the columns and types that the descriptor says."""
    report = frictionless.Package(str(written(site_files, tmp_path) / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert report.stats["tasks"] > 2


def test_the_line_for_duckdb_loads_every_record(site_files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Numbers are numbers, dates are dates, without a further word."""
    table = written(site_files, tmp_path) / "data/submissions.csv"
    (line,) = (each.line for each in loaders(str(table)) if each.program == "DuckDB")
    found = duckdb.sql(line)
    assert found is not None
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert len(found.fetchall()) == site_files["data/submissions.csv"].count(b"\n") - 1
    assert (types["compute_flop"], types["date"], types["frontier"]) == ("DOUBLE", "DATE", "BOOLEAN")


def test_the_line_for_pandas_loads_every_record(site_files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Empty cells are missing values, texts stay texts."""
    table = written(site_files, tmp_path) / "data/submissions.csv"
    (line,) = (each.line for each in loaders(str(table)) if each.program == "pandas")
    found: Any = eval(line, {"pandas": pd})  # noqa: S307  # the line that the page shows
    assert len(found) == site_files["data/submissions.csv"].count(b"\n") - 1
    assert found["compute_flop"].dtype == float


@pytest.mark.parametrize(
    ("path", "columns"),
    [("data/submissions.csv", dictionary.RECORDS), ("data/changes.csv", dictionary.CHANGES)],
)
def test_tables_have_the_columns_of_the_dictionary(path: str, columns: tuple[dictionary.Column, ...]) -> None:
    """In its order."""
    header = next(csv.reader(io.StringIO(alexnet_files()[path].decode())))
    assert header == [column.name for column in columns]


def test_every_column_is_told_on_the_page_of_the_data() -> None:
    """With its meaning."""
    text = Reader(alexnet_files()["data/index.html"]).text
    columns = (*dictionary.RECORDS, *dictionary.CHANGES)
    assert [column.name for column in columns if column.words not in text] == []


def blocks(path: str) -> list[dict[str, Any]]:
    """Return the linked data of a page."""
    text = alexnet_files()[path].decode()
    parts = text.split('<script type="application/ld+json">')[1:]
    return [json.loads(part.partition("</script>")[0]) for part in parts]


@pytest.mark.parametrize("path", ["index.html", "data/index.html", "tracks/alexnet-imagenet/index.html"])
def test_pages_of_data_describe_a_dataset(path: str) -> None:
    """With what search engines for data ask for."""
    (found,) = blocks(path)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(found["description"]) >= 50
    assert {each["encodingFormat"] for each in found["distribution"]} == {"text/csv", "application/json"}


def test_other_pages_describe_none() -> None:
    """A record is part of a dataset, not one."""
    assert blocks("about/index.html") == []


def test_nothing_breaks_out_of_a_block() -> None:
    """Not a character that HTML or a line of script knows is left, and JSON reads the same."""
    block = str(to_block({"name": HOSTILE}))
    assert not set(block) & set("<>&'\u2028\u2029")
    assert json.loads(block) == {"name": HOSTILE}
