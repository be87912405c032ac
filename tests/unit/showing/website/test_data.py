"""Data to take away: schemas, package, one line that loads it, linked data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import frictionless
import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from effsota.model import Published
from effsota.showing.fields import API
from effsota.showing.fields.api_files import API_FILES
from effsota.showing.fields.data_field import to_data
from effsota.showing.fields.source_fields import PUBLISHED
from effsota.showing.website.linked_data import to_block
from tests.builders.sites import Reader, alexnet_files
from tests.builders.typed import typed
from tests.hostile import PLAIN
from tests.present import present
from tests.shown_lines import shown_lines, shown_names
from tests.unit.showing.website import test_other_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from effsota.showing.fields.api_files import ApiFile

WHOLE = Published.from_data(
    typed(
        "submission",
        {
            "published": {
                **dict.fromkeys(("compute", "headed"), "6 PFLOP"),
                **dict.fromkeys(("doubling_time", "period"), "16 months"),
                **dict.fromkeys(("reduction_factor", "growth_factor"), 44.0),
                "also": ["0.069 TFS-days"],
                "date": date(2020, 5, 8),
            }
        },
    )["published"]
)
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


def paths_of(files: Mapping[str, bytes], file: ApiFile) -> list[str]:
    """Return the files of a kind."""
    parts = re.split("(<[a-z]+>)", f"{API}{file.address}")
    pattern = "".join("[^/]+" if part.startswith("<") else re.escape(part) for part in parts)
    return [path for path in files if re.fullmatch(pattern, path)]


@pytest.mark.parametrize("file", API_FILES, ids=lambda file: file.name)
def test_files_of_the_api_are_as_their_schema_says(site_files: Mapping[str, bytes], file: ApiFile) -> None:
    """No key is missing, none is unknown."""
    paths = paths_of(site_files, file)
    assert paths
    assert faults(site_files, file.name, paths) == []


def test_every_file_of_the_api_has_a_schema(site_files: Mapping[str, bytes]) -> None:
    """A new kind of file brings its schema."""
    known = [path for file in API_FILES for path in (file.schema, *paths_of(site_files, file))]
    assert sorted(known) == [path for path in site_files if path.startswith("api/")]


def keys_of_schema(schema: Any, at: str = "") -> Iterator[str]:
    """Yield the place of every key that a schema knows."""
    for one in schema.get("anyOf", ()):
        yield from keys_of_schema(one, at)
    yield from keys_of_schema(schema["items"], f"{at}[]") if "items" in schema else ()
    for key, each in schema.get("properties", {}).items():
        yield from (f"{at}/{key}", *keys_of_schema(each, f"{at}/{key}"))


def keys_of_data(data: Any, at: str = "") -> Iterator[str]:
    """Yield the place of every key that has a value."""
    if isinstance(data, list):
        for each in data:
            yield from keys_of_data(each, f"{at}[]")
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from (f"{at}/{key}", *keys_of_data(each, f"{at}/{key}")) if each is not None else ()


@pytest.mark.parametrize("file", API_FILES, ids=lambda file: file.name)
def test_every_key_of_a_schema_has_a_value_somewhere(
    site_files: Mapping[str, bytes], hostile: Callable[[str], Mapping[str, bytes]], file: ApiFile
) -> None:
    """Of what sources print, each source prints a part; a record of our own prints all of it.

    What maintainers decided no file of this repository says yet: a tracker that says everything does.
    """
    filled = {
        key
        for files in (site_files, hostile(PLAIN))
        for path in paths_of(files, file)
        for key in keys_of_data(json.loads(files[path]))
    }
    printed = [key for key in filled if key.endswith("/published")]
    filled |= {f"{key}/{each}" for key in printed for each in to_data(PUBLISHED, WHOLE)}
    known = set(keys_of_schema(json.loads(site_files[file.schema])))
    assert known
    assert sorted(known - filled) == []


def is_table(path: str) -> bool:
    """Tell whether a file is a table of ours: what lies deeper is as it was filed."""
    return path.startswith("data/") and path.count("/") == 1 and path.endswith(".csv")


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write the downloads where a program can read them."""
    (folder / "data").mkdir()
    for path, data in files.items():
        if path in {"datapackage.json", "data/records.parquet"} or is_table(path):
            (folder / path).write_bytes(data)
    return folder


