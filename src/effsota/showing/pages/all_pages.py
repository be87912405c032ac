"""The pages of the site, each by its section: one more is a module, and its name in `SECTIONS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from effsota.problems import working_at
from effsota.showing.pages import (
    all_records,
    as_of,
    audit_page,
    calculator,
    data,
    digest,
    glossary,
    hardware,
    home,
    makers,
    methodology,
    prose,
    queue_page,
    rules,
    submit,
    thresholds_page,
)
from effsota.showing.pages.ancestry_page import build_ancestry_page
from effsota.showing.pages.chart_views import build_views_page
from effsota.showing.pages.embed import build_embed_page
from effsota.showing.pages.frame import build_frame
from effsota.showing.pages.moved import build_moved_pages
from effsota.showing.pages.other_boards import build_other_pages
from effsota.showing.pages.page import NOT_FOUND, TRACKS, Page, Section
from effsota.showing.pages.rates import page_of_trends
from effsota.showing.pages.record import build_submission_page
from effsota.showing.pages.record_list import build_record_lists
from effsota.showing.pages.takeaway import Takeaways
from effsota.showing.pages.track import build_track_page
from effsota.showing.site import Site

__all__ = [
    "BOARDS_SECTION",
    "NOT_FOUND",
    "SECTIONS",
    "Page",
    "Section",
    "Site",
    "Takeaways",
    "build_frame",
    "build_pages",
]


def build_board_pages(site: Site) -> Iterator[Page]:
    """Yield for every board its own page, its chart alone, and the pages of its records."""
    for board in site.boards:
        page = build_track_page(board, site)
        yield page
        yield from build_record_lists(board, site)
        yield from build_other_pages(board, site)
        yield from build_ancestry_page(board, site)
        yield build_embed_page(board, page.view.drawing)
        yield from build_views_page(board, site)
        for entry in board.leaderboard.entries:
            with working_at(entry.record.submission.file):
                yield build_submission_page(entry, board, site)
                yield from build_moved_pages(entry, board)


BOARDS_SECTION = Section(path=TRACKS, build=build_board_pages)
SECTIONS = (
    home.SECTION,
    BOARDS_SECTION,
    all_records.SECTION,
    digest.SECTION,
    queue_page.SECTION,
    as_of.SECTION,
    page_of_trends.SECTION,
    thresholds_page.SECTION,
    calculator.SECTION,
    submit.SECTION,
    audit_page.SECTION,
    makers.ORGANIZATIONS_SECTION,
    makers.PEOPLE_SECTION,
    hardware.SECTION,
    rules.SECTION,
    methodology.SECTION,
    glossary.SECTION,
    prose.ABOUT_SECTION,
    prose.OWN_SECTION,
    prose.LOST_SECTION,
    data.SECTION,
)


def build_pages(site: Site, sections: Iterable[Section] = SECTIONS) -> tuple[Page, ...]:
    """Return every page of some sections, of all where none are named, but those that the website builds."""
    return tuple(each_page(site, sections))


def each_page(site: Site, sections: Iterable[Section]) -> Iterator[Page]:
    """Yield the pages of some sections, each built when it is asked for."""
    for section in sections:
        built = () if section.build is None else section.build(site)
        yield from (built,) if isinstance(built, Page) else built
