"""The page of downloads and API: what is there, one line that loads it, every column in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.showing.fields import API
from effsota.showing.fields.ancestry_fields import STEPS
from effsota.showing.fields.api_files import API_FILES, ApiFile
from effsota.showing.fields.chip_fields import CHIPS
from effsota.showing.fields.curve_fields import CURVES
from effsota.showing.fields.data_field import DataField
from effsota.showing.fields.published_tables import CHANGES, trend_table
from effsota.showing.fields.rate_fields import PUBLISHED_RATES
from effsota.showing.fields.record_fields import RECORDS
from effsota.showing.fields.wide_fields import wide_table
from effsota.showing.pages.cite import cite_site
from effsota.showing.pages.home import first_board
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.queue_page import QUEUE_FILE
from effsota.showing.site import Site

DATA = "data/"
TABLE = "data/records"


class Loader(Frozen):
    """The lines that load all records into a program; `name` tells two of one program apart."""

    name: str
    program: str
    lines: str


class Endpoint(Frozen):
    """One address of the API, its schema and what it holds; `example` is a file of this site."""

    address: str
    words: str
    example: Link | None
    schema: Link
    shown: str | None


class Columns(Frozen):
    """The columns of a table under a caption; `anchor` is its place on the page."""

    anchor: str
    caption: str
    columns: tuple[DataField[Any], ...]


class Download(Frozen):
    """A file with what it holds."""

    link: Link
    words: str


class DataView(Frozen):
    """Everything the page of the data shows; `queue` is its file, None where the site has none."""

    downloads: tuple[Download, ...]
    tables: tuple[Download, ...]
    loaders: tuple[Loader, ...]
    endpoints: tuple[Endpoint, ...]
    dictionary: tuple[Columns, ...]
    licence: str
    cite: str
    base: str
    version: str
    built: date
    latest: Link
    changes: Link
    queue: Link | None


def loaders(address: str) -> tuple[Loader, ...]:
    """Return lines for each program; `address` is that of the table of all records, without its ending."""
    name = address.rpartition("/")[2]
    csv, parquet = f"{address}.csv", f"{address}.parquet"
    spark = (
        "from pyspark import SparkFiles",
        f'spark.sparkContext.addFile("{parquet}")',
        f'spark.read.parquet("file://" + SparkFiles.get("{name}.parquet"))',
    )
    return (
        Loader(name="pandas", program="pandas", lines=f'pandas.read_csv("{csv}")'),
        Loader(name="pandas, Parquet", program="pandas", lines=f'pandas.read_parquet("{parquet}")'),
        Loader(name="R", program="R", lines=f'read.csv("{csv}", na.strings = "")'),
        Loader(name="DuckDB", program="DuckDB", lines=f"FROM '{parquet}';"),
        Loader(name="DuckDB, CSV", program="DuckDB", lines=f"FROM read_csv('{csv}');"),
        Loader(name="Spark", program="Spark", lines="\n".join(spark)),
    )


def build_data_page(site: Site, *, shown: Mapping[str, str]) -> Page:
    """Return the page of the data; `shown` are the beginnings of files that stand as examples, by path."""
    first = first_board(site)
    narrowed = replace(site, boards=() if first is None else (first,))
    view = DataView(
        downloads=_downloads(),
        tables=tuple(
            Download(link=Link(text=f"{track.id}.csv", path=f"data/{track.id}.csv"), words=track.name)
            for track in (board.leaderboard.track for board in as_listed(site.boards))
        ),
        loaders=loaders(f"{site.base_url}/{TABLE}"),
        endpoints=tuple(_endpoint(file, narrowed, shown) for file in API_FILES),
        dictionary=_dictionary(site),
        licence=site.tracker.data_licence,
        cite=cite_site(site),
        base=f"{site.base_url}/",
        version=site.data_version,
        built=site.today,
        latest=Link(text=f"{API}latest.json", path=f"{API}latest.json"),
        changes=Link(text="the list of changes", path="changes/"),
        queue=None if site.queue is None else Link(text=QUEUE_FILE, path=QUEUE_FILE),
    )
    return Page(
        path=DATA,
        template="data.html",
        title="Data",
        description="Every record as CSV, Parquet and JSON at stable addresses, and lines that load them.",
        view=view,
        section=DATA,
        is_dataset=True,
    )


def _downloads() -> tuple[Download, ...]:
    files = (
        (
            "data/records.csv",
            "all records with what was filed: results, inputs, organizations, links",
        ),
        ("data/records.parquet", "the same table with the types of its columns"),
        ("data/records.json", "the same table as a list of mappings"),
        ("data/curves.csv", "learning curves, a row for each logged value"),
        ("data/submissions.csv", "all records, the columns that each benchmark's table has"),
        ("data/trends.csv", "doubling times with their intervals"),
        ("data/published-rates.csv", "rates of progress that others print"),
        ("data/chips.csv", "chips with their dense peaks, power and price"),
        ("data/ancestry.csv", "how the records that lead came about, a row for each step"),
        ("data/changes.csv", "what happened and when"),
        ("schema/submission.schema.json", "what a submission may hold, key by key, as editors read it"),
        ("schema/track.schema.json", "what a benchmark may declare"),
        ("schema/hardware.yaml", "chips with their peaks and sources"),
        ("schema/reference-trends.yaml", "rates of progress to compare with"),
        ("schema/published-rates.yaml", "rates that others print, each as printed"),
        ("schema/thresholds.yaml", "amounts of compute from which laws ask something"),
        ("datapackage.json", "Frictionless Data Package: every table with its columns"),
        ("croissant.json", "the same for Croissant (MLCommons)"),
        ("feed.xml", "changes as an Atom feed"),
        ("SHA256SUMS", "sums of every file of the site, for sha256sum -c"),
        ("build.json", "version and digest of the data that this site is built from"),
    )
    return tuple(Download(link=Link(text=path, path=path), words=words) for path, words in files)


def _dictionary(site: Site) -> tuple[Columns, ...]:
    return (
        Columns(
            anchor="record-columns",
            caption="Columns of records.csv, records.parquet and records.json",
            columns=wide_table(site.base_url).columns,
        ),
        Columns(anchor="curve-columns", caption="Columns of curves.csv", columns=CURVES.columns),
        Columns(
            anchor="columns",
            caption="Columns of submissions.csv and of each benchmark's table",
            columns=RECORDS.columns,
        ),
        Columns(
            anchor="trend-columns",
            caption="Columns of trends.csv",
            columns=trend_table(site.references).columns,
        ),
        Columns(
            anchor="rate-columns",
            caption="Columns of published-rates.csv",
            columns=PUBLISHED_RATES.columns,
        ),
        Columns(
            anchor="chip-columns",
            caption="Columns of chips.csv",
            columns=CHIPS.columns,
        ),
        Columns(
            anchor="ancestry-columns",
            caption="Columns of ancestry.csv",
            columns=STEPS.columns,
        ),
        Columns(
            anchor="change-columns",
            caption="Columns of changes.csv",
            columns=CHANGES.columns,
        ),
    )


def _endpoint(file: ApiFile, site: Site, shown: Mapping[str, str]) -> Endpoint:
    path = next((f"{API}{address}" for address, _ in file.wholes(site)), None)
    return Endpoint(
        address=f"{API}{file.address}",
        words=file.words,
        example=None if path is None else Link(text=path, path=path),
        schema=Link(text="schema", path=file.schema),
        shown=shown.get(path or ""),
    )


SECTION = Section(path=DATA, navigation="Data")