def test_the_data_package_is_valid(site_files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Frictionless finds every table, with the columns and types that the descriptor says."""
    report = frictionless.Package(str(written(site_files, tmp_path) / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert report.stats["tasks"] > 2


def lines_of(files: Mapping[str, bytes], name: str, folder: Path) -> str:
    """Return the lines that the page of the data shows under a name, with a folder in place of the site."""
    base = json.loads(files["api/v1/index.json"])["url"]
    lines = shown_lines(files["data/index.html"], name)
    assert base in lines
    return lines.replace(base, str(folder))


def test_every_program_of_the_page_is_tried(site_files: Mapping[str, bytes]) -> None:
    """Here, or where it is installed."""
    tried = {"pandas", "DuckDB", "DuckDB, CSV", *test_other_programs.NAMES}
    assert set(shown_names(site_files["data/index.html"])) == tried


@pytest.mark.parametrize("name", ["DuckDB", "DuckDB, CSV"])
def test_the_lines_for_duckdb_load_every_record(
    name: str, site_files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Numbers are numbers, dates are dates, without a further word."""
    found = duckdb.sql(lines_of(site_files, name, written(site_files, tmp_path)))
    assert found is not None
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert len(found.fetchall()) == site_files["data/records.csv"].count(b"\n") - 1
    assert (types["compute_flop"], types["date"], types["frontier"]) == ("DOUBLE", "DATE", "BOOLEAN")
    assert types["organizations"] == ("VARCHAR" if name.endswith("CSV") else "VARCHAR[]")


def test_the_line_for_pandas_loads_every_record(site_files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Empty cells are missing values, texts stay texts, yes and no are no texts."""
    line = lines_of(site_files, "pandas", written(site_files, tmp_path))
    found: Any = eval(line, {"pandas": pd})  # noqa: S307  # the line that the page shows
    assert len(found) == site_files["data/records.csv"].count(b"\n") - 1
    assert (found["compute_flop"].dtype, found["frontier"].dtype) == (float, bool)


def test_no_cell_of_a_table_holds_a_line_break(site_files: Mapping[str, bytes]) -> None:
    """Spark and awk read a line as a row."""
    tables = {path: data.decode() for path, data in site_files.items() if is_table(path)}
    counts = {path: len(list(csv.reader(io.StringIO(text)))) for path, text in tables.items()}
    assert counts == {path: text.count("\n") for path, text in tables.items()}


def test_croissant_tells_of_the_same_tables(site_files: Mapping[str, bytes]) -> None:
    """Files with their digests, columns with their meaning, as the data package has them."""
    package = json.loads(site_files["datapackage.json"])
    croissant = json.loads(site_files["croissant.json"])
    digests = {each["@id"]: each["sha256"] for each in croissant["distribution"]}
    assert digests == {path: hashlib.sha256(site_files[path]).hexdigest() for path in digests}
    assert digests.keys() == {
        *filter(is_table, site_files),
        "data/records.parquet",
        "data/records.json",
    }
    told = {
        each["name"]: [(field["name"], field["description"]) for field in each["field"]]
        for each in croissant["recordSet"]
    }
    assert told == {
        each["name"]: [(field["name"], field["description"]) for field in each["schema"]["fields"]]
        for each in package["resources"]
    }


def test_every_table_of_the_page_is_a_file_and_every_file_is_told(site_files: Mapping[str, bytes]) -> None:
    """By name among the downloads, in every form."""
    page = Reader(site_files["data/index.html"])
    linked = {link.removeprefix("../") for link in page.attributes("href")}
    files = {path for path in site_files if path.startswith("data/") and path.count("/") == 1}
    assert files - {"data/index.html"} <= linked


def test_every_table_is_in_the_data_package(site_files: Mapping[str, bytes]) -> None:
    """With its columns, in their order, each with its meaning."""
    package = json.loads(site_files["datapackage.json"])
    fields = {each["path"]: each["schema"]["fields"] for each in package["resources"]}
    headers = {
        path: next(csv.reader(io.StringIO(data.decode())))
        for path, data in site_files.items()
        if is_table(path)
    }
    assert headers == {path: [field["name"] for field in given] for path, given in fields.items()}
    assert all(field["description"] for given in present(fields.values()) for field in given)


def test_every_column_is_told_on_the_page_of_the_data(site_files: Mapping[str, bytes]) -> None:
    """With its type and its meaning."""
    text = Reader(site_files["data/index.html"]).text
    package = json.loads(site_files["datapackage.json"])
    fields = [field for each in package["resources"] for field in each["schema"]["fields"]]
    told = {f"{field['name']}{field['type']}{field['description']}" for field in fields}
    assert {each for each in told if each not in text} == set()


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
    assert {each["encodingFormat"] for each in found["distribution"]} >= {"text/csv", "application/json"}


def test_other_pages_describe_none() -> None:
    """A record is part of a dataset, not one."""
    assert blocks("about/index.html") == []


def test_nothing_breaks_out_of_a_block() -> None:
    """Not a character that HTML or a line of script knows is left, and JSON reads the same."""
    block = str(to_block({"name": HOSTILE}))
    assert not set(block) & set("<>&'\u2028\u2029")
    assert json.loads(block) == {"name": HOSTILE}
