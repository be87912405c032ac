"""The pages of all records: every row of every board, newest first, with the filters of the boards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota import figures
from effsota.boards.claims.factor_words import reads_factor, reads_tolerance
from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Track
from effsota.showing.pages.amount_cells import Unit, amounts_of, units_of
from effsota.showing.pages.maker_paths import organizations_of, people_of
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.parts import Parts, part_links
from effsota.showing.pages.rows import build_tag, method_title, other_words
from effsota.showing.ready_boards import ListedRow
from effsota.showing.site import Site, found_once

RECORDS = "records/"
UNKNOWN = "Infinity"  # compute to sort by: behind all that is known
OPEN = 40  # rows, newest first; the others are one step away
MOST_FOLDED = 100  # rows that one page has; of more the fold is pages, each of so many:
MOST_LISTED = 80  # on a phone twelve screens
MOST_ROWS, NEWEST = 2000, 250  # of more than the first, a page shows the second: it would be slow on a phone


class RecordsView(Frozen):
    """Everything a page of records shows; the last three are what its filters offer.

    Of the rows the newest are open and the `rest` folded, or in `parts`, on pages of their own. Where there
    are more than a reader can look through, there are as many of the newest as `shown` says.
    """

    units: tuple[Unit, ...]
    rows: tuple[ListedRow, ...]
    rest: tuple[ListedRow, ...]
    parts: Parts
    shown: str
    is_excerpt: bool
    tracks: tuple[str, ...]
    track_names: tuple[str, ...]
    methods: tuple[str, ...]
    states: tuple[str, ...]


def build_record_pages(site: Site) -> Iterator[Page]:
    """Yield the page of all records, then, where they are many, the pages that list them."""
    rows = _rows(site)
    parts = _parts(len(rows))
    yield build_records_page(site, rows)
    for link, own in parts.cut(rows):
        yield Page(
            path=link.path,
            template="records.html",
            title=f"Records {link.text}",
            description=f"Records {link.text} of {parts.total}, newest first.",
            view=_view(site, rows, shown=own, rest=(), parts=parts),
            trail=(Link(text="Records", path=RECORDS),),
        )


def build_records_page(site: Site, found: Sequence[ListedRow] | None = None) -> Page:
    """Return the page of all records."""
    rows = _rows(site) if found is None else found
    parts = _parts(len(rows))
    is_excerpt = len(rows) > MOST_ROWS
    rest = () if parts.links else rows[OPEN : NEWEST if is_excerpt else None]
    view = _view(site, rows, shown=rows[:OPEN], rest=rest, parts=parts)
    return Page(
        path=RECORDS,
        template="records.html",
        title="Records",
        description=f"{f'The newest {NEWEST} of' if is_excerpt else 'All'} {parts.total} on "
        f"{figures.count_text(len(site.boards), 'benchmark')}, search and filter.",
        view=view,
    )


def _rows(site: Site) -> list[ListedRow]:
    return sorted(listed_of(site), key=lambda row: row.date, reverse=True)


@found_once
def listed_of(site: Site) -> tuple[ListedRow, ...]:
    """Return every record of a site as the list of all has it, board by board."""
    return tuple(row for board in site.boards for row in _rows_of(board, site))


def _rows_of(board: Board, site: Site) -> tuple[ListedRow, ...]:
    known = site.ready.get(board.leaderboard.track.id)
    return build_listed(board, site) if known is None else known.listed


def build_listed(board: Board, site: Site) -> tuple[ListedRow, ...]:
    """Return the records of a board as the list of all has them; `site` may be narrowed to it."""
    return tuple(_build_row(entry, board.leaderboard.track, site) for entry in board.leaderboard.entries)


def _build_row(entry: Entry, track: Track, site: Site) -> ListedRow:
    submission, tag = entry.record.submission, build_tag(entry, site)
    compute = entry.record.compute_flop
    return ListedRow(
        path=submission.path,
        track=track.id,
        model=submission.model,
        level=track.level,
        date=submission.date,
        is_ranked=entry.rank is not None,
        is_frontier=entry.is_frontier,
        compute=UNKNOWN if compute is None else figures.data_text(compute),
        amounts=amounts_of(entry, units_of(None)),
        factor=figures.data_text(entry.factor),
        factor_words=reads_factor(entry, track.kind),
        factor_as=track.kind.direction.factor if reads_tolerance(entry) else "",
        method=method_title(entry),
        status=tag.text,
        is_warning=tag.is_warning,
        words=other_words(submission, track),
        organizations=tuple(organizations_of(submission, site.names)),
        people=tuple(people_of(submission, site.names)),
    )


def _parts(count: int) -> Parts:
    return Parts(
        count=count,
        total=figures.count_text(count, "record"),
        opens=OPEN,
        size=MOST_LISTED,
        links=part_links(count, size=MOST_LISTED, path=RECORDS) if MOST_FOLDED < count <= MOST_ROWS else (),
    )


def _view(
    site: Site,
    rows: Sequence[ListedRow],
    *,
    shown: Sequence[ListedRow],
    rest: Sequence[ListedRow],
    parts: Parts,
) -> RecordsView:
    """Return what a page shows, whose filters offer what its rows have, or those that a search brings in."""
    here = rows if parts.links else (*shown, *rest)
    own = {row.track for row in here}
    is_excerpt = len(rows) > MOST_ROWS
    listed = (board.leaderboard.track for board in as_listed(site.boards))
    tracks = [track for track in listed if not is_excerpt or track.id in own]
    return RecordsView(
        units=units_of(None),
        rows=tuple(shown),
        rest=tuple(rest),
        parts=parts,
        shown=str(len(here)),
        is_excerpt=is_excerpt,
        tracks=tuple(track.id for track in tracks),
        track_names=tuple(track.name for track in tracks),
        methods=tuple(sorted({row.method for row in here})),
        states=tuple(sorted({row.status for row in here})),
    )


SECTION = Section(path=RECORDS, build=build_record_pages, footer=(Link(text="Records", path=RECORDS),))
