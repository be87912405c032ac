"""The boards at a glance, a table for each kind; where they are many, each with pages that list them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.entry_words import nothing_words
from effsota.boards.claims.factor_words import reads_factor
from effsota.boards.claims.goal_words import level_reached
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.listed import listing_weight
from effsota.boards.claims.rate_figure import glance_rate
from effsota.boards.claims.rate_words import claim_factor, spread_ends
from effsota.boards.past import past_boards
from effsota.boards.trend import find_absence
from effsota.frozen import Frozen
from effsota.model import Board, Kind, ReferenceTrend, Track, ordered_kinds
from effsota.showing.charts import render_sparkline
from effsota.showing.pages.amount_cells import Unit, amounts_of, shared_units, units_of
from effsota.showing.pages.page import Link, Page, kind_slug
from effsota.showing.pages.parts import Parts, part_links
from effsota.showing.pages.rows import build_tag
from effsota.showing.ready_boards import Glance, GlancedRate, LedBy, PastGlance
from effsota.showing.site import Site

MOST_WHOLE = 100  # boards in all the tables of a page; of more, a table opens with so many:
OPEN = 25
MOST_LISTED = 100


class BoardTable(Frozen):
    """The boards of one kind, those with a rate first, of them the one with the newest record.

    `slug` is the kind in an address; what follows `lead` names the columns.
    """

    id: str
    slug: str
    title: str
    lead: str
    subject: str
    best: str
    amount: str
    factor: str
    units: tuple[Unit, ...]
    glances: tuple[Glance, ...]
    parts: Parts


class BoardListView(Frozen):
    """A part of a table of boards: `when` is the year at whose end they stood so, nothing of today."""

    table: BoardTable
    when: str


def build_tables(site: Site) -> tuple[BoardTable, ...]:
    """Return the boards of each kind at a glance, all of them."""
    return tables_of((board.leaderboard.track, glance_of(board, site)) for board in site.boards)


def glance_of(board: Board, site: Site) -> Glance:
    """Return a board of a site at a glance, as it is known already or built now."""
    known = site.ready.get(board.leaderboard.track.id)
    return build_glance(board, site) if known is None else known.glance


def past_of(board: Board, site: Site) -> tuple[PastGlance, ...]:
    """Return a board of a site at a glance in the past, as it is known already or built now."""
    known = site.ready.get(board.leaderboard.track.id)
    return build_past(board, site, site.references) if known is None else known.past


def build_past(board: Board, site: Site, references: Sequence[ReferenceTrend]) -> tuple[PastGlance, ...]:
    """Return a board at a glance, for each year at whose end it was another one, from its baseline on."""
    return tuple(
        PastGlance(year=year, glance=build_glance(then, site))
        for year, then in past_boards(board, site.today, references)
    )


def tables_of(given: Iterable[tuple[Track, Glance]]) -> tuple[BoardTable, ...]:
    """Return tracks in tables, for each kind one."""
    known = list(given)
    kinds = ordered_kinds(track.kind for track, _ in known)
    found = sorted(known, key=lambda each: each[1].order, reverse=True)
    return tuple(_build_table(kind, [each for each in found if each[0].kind == kind]) for kind in kinds)


def _build_table(kind: Kind, listed: Sequence[tuple[Track, Glance]]) -> BoardTable:
    slug, count = kind_slug(kind), len(listed)
    return BoardTable(
        id=f"boards-{slug}",
        slug=slug,
        title=kind.boards_title,
        lead=kind.lead,
        subject="Benchmark and target" if kind.has_level else "Series of runs",
        best=kind.direction.best,
        amount=kind.resource.word,
        factor=kind.factor_name,
        units=shared_units(track for track, _ in listed),
        glances=tuple(glance for _, glance in listed),
        parts=Parts(count=count, total=figures.count_text(count, "benchmark"), opens=OPEN, size=MOST_LISTED),
    )


def build_glance(board: Board, site: Site) -> Glance:
    """Return a board at a glance; `site` may be narrowed to it."""
    leaderboard, headline = board.leaderboard, build_headline(board)
    track, frontier = leaderboard.track, leaderboard.frontier
    tags = (build_tag(entry, site) for entry in frontier)
    rate, absence = glance_rate(headline) if headline else None, find_absence(leaderboard)
    return Glance(
        track=track.id,
        level=track.level,
        target=level_reached(track) or track.name,
        caution=next((tag.text for tag in tags if tag.is_warning), ""),
        line=render_sparkline([(each.record.submission.date, each.amount.value) for each in frontier]),
        led_by=None if headline is None else _led_by(headline, track),
        nothing=nothing_words(leaderboard),
        rate=None if rate is None else GlancedRate(**rate._asdict()),
        absence="" if absence is None else str(absence),
        records=len(leaderboard.entries),
        frontier=f"{len(frontier)} {track.kind.direction.on_frontier}",
        order=listing_weight(board),
    )


def _led_by(headline: Headline, track: Track) -> LedBy:
    submission = headline.best.record.submission
    return LedBy(
        path=submission.path,
        model=submission.model,
        date=submission.date,
        amounts=amounts_of(headline.best, {*units_of(track), *units_of(None)}),
        factor=claim_factor(headline.factor),
        bound=reads_factor(headline.bound, track.kind) if headline.bound else "",
        tolerance=spread_ends(headline.factor) or "",
    )


def in_parts(tables: Sequence[BoardTable], path: str) -> tuple[BoardTable, ...]:
    """Return whole tables with pages below `path` that list them, where they are too much for one page."""
    if sum(table.parts.count for table in tables) <= MOST_WHOLE:
        return tuple(tables)
    return tuple(_in_parts(table, path) if table.parts.count > OPEN else table for table in tables)


def _in_parts(table: BoardTable, path: str) -> BoardTable:
    links = part_links(table.parts.count, size=table.parts.size, path=f"{path}{table.slug}/")
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
                title=f"{table.title}, {link.text}",
                description=f"Benchmarks {link.text} of {table.parts.count:,}{at_the_end}.",
                view=BoardListView(table=replace(table, glances=glances), when=when),
                trail=tuple(trail),
            )
