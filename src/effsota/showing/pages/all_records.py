"""The page of all records: every row of every board, newest first, with the filters of the boards."""

from __future__ import annotations

from dataclasses import dataclass

from effsota import figures
from effsota.model import Track
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.rows import RecordRow, build_tag
from effsota.showing.site import Site

RECORDS = "records/"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsView:
    """Everything the page of all records shows; the last three are what its filters offer."""

    units: tuple[Unit, ...]
    rows: tuple[RecordRow, ...]
    tracks: tuple[Track, ...]
    methods: tuple[str, ...]
    states: tuple[str, ...]


def build_records_page(site: Site) -> Page:
    """Return the page of all records."""
    rows = [
        RecordRow(entry=entry, track=board.leaderboard.track, tag=build_tag(entry, site))
        for board in site.boards
        for entry in board.leaderboard.entries
    ]
    rows.sort(key=lambda row: row.entry.record.submission.date, reverse=True)
    view = RecordsView(
        units=units_of(None),
        rows=tuple(rows),
        tracks=tuple(board.leaderboard.track for board in site.boards),
        methods=tuple(sorted({row.entry.record.headline.estimate.method.title for row in rows})),
        states=tuple(sorted({row.tag.text for row in rows})),
    )
    return Page(
        path=RECORDS,
        template="records.html",
        title="Records",
        description=f"All {figures.count_text(len(rows), 'record')} on "
        f"{figures.count_text(len(site.boards), 'benchmark')}, search and filter.",
        view=view,
    )


SECTION = Section(path=RECORDS, build=build_records_page, footer=(Link(text="Records", path=RECORDS),))
