"""The page of trends: doubling times side by side, compute trends, effective compute; those below it."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.boards.trend.overview import Effective
from effsota.frozen import Frozen
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.rates import TRENDS
from effsota.showing.pages.rates.compared import build_comparison_page
from effsota.showing.pages.rates.continued import ContinuedView, build_continued
from effsota.showing.pages.rates.doublings import (
    Doublings,
    build_doublings,
    build_rate_lists,
    opened,
)
from effsota.showing.pages.rates.era_rates import EraBoard, build_era_boards
from effsota.showing.pages.rates.pooled_rates import PooledView, build_pooled, build_pooled_page
from effsota.showing.pages.rates.printed_rates import PrintedRates, build_printed_page, build_printed_rates
from effsota.showing.site import Site


class TrendsView(Frozen):
    """Everything the page of trends shows; of some of its parts it says what a page of their own draws."""

    doublings: Doublings
    has_comparison: bool
    printed: PrintedRates
    eras: tuple[EraBoard, ...]
    continued: tuple[ContinuedView, ...]
    effective: tuple[Effective, ...]
    pooled: tuple[PooledView, ...]
    units: tuple[Unit, ...]


def build_trends_pages(site: Site) -> Iterator[Page]:
    """Yield the page of trends, its lists, boards beside each other, all together, what others print."""
    comparison, printed, pooled = build_comparison_page(site), build_printed_rates(site), build_pooled(site)
    doublings = build_doublings(site)
    view = TrendsView(
        doublings=opened(doublings),
        has_comparison=comparison is not None,
        printed=printed,
        eras=build_era_boards(site),
        continued=tuple(map(build_continued, site.overview.continuations)),
        effective=site.overview.effective,
        pooled=pooled,
        units=units_of(None),
    )
    yield Page(
        path=TRENDS,
        template="trends.html",
        title="Trends",
        description="Every doubling time with its interval, beside the published one and Moore's law.",
        view=view,
        section=TRENDS,
    )
    yield from build_rate_lists(doublings)
    yield from filter(None, (comparison, build_pooled_page(pooled), build_printed_page(printed)))


SECTION = Section(path=TRENDS, build=build_trends_pages, navigation="Trends")
