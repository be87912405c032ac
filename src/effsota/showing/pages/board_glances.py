"""The boards at a glance, a table for each kind; where they are many, each with pages that list them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.listed import as_listed
from effsota.boards.claims.rate_figure import RateFigure, glance_rate
from effsota.frozen import Frozen
from effsota.model import Board, Kind, ordered_kinds
from effsota.showing.charts import render_sparkline
from effsota.showing.pages.amount_cells import Unit, shared_units
from effsota.showing.pages.page import Link, Page, kind_slug
from effsota.showing.pages.parts import Parts, part_links
from effsota.showing.pages.rows import Tag, build_tag
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_WHOLE = 100  # boards in all the tables of a page; of more, a table opens with so many:
OPEN = 25
MOST_LISTED = 100


class Glance(Frozen):
    """One board in a table of boards; `tag` warns of a figure on its frontier."""

    board: Board
    headline: Headline | None
    rate: RateFigure | None
    tag: Tag | None
    line: Markup | None


class BoardTable(Frozen):
    """The boards of one kind, those with a rate first, of them the one with the newest record."""

    id: str
    kind: Kind
    units: tuple[Unit, ...]
    glances: tuple[Glance, ...]
    parts: Parts


class BoardListView(Frozen):
    """A part of a table of boards: `when` is the year at whose end they stood so, nothing of today."""

    table: BoardTable
    when: str


def build_tables(site: Site) -> tuple[BoardTable, ...]:
    """Return the boards of each kind at a glance, all of them."""
    kinds = ordered_kinds(board.leaderboard.track.kind for board in site.boards)
    listed = as_listed(site.boards)
    return tuple(_build_table(kind, listed, site) for kind in kinds)


def _build_table(kind: Kind, listed: Sequence[Board], site: Site) -> BoardTable:
    boards = [board for board in listed if board.leaderboard.track.kind is kind]
    count = len(boards)
    return BoardTable(
        id=f"boards-{kind_slug(kind)}",
        kind=kind,
        units=shared_units(board.leaderboard.track for board in boards),
        glances=tuple(_build_glance(board, site) for board in boards),
        parts=Parts(count=count, total=figures.count_text(count, "benchmark"), opens=OPEN, size=MOST_LISTED),
    )


def _build_glance(board: Board, site: Site) -> Glance:
    headline, frontier = build_headline(board), board.leaderboard.frontier
    tags = [build_tag(entry, site) for entry in frontier]
    return Glance(
        board=board,
        headline=headline,
        rate=glance_rate(headline) if headline else None,
        tag=next((tag for tag in tags if tag.is_warning), None),
        line=render_sparkline([(each.record.submission.date, each.amount.value) for each in frontier]),
    )


def in_parts(tables: Sequence[BoardTable], path: str) -> tuple[BoardTable, ...]:
    """Return whole tables with pages below `path` that list them, where they are too much for one page."""
    if sum(table.parts.count for table in tables) <= MOST_WHOLE:
        return tuple(tables)
    return tuple(_in_parts(table, path) if table.parts.count > OPEN else table for table in tables)


def _in_parts(table: BoardTable, path: str) -> BoardTable:
    links = part_links(table.parts.count, size=table.parts.size, path=f"{path}{kind_slug(table.kind)}/")
    return replace(table, parts=replace(table.parts, links=links))


def opened(tables: Iterable[BoardTable]) -> tuple[BoardTable, ...]:
    """Return tables as they open: of one that has pages of its own the first boards."""
    return tuple(replace(table, glances=table.parts.opening(table.glances)) for table in tables)


def build_board_lists(
    tables: Iterable[BoardTable], *, trail: Sequence[Link], when: str = ""
) -> Iterator[Page]:
    """Yield the pages that list the boards of whole tables."""
    at_the_end = f" as of the end of {when}" if when else ""
    for table in tables:
        for link, glances in table.parts.cut(table.glances):
            yield Page(
                path=link.path,
                template="board_list.html",
                title=f"{table.kind.boards_title}, {link.text}",
                description=f"Benchmarks {link.text} of {table.parts.count:,}{at_the_end}.",
                view=BoardListView(table=replace(table, glances=glances), when=when),
                trail=tuple(trail),
            )
