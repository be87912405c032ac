"""The page of all records: every row of every board, newest first, with the filters of the boards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.amount_cells import units_of
from effsota.showing.pages.page import HOME, Link, Page, Section, track_link
from effsota.showing.pages.rows import build_row

if TYPE_CHECKING:
    from effsota.model import Board
    from effsota.showing.pages.amount_cells import Unit
    from effsota.showing.pages.rows import Row
    from effsota.showing.pages.site import Site

RECORDS = "records/"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyRow:
    """A row with the board it stands on."""

    row: Row
    track: Link
    track_id: str
    factor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsView:
    """Everything the page of all records shows."""

    count: str
    units: tuple[Unit, ...]
    rows: tuple[AnyRow, ...]
    tracks: tuple[Choice, ...]
    methods: tuple[Choice, ...]
    states: tuple[Choice, ...]


def build_records_page(site: Site) -> Page:
    """Return the page of all records."""
    rows = tuple(
        sorted(
            (row for board in site.boards for row in _rows(board, site)),
            key=lambda given: given.row.day.iso,
            reverse=True,
        )
    )
    tracks = [board.leaderboard.track for board in site.boards]
    view = RecordsView(
        count=figures.count_text(len(rows), "record"),
        units=units_of(None),
        rows=rows,
        tracks=tuple(Choice(value=track.id, text=track.name) for track in tracks),
        methods=_choices([given.row.method for given in rows]),
        states=_choices([given.row.tag.text for given in rows]),
    )
    return Page(
        path=RECORDS,
        template="records.html",
        title="Records",
        description=f"All {view.count} on {figures.count_text(len(tracks), 'benchmark')}, search and filter.",
        view=view,
        section=HOME,
    )


def _rows(board: Board, site: Site) -> tuple[AnyRow, ...]:
    track = board.leaderboard.track
    return tuple(
        AnyRow(
            row=build_row(entry, track, site, units=units_of(None)),
            track=track_link(track),
            track_id=track.id,
            factor_name=track.kind.direction.factor,
        )
        for entry in board.leaderboard.entries
    )


def _choices(texts: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=text, text=text) for text in sorted(set(texts)))


SECTION = Section(path=RECORDS, build=build_records_page, footer=(Link(text="Records", path=RECORDS),))
