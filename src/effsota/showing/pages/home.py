"""The home page: the newest answer, all doubling times, every board at a glance, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.listed import is_long, newest_record
from effsota.boards.claims.sentences import reference_words
from effsota.frozen import Frozen
from effsota.model import KINDS, Board, ReferenceTrend
from effsota.showing.charts import Rate, render_rates
from effsota.showing.pages.amount_cells import Unit, is_rate_only, units_of
from effsota.showing.pages.board_glances import (
    BoardTable,
    build_board_lists,
    build_tables,
    in_parts,
    opened,
)
from effsota.showing.pages.change_lines import build_changes
from effsota.showing.pages.changes import ShownChange, page_paths, show_changes
from effsota.showing.pages.page import BENCHMARKS, HOME, Page, Section
from effsota.showing.pages.rates.doublings import glance_rates
from effsota.showing.site import Site, found_once

if TYPE_CHECKING:
    from markupsafe import Markup

QUESTION = "How little training compute does a known result need?"
BESIDE_TEXT = ("middle", "narrow")
BOARDS = "benchmarks/"  # and the id of a kind: where its boards are listed, if they are many
MOST_NEWS = 5
MOST_RATES = 14  # that stand beside the answer on one screen


class News(Frozen):
    """One change in the list of the newest."""

    date: date
    change: ShownChange


class HomeView(Frozen):
    """Everything the home page shows; `headline` is the claim of the board that opens it.

    `rates` are those of the newest records; `rates_left_out` says how many others there are.
    """

    question: str
    headline: Headline | None
    reference: str | None
    rates: Markup | None
    rates_left_out: int
    references: tuple[ReferenceTrend, ...]
    tables: tuple[BoardTable, ...]
    units: tuple[Unit, ...]
    claim_units: tuple[Unit, ...]
    news: tuple[News, ...]


def build_home_pages(site: Site) -> Iterator[Page]:
    """Yield the home page, then, where its boards are many, the pages that list them."""
    tables = in_parts(build_tables(site), BOARDS)
    yield build_home_page(site, tables)
    yield from build_board_lists(tables, trail=(BENCHMARKS,))


def build_home_page(site: Site, tables: Sequence[BoardTable]) -> Page:
    """Return the home page, with the boards of some tables."""
    first = first_board(site)
    headline = build_headline(first) if first else None
    changes = build_changes(site)[:MOST_NEWS]
    rates = glance_rates(site)
    shown = rates[:MOST_RATES]
    view = HomeView(
        question=QUESTION,
        headline=headline,
        reference=reference_words(headline) if headline else None,
        rates=_draw_rates(shown, site),
        rates_left_out=len(rates) - len(shown),
        references=site.references[:1],
        tables=opened(tables),
        units=units_of(None),
        claim_units=units_of(first.leaderboard.track if first else None),
        news=tuple(
            News(date=change.date, change=shown)
            for change, shown in zip(changes, show_changes(changes, page_paths(site)), strict=True)
        ),
    )
    return Page(
        path=HOME,
        template="home.html",
        title=f"{site.tracker.name}: {QUESTION[0].lower()}{QUESTION[1:-1]}",
        description=site.tracker.description or QUESTION,
        view=view,
        is_dataset=True,
    )


def _draw_rates(rates: Sequence[Rate], site: Site) -> Markup | None:
    """Return the doubling times of some boards, the fastest first, a reference trend beside them."""
    if not rates:
        return None
    fastest_first = sorted(rates, key=lambda rate: rate.months)
    return render_rates(fastest_first, chart_id="rates", references=site.references[:1], sizes=BESIDE_TEXT)


@found_once
def first_board(site: Site) -> Board | None:
    """Return the board that opens the site: of efficiency, with an interval, the newest record of those.

    One whose gain is sure, and took a year or more, goes before one of which that cannot be said.
    """
    boards = [board for board in site.boards if board.leaderboard.sota is not None]
    return max(boards, key=_weight, default=None)


def _weight(board: Board) -> tuple[bool, bool, bool, date]:
    is_first, trend = board.leaderboard.track.kind == KINDS[0], board.trend
    return is_first, trend is not None and not is_rate_only(trend), _is_sure(board), newest_record(board)


def _is_sure(board: Board) -> bool:
    headline = build_headline(board)
    if headline is None or headline.factor.spread is None:
        return False
    return headline.factor.spread.low > 1 and is_long(headline.factor.period)


SECTION = Section(path=HOME, build=build_home_pages, navigation=BENCHMARKS.text)
