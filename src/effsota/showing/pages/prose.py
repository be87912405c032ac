"""Pages of prose: about, and the page for an address that leads nowhere."""

from __future__ import annotations

from effsota.showing.pages.page import BENCHMARKS, NOT_FOUND, Link, Page, Section, track_link
from effsota.showing.site import Site

ABOUT = "about/"


def build_about_page(site: Site) -> Page:
    """Return the about page."""
    tracker = site.tracker
    return Page(
        path=ABOUT,
        template="about.html",
        title="About",
        description=f"Who keeps {tracker.name}, under which licence, and how to reach them.",
        view=site,
        section=ABOUT,
    )


def build_not_found_page(site: Site) -> Page:
    """Return the page for an address that leads nowhere."""
    tracks = [board.leaderboard.track for board in site.boards]
    return Page(
        path=NOT_FOUND,
        template="404.html",
        title="Page not found",
        description="There is no page at this address.",
        view=tuple(map(track_link, tracks)),
        trail=(BENCHMARKS,),
        is_indexed=False,
    )


ABOUT_SECTION = Section(path=ABOUT, build=build_about_page, footer=(Link(text="About", path=ABOUT),))
LOST_SECTION = Section(path=NOT_FOUND, build=build_not_found_page)
