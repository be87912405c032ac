"""Pages of prose: about, how to run one's own, and the page for an address that leads nowhere."""

from __future__ import annotations

from datetime import date

from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.model import Tracker
from effsota.showing.pages.page import BENCHMARKS, NOT_FOUND, Link, Page, Section, track_link
from effsota.showing.site import Site

ABOUT, RUN_YOUR_OWN = "about/", "run-your-own/"


class AboutView(Frozen):
    """What the about page says: of which site, its newest record, whether it has rules on who decides."""

    tracker: Tracker
    version: str
    newest: date | None
    has_governance: bool


def build_about_page(site: Site) -> Page:
    """Return the about page."""
    days = [entry.record.submission.date for board in site.boards for entry in board.leaderboard.entries]
    return Page(
        path=ABOUT,
        template="about.html",
        title="About",
        description=f"Who keeps {site.tracker.name}, who decides and how, how often it is updated.",
        view=AboutView(
            tracker=site.tracker,
            version=site.version,
            newest=max(days, default=None),
            has_governance=site.has_governance,
        ),
        section=ABOUT,
    )


def build_own_page(site: Site) -> Page:
    """Return the page on how to run a board of one's own."""
    return Page(
        path=RUN_YOUR_OWN,
        template="run_your_own.html",
        title="Run your own board",
        description="The program behind this site keeps any board of compute to a result: how to begin.",
        view=site.tracker,
        section=RUN_YOUR_OWN,
    )


def build_not_found_page(site: Site) -> Page:
    """Return the page for an address that leads nowhere."""
    tracks = [board.leaderboard.track for board in as_listed(site.boards)]
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
OWN_SECTION = Section(
    path=RUN_YOUR_OWN, build=build_own_page, footer=(Link(text="Run your own", path=RUN_YOUR_OWN),)
)
LOST_SECTION = Section(path=NOT_FOUND, build=build_not_found_page)
