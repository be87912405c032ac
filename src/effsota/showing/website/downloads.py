"""The tables of a site as files: all records, each board's, doubling times, what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Any

from effsota.boards.ancestry import AncestryStep, board_ancestry
from effsota.frozen import Frozen
from effsota.model import Board
from effsota.problems import working_at
from effsota.showing.fields.ancestry_fields import STEPS
from effsota.showing.fields.board_fields import BOARD
from effsota.showing.fields.chip_fields import CHIPS
from effsota.showing.fields.csv_text import csv_lines, join_csv, to_csv
from effsota.showing.fields.curve_fields import CURVES, logged_by_curve, logged_values
from effsota.showing.fields.data_field import to_data, to_json
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.json_text import to_json_file
from effsota.showing.fields.published_tables import CHANGES, trend_table
from effsota.showing.fields.rate_fields import PUBLISHED_RATES
from effsota.showing.fields.record_fields import RECORDS
from effsota.showing.fields.standing_fields import OnBoard, on_board
from effsota.showing.fields.wide_fields import wide_table
from effsota.showing.pages.change_lines import build_changes
from effsota.showing.ready_boards import TableRows
from effsota.showing.site import Site

RECORDS_PARQUET, RECORDS_JSON = "data/records.parquet", "data/records.json"


class TableFile(Frozen, kw_only=False):
    """A table at a path: its name in the data package, its title, what its rows are made of."""

    name: str
    path: str
    title: str
    table: DataTable[Any]
    wholes: Callable[[], Iterable[Any]]
    file_of: Callable[[Any], str] | None = None

    def rows(self) -> list[tuple[Any, ...]]:
        """Return its rows, built when they are asked for.

        Raises:
            BrokenAtError: if the program breaks at what a row is made of, and its file is known.
        """
        return self.table.rows(self.wholes(), file_of=self.file_of)

    def to_csv(self) -> bytes:
        """Return the table as CSV."""
        return to_csv(self.table, self.rows())

    def to_parquet(self) -> bytes:
        """Return the table as Parquet."""
        return _to_parquet(self.table, self.table.json_rows(self.rows()))


def site_tables(site: Site) -> Iterator[TableFile]:
    """Yield every table of a site, that of all records first."""
    yield from whole_tables(site)
    yield from board_tables(site)


def whole_tables(site: Site) -> Iterator[TableFile]:
    """Yield the tables of a whole site, that of all records first."""
    trends, changes = trend_table(site.references), CHANGES
    rows = partial(_records, site)
    yield TableFile("submissions", "data/submissions.csv", "All records", RECORDS, rows, _file_of_record)
    yield TableFile(
        "records",
        "data/records.csv",
        "All records, in full",
        wide_table(site.base_url),
        rows,
        _file_of_record,
    )
    yield TableFile(
        "curves",
        "data/curves.csv",
        "Learning curves that records rest on",
        CURVES,
        partial(logged_values, site.boards, site.curves),
    )
    yield TableFile(
        "trends", "data/trends.csv", "Doubling times by each resource", trends, partial(_fitted, site)
    )
    yield TableFile(
        "published-rates",
        "data/published-rates.csv",
        "Rates of progress that others print",
        PUBLISHED_RATES,
        lambda: site.published_rates,
    )
    yield TableFile(
        "chips",
        "data/chips.csv",
        "Chips with their dense peaks, power and price",
        CHIPS,
        site.hardware.chips.values,
    )
    yield TableFile(
        "ancestry",
        "data/ancestry.csv",
        "Steps to the records that lead",
        STEPS,
        partial(_steps, site),
    )
    changed = partial(build_changes, site)
    yield TableFile("changes", "data/changes.csv", "What happened and when", changes, changed)


def _records(site: Site) -> Iterator[OnBoard]:
    return (row for board in site.boards for row in on_board(board))


def _steps(site: Site) -> Iterator[AncestryStep]:
    for board in site.boards:
        found = board_ancestry(board.leaderboard)
        yield from () if found is None else found.steps


def _file_of_record(row: OnBoard) -> str:
    return row.submission.file


def _fitted(site: Site) -> Iterator[Board]:
    """Yield the boards that have a rate: each track's own, then those by other resources."""
    others = (other for board in site.boards for other in board.others)
    yield from (board for board in chain(site.boards, others) if board.trend)


def board_tables(site: Site) -> Iterator[TableFile]:
    """Yield the table of every board."""
    for board in site.boards:
        track = board.leaderboard.track
        rows = partial(on_board, board)
        yield TableFile(
            f"track-{track.id}", f"data/{track.id}.csv", track.name, RECORDS, rows, _file_of_record
        )


def render_tables(tables: Iterable[TableFile]) -> Iterator[tuple[str, bytes]]:
    """Yield tables as CSV, with their paths."""
    for file in tables:
        yield file.path, file.to_csv()


def wide_records(site: Site) -> TableFile:
    """Return the wide table of all records."""
    return next(file for file in whole_tables(site) if file.name == "records")


def render_all_records(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of all records and of their curves, the wide one in each of its forms.

    As JSON it is a list with a mapping for each row, whose keys are the columns.
    """
    ready = [_rows_of(board, site) for board in site.boards]
    tables = {file.name: file for file in whole_tables(site)}
    narrow, wide, logged = (tables[name] for name in ("submissions", "records", "curves"))
    items = [item for each in ready for item in each.items]
    yield narrow.path, join_csv(narrow.table, (each.narrow for each in ready))
    yield wide.path, join_csv(wide.table, (each.wide for each in ready))
    yield RECORDS_PARQUET, _to_parquet(wide.table, items)
    yield RECORDS_JSON, to_json_file(items)
    curves: dict[str, str] = {}
    for each in ready:
        for file, lines in each.curves.items():
            curves.setdefault(file, lines)  # one of several boards stands under the first
    yield logged.path, join_csv(logged.table, curves.values())


def _rows_of(board: Board, site: Site) -> TableRows:
    """Return the rows of a board's records as text, as they are known already or built now."""
    known = site.ready.get(board.leaderboard.track.id)
    return table_rows(board, site) if known is None else known.rows


def table_rows(board: Board, site: Site) -> TableRows:
    """Return the rows of a board's records as text; `site` may be narrowed to it.

    Raises:
        BrokenAtError: if the program breaks at a record.
    """
    table = wide_table(site.base_url)
    wide = table.rows(on_board(board), file_of=_file_of_record)
    places = {column.name: place for place, column in enumerate(table.columns)}
    narrow = itemgetter(*(places[column.name] for column in RECORDS.columns))  # the wide table has them all
    return TableRows(
        narrow=csv_lines(map(narrow, wide)),
        wide=csv_lines(wide),
        items=tuple(table.json_rows(wide)),
        curves={
            file: csv_lines(CURVES.rows(values)) for file, values in logged_by_curve([board], site.curves)
        },
    )


def render_records(site: Site) -> bytes:
    """Return all boards with their records as one JSON document."""
    return to_json({"tracks": [_board_data(board) for board in site.boards]})


def _board_data(board: Board) -> Any:
    with working_at(board.leaderboard.track.file):
        return to_data(BOARD, board)


def _to_parquet(table: DataTable[Any], json_rows: Iterable[str]) -> bytes:
    from effsota.showing.fields.parquet_file import to_parquet  # noqa: PLC0415  # a build may keep all tables

    return to_parquet(table, json_rows)
