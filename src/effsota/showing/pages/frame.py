"""What stands around every page: navigation, footer, who keeps the site and when it was built."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.submit import SUBMIT
from effsota.showing.site import Site

# Where the page of the data says what a version is.
VERSIONS = "data/#promise"
FEED = Link(text="Feed", path="feed.xml")


class Frame(Frozen):
    """What stands around every page.

    `data_day` is the last day on which the data behind it changed, `data` their version: behind the pages
    of a board stand its own files, so that what is filed on others leaves them as they are. Around a page
    that nobody cites both are empty, and `data` leads to where the version of all data stands: it would be
    another page with every record.
    """

    name: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    submit: Link
    licence: str
    data_day: str
    data: Link
    built: str
    built_iso: str
    version: str
    repository: str
    corrections: str


def build_frame(site: Site, sections: Iterable[Section]) -> Frame:
    """Return what stands around every page of `site`, whose parts are the sections in their order."""
    tracker, parts, day = site.tracker, tuple(sections), site.chronicle.newest_day()
    return Frame(
        name=tracker.name,
        navigation=tuple(Link(text=part.navigation, path=part.path) for part in parts if part.navigation),
        footer=(*(link for part in parts for link in part.footer), FEED),
        submit=Link(text="Submit a result", path=SUBMIT),
        licence=tracker.data_licence,
        data_day="" if day is None else figures.date_text(day),
        data=Link(text=site.shown_version, path=VERSIONS),
        built=figures.date_text(site.today),
        built_iso=site.today.isoformat(),
        version=site.version,
        repository=tracker.repository,
        corrections=f"{tracker.repository}/issues/new",
    )


def frame_of(page: Page, frame: Frame) -> Frame:
    """Return what stands around a page: of one that is not of a board, nor tells of all data, no version."""
    is_cited = page.board is not None or page.is_dataset
    return frame if is_cited else replace(frame, data_day="", data=replace(frame.data, text=""))
