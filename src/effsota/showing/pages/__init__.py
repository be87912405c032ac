"""Boards as pages: one module for each type of page, every shown value already formatted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.showing.pages.as_of import build_past_pages
from effsota.showing.pages.audit import build_audit_page
from effsota.showing.pages.calculator import build_calculator_page
from effsota.showing.pages.changes import build_changes_page
from effsota.showing.pages.embed import build_embed_page
from effsota.showing.pages.hardware import build_hardware_page
from effsota.showing.pages.home import build_home_page
from effsota.showing.pages.methodology import build_methodology_page
from effsota.showing.pages.page import NOT_FOUND, Frame, Page, build_frame
from effsota.showing.pages.prose import build_about_page, build_not_found_page
from effsota.showing.pages.rates import build_trends_page
from effsota.showing.pages.record import build_submission_page
from effsota.showing.pages.records import build_records_page
from effsota.showing.pages.rules import build_rules_page
from effsota.showing.pages.site import Site
from effsota.showing.pages.submit import build_submit_page
from effsota.showing.pages.takeaway import build_takeaway
from effsota.showing.pages.track import build_track_page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NOT_FOUND", "Frame", "Page", "Site", "build_frame", "build_pages", "build_takeaway"]


def build_pages(site: Site) -> tuple[Page, ...]:
    """Return every page of the site."""
    return tuple(_pages(site))


def _pages(site: Site) -> Iterator[Page]:
    yield build_home_page(site)
    for board in site.boards:
        page = build_track_page(board, site)
        yield page
        yield build_embed_page(board, page.view.drawing)
        for entry in board.leaderboard.entries:
            yield build_submission_page(entry, board, site)
    yield build_records_page(site)
    yield build_changes_page(site)
    yield from build_past_pages(site)
    yield build_trends_page(site)
    yield build_calculator_page(site)
    yield build_submit_page(site)
    yield build_audit_page(site)
    yield build_methodology_page(site)
    yield build_hardware_page(site)
    yield build_rules_page()
    yield build_about_page(site)
    yield build_not_found_page(site)
