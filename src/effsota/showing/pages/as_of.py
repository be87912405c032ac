"""The boards as they stood at the end of each year, and the page that leads to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from effsota import figures
from effsota.boards.past import ended_years
from effsota.frozen import Frozen
from effsota.model import Track
from effsota.showing.pages.board_glances import (
    MOST_LISTED,
    MOST_WHOLE,
    OPEN,
    BoardTable,
    build_board_lists,
    in_parts,
    opened,
    past_of,
    tables_of,
)
from effsota.showing.pages.page import BENCHMARKS, HOME, Link, Page, Section
from effsota.showing.pages.parts import Parts
from effsota.showing.pages.stood_published import StoodBoard, published_in, stood_published
from effsota.showing.ready_boards import Glance
from effsota.showing.site import Site

AS_OF = "as-of/"
Stood = Sequence[tuple[Track, Glance]]


class StoodTable(Frozen):
    """Benchmarks as they were published, all of them or some, and the pages that list all."""

    rows: tuple[StoodBoard, ...]
    parts: Parts


class YearView(Frozen):
    """The boards at the end of a year: `tables` as today's records tell them, `stood` as they were published.

    `stood` is None where the ledger does not reach back so far; `since` is the day on which it began, None
    where the site keeps none.
    """

    year: int
    stood: StoodTable | None
    since: date | None
    tables: tuple[BoardTable, ...]
    before: Link | None
    after: Link | None


class YearLine(NamedTuple):
    """A year with what was on file for it."""

    year: Link
    boards: int
    records: int


def build_past_pages(site: Site) -> Iterator[Page]:
    """Yield the page of every year that brought something, and the page that lists them.

    At the address of a year that brought nothing stands the way to the last one that did.
    """
    ended = ended_years(site.boards, site.today)
    eventful = dict(_eventful(site, ended))
    years = tuple(eventful)
    for year, stood in eventful.items():
        yield from _build_year(year, years, stood, site)
    for year in sorted(set(ended) - eventful.keys()):
        yield _build_quiet_year(year, max(each for each in years if each < year))
    yield Page(
        path=AS_OF,
        template="years.html",
        title="Year by year",
        description="The boards as they stood at the end of each year.",
        view=tuple(_line(year, stood) for year, stood in reversed(eventful.items())),
        section=HOME,
    )


def _eventful(site: Site, years: Iterable[int]) -> Iterator[tuple[int, Stood]]:
    """Yield the years at whose end a board was not what it was a year before, or that the ledger tells of."""
    changed: defaultdict[int, dict[int, Glance]] = defaultdict(dict)
    for place, board in enumerate(site.boards):
        for past in past_of(board, site):
            changed[past.year][place] = past.glance
    now: dict[int, Glance] = {}
    for year in years:
        now |= changed[year]
        if changed[year] or published_in(site.ledger, year):
            # Of boards that are listed by the same, the first comes first, as today.
            yield year, tuple((site.boards[place].leaderboard.track, now[place]) for place in sorted(now))


def year_path(year: int) -> str:
    """Return the path of a year's page."""
    return f"{AS_OF}{year}/"


def _line(year: int, stood: Stood) -> YearLine:
    return YearLine(_year_link(year), len(stood), sum(glance.records for _, glance in stood))


def _build_year(year: int, years: Sequence[int], then: Stood, site: Site) -> Iterator[Page]:
    """Yield the page of a year, then, where its boards are many, the pages that list them."""
    at, path, end = years.index(year), year_path(year), date(year, 12, 31)
    tables = in_parts(tables_of(then), path)
    stood = stood_published(site, end)
    listed = _stood_in_parts(stood or (), f"{path}published/")
    yield Page(
        path=path,
        template="year.html",
        title=f"As of {year}",
        description=f"The efficiency frontier of every benchmark as it stood at the end of {year}.",
        view=YearView(
            year=year,
            stood=None if stood is None else StoodTable(rows=listed.opening(stood), parts=listed),
            since=None if site.ledger is None else site.ledger.editions[0].stamp.day,
            tables=opened(tables),
            before=_year_link(years[at - 1]) if at else None,
            after=_year_link(years[at + 1]) if at + 1 < len(years) else None,
        ),
        section=HOME,
        trail=(BENCHMARKS, Link(text="Year by year", path=AS_OF)),
    )
    trail = (BENCHMARKS, Link(text=f"As of {year}", path=path))
    yield from build_board_lists(tables, trail=trail, when=str(year))
    for link, rows in listed.cut(stood or ()):
        yield Page(
            path=link.path,
            template="stood_list.html",
            title=f"As published at the end of {year}, {link.text}",
            description=f"What stood published on {figures.date_text(end)}, benchmarks {link.text}.",
            view=StoodTable(rows=rows, parts=listed),
            section=HOME,
            trail=trail,
        )


def _stood_in_parts(stood: Sequence[StoodBoard], path: str) -> Parts:
    return Parts.of(
        len(stood), "benchmark", path=path if len(stood) > MOST_WHOLE else None, size=MOST_LISTED, opens=OPEN
    )


def _build_quiet_year(year: int, last: int) -> Page:
    """Return what stands at the address of a year that brought nothing after `last`."""
    link = _year_link(last)
    return Page(
        path=year_path(year),
        template="quiet_year.html",
        title=f"Nothing new in {year}",
        description=f"At the end of {year} the boards stood as at the end of {last}.",
        view=link,
        section=HOME,
        trail=(BENCHMARKS, Link(text="Year by year", path=AS_OF)),
        canonical=link.path,
    )


def _year_link(year: int) -> Link:
    return Link(text=str(year), path=year_path(year))


SECTION = Section(path=AS_OF, build=build_past_pages, footer=(Link(text="By year", path=AS_OF),))
