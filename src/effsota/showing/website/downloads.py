"""The boards as CSV: plain numbers in FLOP, text that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from effsota.showing import dictionary
from effsota.showing.website.api import to_json, track_data
from effsota.showing.website.record_data import entry_data
from effsota.text import to_csv_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from effsota.model import Board, Entry
    from effsota.showing.pages import Site

COLUMNS = tuple(column.name for column in dictionary.RECORDS)


def render_downloads(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every CSV file with its path."""
    yield "data/submissions.csv", render_table(site)
    for board in site.boards:
        yield f"data/{board.leaderboard.track.id}.csv", to_csv(_rows(board))


def render_table(site: Site) -> bytes:
    """Return all records as one CSV table."""
    return to_csv(row for board in site.boards for row in _rows(board))


def render_records(site: Site) -> bytes:
    """Return all boards with their records as one JSON document."""
    return to_json({"tracks": [track_data(board) for board in site.boards]})


def to_csv(rows: Iterable[dict[str, str]]) -> bytes:
    """Return CSV bytes with a header row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _rows(board: Board) -> Iterator[dict[str, str]]:
    for entry in board.leaderboard.entries:
        yield _row(entry, board)


def _row(entry: Entry, board: Board) -> dict[str, str]:
    data = entry_data(entry, board.leaderboard.track.kind)
    published = data["published"] or {}
    publication = entry.record.submission.publication
    data |= {
        "track": board.leaderboard.track.id,
        "published_compute": published.get("compute"),
        "published_factor": published.get("reduction_factor", published.get("growth_factor")),
        "publication": publication.title,
        "url": publication.url,
        "agreement": data["agreement"] and data["agreement"]["factor"],
    }
    return {column: _cell(data[column]) for column in COLUMNS if column in data}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return to_csv_cell(value) if isinstance(value, str) else repr(value)
