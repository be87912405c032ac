"""A page before it is HTML: where it stands, what it is about, which template shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from effsota.frozen import Frozen
from effsota.model import KINDS, Board, Entry, Kind, Track
from effsota.showing.site import Site
from effsota.text import spoken

HOME, TRACKS, NOT_FOUND = "", "tracks/", "404.html"


class Link(Frozen):
    """A link inside the site; `path` is counted from the site's root, without a slash in front."""

    text: str
    path: str


BENCHMARKS = Link(text="Benchmarks", path=HOME)


class Page(Frozen):
    """One HTML page; `view` holds every value its template shows, `section` its place in the navigation.

    `board` is the board that it is about, `entry` the record; both are None on a page about the whole site.
    `canonical` is the path of the page that this one is another form of; `is_indexed` where search engines
    may list it, `is_dataset` where they find data.
    """

    path: str
    template: str
    title: str
    description: str
    view: Any
    board: Board | None = None
    entry: Entry | None = None
    section: str = HOME
    trail: tuple[Link, ...] = ()
    canonical: str | None = None
    is_indexed: bool = True
    is_dataset: bool = False


class Section(Frozen):
    """A part of the site: where it stands, how its pages are built, what it is called around every page.

    `navigation` is its name above every page, `footer` are its links below; most parts have one or the other.
    Without `build` the website itself builds the page, whose examples are files of the site.
    """

    path: str
    build: Callable[[Site], Page | Iterable[Page]] | None = None
    navigation: str | None = None
    footer: tuple[Link, ...] = ()


def https_only(url: str | None) -> str | None:
    """Return an address out of the site that may become a link; what is not https stays text."""
    return url if url and url.startswith("https://") else None


def page_of(path: str) -> str:
    """Return the path of the page of a track or a record, whose permanent id is `path`."""
    return f"{TRACKS}{path}/"


def kind_slug(kind: Kind) -> str:
    """Return a kind as part of an address; it names a resource that is not the kind's own."""
    is_own = kind in KINDS
    return kind.id if is_own else f"{kind.id}-{kind.resource.key}"


def track_path(track: Track) -> str:
    """Return the path of a track's page."""
    return page_of(track.id)


def record_path(entry: Entry) -> str:
    """Return the path of a record's page."""
    return page_of(entry.record.submission.path)


def track_link(track: Track) -> Link:
    """Return a link to a track, by its name."""
    return Link(text=track.name, path=track_path(track))


def level_link(track: Track) -> Link:
    """Return a link to a track, by the short label of its level."""
    return Link(text=track.level, path=track_path(track))


def spoken_link(entry: Entry, text: str | None = None) -> Link:
    """Return a link to a record, by its model as a sentence says it, or by a text that does."""
    return Link(text=text or spoken(entry.record.submission.model), path=record_path(entry))


def record_link(entry: Entry) -> Link:
    """Return a link to a record, by its model."""
    return Link(text=entry.record.submission.model, path=record_path(entry))
