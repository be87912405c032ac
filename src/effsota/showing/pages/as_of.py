"""The boards as they stood at the end of each year, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from effsota.boards.past import boards_by_year, ended_years
from effsota.model import KINDS, Board
from effsota.showing.pages.home import BoardTable, build_table
from effsota.showing.pages.page import BENCHMARKS, HOME, Link, Page, Section
from effsota.showing.site import Site

AS_OF = "as-of/"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """The boards at the end of a year."""

    year: int
    tables: tuple[BoardTable, ...]
    before: Link | None
    after: Link | None


class YearLine(NamedTuple):
    """A year with what was on file for it."""

    year: Link
    boards: int
    records: int


def build_past_pages(site: Site) -> Iterator[Page]:
    """Yield the page of every year that has ended, and the page that lists them."""
    years = ended_years(site.boards, site.today)
    lines = []
    for year, boards in boards_by_year(site.boards, years, site.references):
        lines.append(_line(year, boards))
        yield _build_year(year, years, replace(site, boards=boards))
    yield Page(
        path=AS_OF,
        template="years.html",
        title="Year by year",
        description="The boards as they stood at the end of each year.",
        view=tuple(reversed(lines)),
        section=HOME,
    )


def year_path(year: int) -> str:
    """Return the path of a year's page."""
    return f"{AS_OF}{year}/"


def _line(year: int, boards: Sequence[Board]) -> YearLine:
    records = sum(len(board.leaderboard.entries) for board in boards)
    return YearLine(Link(text=str(year), path=year_path(year)), len(boards), records)


def _build_year(year: int, years: range, then: Site) -> Page:
    view = YearView(
        year=year,
        tables=tuple(table for kind in KINDS if (table := build_table(kind, then)).glances),
        before=_year_link(year - 1, years),
        after=_year_link(year + 1, years),
    )
    return Page(
        path=year_path(year),
        template="year.html",
        title=f"As of {year}",
        description=f"The efficiency frontier of every benchmark as it stood at the end of {year}.",
        view=view,
        section=HOME,
        trail=(BENCHMARKS, Link(text="Year by year", path=AS_OF)),
    )


def _year_link(year: int, years: range) -> Link | None:
    return Link(text=str(year), path=year_path(year)) if year in years else None


SECTION = Section(path=AS_OF, build=build_past_pages, footer=(Link(text="By year", path=AS_OF),))
