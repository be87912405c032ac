"""The page of all records: every row of every board, newest first, with the filters of the boards."""

from __future__ import annotations

from dataclasses import dataclass

from effsota import figures
from effsota.boards.claims.listed import as_listed
from effsota.model import Track
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.rows import RecordRow, build_tag, method_title
from effsota.showing.site import Site

RECORDS = "records/"
OPEN = 40  # rows, newest first; the others are one step away
MOST_ROWS, NEWEST = 1_000, 250  # of more than the first, a page shows the second: it would be slow on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsView:
    """Everything the page of all records shows; the last three are what its filters offer.

    Of the rows the newest are open and the `rest` folded. Where there are more than one page can hold, it has
    as many of the newest as `shown` says, and `total` says of how many.
    """

    units: tuple[Unit, ...]
    rows: tuple[RecordRow, ...]
    rest: tuple[RecordRow, ...]
    shown: str
    total: str
    is_excerpt: bool
    tracks: tuple[Track, ...]
    methods: tuple[str, ...]
    states: tuple[str, ...]


def build_records_page(site: Site) -> Page:
    """Return the page of all records."""
    found = [(entry, board.leaderboard.track) for board in site.boards for entry in board.leaderboard.entries]
    found.sort(key=lambda each: each[0].record.submission.date, reverse=True)
    is_excerpt, total = len(found) > MOST_ROWS, figures.count_text(len(found), "record")
    rows = [
        RecordRow(entry=entry, track=track, tag=build_tag(entry, site))
        for entry, track in found[: NEWEST if is_excerpt else None]
    ]
    tracks = tuple(board.leaderboard.track for board in as_listed(site.boards))
    view = RecordsView(
        units=units_of(None),
        rows=tuple(rows[:OPEN]),
        rest=tuple(rows[OPEN:]),
        shown=str(len(rows)),
        total=total,
        is_excerpt=is_excerpt,
        tracks=tuple(track for track in tracks if any(row.track is track for row in rows))
        if is_excerpt
        else tracks,
        methods=tuple(sorted({method_title(row.entry) for row in rows})),
        states=tuple(sorted({row.tag.text for row in rows})),
    )
    return Page(
        path=RECORDS,
        template="records.html",
        title="Records",
        description=f"{f'The newest {NEWEST} of' if is_excerpt else 'All'} {total} on "
        f"{figures.count_text(len(site.boards), 'benchmark')}, search and filter.",
        view=view,
    )


SECTION = Section(path=RECORDS, build=build_records_page, footer=(Link(text="Records", path=RECORDS),))
