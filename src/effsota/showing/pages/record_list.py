"""The pages that list all records of a large board, whose own page shows some of them, or folds most."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.excerpt import MOST_SHOWN
from effsota.frozen import Frozen
from effsota.model import Board
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.page import BENCHMARKS, Link, Page, level_link, track_path
from effsota.showing.pages.parts import part_links
from effsota.showing.pages.record_table import RecordTable, build_record_table
from effsota.showing.pages.rows import build_rows
from effsota.showing.site import Site

MOST_LISTED = 300
MOST_FOLDED = 60  # records, of which a board's own page has every row; of more it has those of the frontier


class RecordListView(Frozen):
    """Everything a page of a list shows: its table holds the `first` to the `last` of a `total`."""

    units: tuple[Unit, ...]
    table: RecordTable
    first: str
    last: str
    total: str
    lists: tuple[Link, ...]
    is_excerpt: bool = False


def list_links(board: Board) -> tuple[Link, ...]:
    """Return links to the pages of a board's list; none where its own page has every row."""
    count, track = len(board.leaderboard.entries), board.leaderboard.track
    if count <= MOST_FOLDED:
        return ()
    # `data` is no name that a record can have.
    return part_links(count, size=MOST_LISTED, path=f"{track_path(track)}data/", to="–")


def has_excerpt(board: Board) -> bool:
    """Return whether a board's own page shows some of its records alone."""
    return len(board.leaderboard.entries) > MOST_SHOWN


def build_record_lists(board: Board, site: Site) -> Iterator[Page]:
    """Yield the pages of a board's list, the best ranked records first."""
    track, links = board.leaderboard.track, list_links(board)
    rows = build_rows(board, site, board.leaderboard.entries) if links else ()
    for number, link in enumerate(links):
        own = rows[number * MOST_LISTED : (number + 1) * MOST_LISTED]
        first, last = f"{number * MOST_LISTED + 1:,}", f"{number * MOST_LISTED + len(own):,}"
        yield Page(
            path=link.path,
            template="record_list.html",
            title=f"{track.name}, records {first} to {last}",
            description=f"Records {first} to {last} of {track.name}, by rank.",
            view=RecordListView(
                units=units_of(track),
                table=build_record_table(own, track, what=f"Records {first} to {last}", is_folded=False),
                first=first,
                last=last,
                total=total_text(board),
                lists=links,
            ),
            board=board,
            trail=(BENCHMARKS, level_link(track)),
        )


def total_text(board: Board) -> str:
    """Return how many records a board has: 5,000 records."""
    return figures.count_text(len(board.leaderboard.entries), "record")
