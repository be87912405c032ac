"""The page of downloads and API: what is there, one line that loads it, every column in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.showing import dictionary
from effsota.showing.pages.cite import cite_site
from effsota.showing.pages.home import first_board
from effsota.showing.pages.page import Link, Page, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.showing.dictionary import Column
    from effsota.showing.pages.site import Site

DATA = "data/"
TABLE = "data/submissions.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """One line that loads all records into a program."""

    program: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the API, its schema and what it holds; `example` is a file of this site."""

    address: str
    words: str
    example: Link | None
    schema: Link | None
    shown: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file with what it holds."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """Everything the page of the data shows."""

    downloads: tuple[Download, ...]
    tables: tuple[Download, ...]
    loaders: tuple[Loader, ...]
    endpoints: tuple[Endpoint, ...]
    columns: tuple[Column, ...]
    change_columns: tuple[Column, ...]
    licence: str
    cite: str
    base: str


def loaders(address: str) -> tuple[Loader, ...]:
    """Return one line for each program; `address` is that of the table of all records."""
    return (
        Loader(program="pandas", line=f'pandas.read_csv("{address}")'),
        Loader(program="R", line=f'read.csv("{address}")'),
        Loader(program="DuckDB", line=f"FROM read_csv('{address}');"),
        Loader(program="Spark", line=f'spark.createDataFrame(pandas.read_csv("{address}"))'),
    )


def build_data_page(site: Site, *, shown: Mapping[str, str]) -> Page:
    """Return the page of the data; `shown` are the beginnings of files that stand as examples, by path."""
    view = DataView(
        downloads=_downloads(),
        tables=tuple(
            Download(link=Link(text=f"{track.id}.csv", path=f"data/{track.id}.csv"), words=track.name)
            for track in (board.leaderboard.track for board in site.boards)
        ),
        loaders=loaders(f"{site.base_url}/{TABLE}"),
        endpoints=_endpoints(site, shown),
        columns=dictionary.RECORDS,
        change_columns=dictionary.CHANGES,
        licence=site.tracker.data_licence,
        cite=cite_site(site),
        base=f"{site.base_url}/",
    )
    return Page(
        path=DATA,
        template="data.html",
        title="Data",
        description="Every record as CSV and JSON at stable addresses, with one line that loads it.",
        view=view,
        section=DATA,
        is_dataset=True,
    )


def _downloads() -> tuple[Download, ...]:
    files = (
        ("data/submissions.csv", "all records, plain numbers in FLOP"),
        ("data/trends.csv", "doubling times with their intervals"),
        ("data/changes.csv", "what happened and when"),
        ("datapackage.json", "Frictionless Data Package: every table with its columns"),
        ("feed.xml", "changes as an Atom feed"),
        ("SHA256SUMS", "sums of every file of the site, for sha256sum -c"),
        ("build.json", "version and digest of the data that this site is built from"),
    )
    return tuple(Download(link=Link(text=path, path=path), words=words) for path, words in files)


def _endpoints(site: Site, shown: Mapping[str, str]) -> tuple[Endpoint, ...]:
    board = first_board(site)
    track = board.leaderboard.track.id if board else None
    record = board.leaderboard.entries[0].record.submission.path if board else None
    return (
        _endpoint("index.json", "every track with its doubling time", "index", "index.json", shown),
        _endpoint(
            "tracks/<track>.json",
            "a board with its records by date",
            "track",
            f"tracks/{track}.json" if track else None,
            shown,
        ),
        _endpoint(
            "submissions/<track>/<submission>.json",
            "a record with its sum, term by term",
            "submission",
            f"submissions/{record}.json" if record else None,
            shown,
        ),
    )


def _endpoint(
    address: str, words: str, schema: str, example: str | None, shown: Mapping[str, str]
) -> Endpoint:
    path = None if example is None else f"api/v1/{example}"
    return Endpoint(
        address=f"api/v1/{address}",
        words=words,
        example=None if path is None else Link(text=path, path=path),
        schema=Link(text="schema", path=f"api/v1/schema/{schema}.schema.json"),
        shown=shown.get(path or ""),
    )


SECTION = Section(path=DATA, navigation="Data")
