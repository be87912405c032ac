"""Sites built by hand, for tests of what pages and files make of them."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.boards.events import build_chronicle
from effsota.boards.known_names import find_names
from effsota.disk.folder import read_bundle
from effsota.model import Board, Hardware, Tracker, Tree
from effsota.reading.schema import read_schema
from effsota.showing.pages.all_pages import build_pages
from effsota.showing.site import Site
from effsota.showing.website import render_site
from effsota.showing.website.html import render_pages
from tests.builders.boards import REFERENCES, TODAY, alexnet_board

if TYPE_CHECKING:
    from effsota.judging.cases import Case

TRACKER = Tracker(
    name="A tracker",
    url="https://example.org/some/path",
    repository="https://github.com/example/tracker",
)
PATH = "alexnet-imagenet/ralexnet20120601"


def site(*boards: Board, audit: tuple[Case, ...] = (), base_url: str = TRACKER.url) -> Site:
    """Return a site of `boards`."""
    return Site(
        tracker=TRACKER,
        boards=boards,
        references=REFERENCES,
        hardware=Hardware(chips={}, names={}),
        problems=(),
        audit=audit,
        today=TODAY,
        base_url=base_url,
        version="0.0.0",
        chronicle=build_chronicle(boards),
        names=find_names(boards, TRACKER.aliases),
        submission_schema=read_schema(bundle()["schema/submission.schema.json"].data),
    )


@cache
def bundle() -> Tree:
    """Return the packaged templates and assets."""
    return read_bundle()


@cache
def alexnet_files() -> dict[str, bytes]:
    """Return the rendered site of the AlexNet-level board."""
    return render(site(alexnet_board()), has_pictures=True)


def render(given: Site, *, has_pictures: bool = False) -> dict[str, bytes]:
    """Return the files of a site with the packaged templates."""
    return render_site(given, tree=bundle(), has_pictures=has_pictures)


def shown(given: Site, path: str) -> Reader:
    """Return one page of a site as a reader has it."""
    pages = [page for page in build_pages(given) if page.path == path]
    ((_, html),) = render_pages(given, pages, tree=bundle())
    return Reader(html)


def without_trend(given: Board) -> Board:
    """Return a board without its trend."""
    return replace(given, trend=None)


class Reader(HTMLParser):
    """Collects the text and the attributes of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The page's text with single spaces."""
        return " ".join("".join(self.words).split())

    @property
    def spaced(self) -> str:
        """The page's text with single spaces, one between elements too."""
        return " ".join(" ".join(self.words).split())

    def attributes(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]
