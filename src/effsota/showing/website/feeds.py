"""What happened as Atom feeds, one for all and one for each track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.model import Tree
from effsota.showing.pages.change_lines import Change, build_board_changes, build_changes
from effsota.showing.pages.changes import CHANGES, page_paths
from effsota.showing.pages.digest import build_digests, digest_text, last_day
from effsota.showing.pages.page import track_path
from effsota.showing.permanent_names import tag_uri
from effsota.showing.site import Site
from effsota.showing.website.templates import build_environment
from effsota.text import cut

MOST_ENTRIES, MOST_DIGESTS, MOST_TEXT = 50, 12, 3_000
NOTHING_YET = "2026-01-01T00:00:00Z"


class FeedEntry(Frozen):
    """One entry of a feed."""

    id: str
    title: str
    updated: str
    url: str
    category: str
    text: str


class Feed(Frozen):
    """One feed, newest entry first."""

    id: str
    title: str
    updated: str
    url: str
    page: str
    author: str
    rights: str
    entries: tuple[FeedEntry, ...]


def render_feed(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield the feed of all that happened, with its path."""
    feed = _feed(site, "", CHANGES, site.tracker.name, build_changes(site)[:MOST_ENTRIES])
    entries = sorted([*feed.entries, *_digests(site)], key=lambda entry: entry.updated, reverse=True)
    feed = replace(
        feed, entries=tuple(entries[:MOST_ENTRIES]), updated=entries[0].updated if entries else feed.updated
    )
    yield "feed.xml", render_entries(feed, tree)


def _digests(site: Site) -> Iterator[FeedEntry]:
    """Yield the months after which more happened, each in short, on the day after it."""
    for page in islice(build_digests(site), 1, 1 + MOST_DIGESTS):
        yield FeedEntry(
            id=tag_uri(site.tracker, page.path.rstrip("/")),
            title=page.title,
            updated=_midnight(last_day(page.view.month) + timedelta(days=1)),
            url=f"{site.base_url}/{page.path}",
            category="digest",
            text=cut(digest_text(page.view), MOST_TEXT),
        )


def render_board_feeds(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield the feed of every board with its path."""
    for board in site.boards:
        track = board.leaderboard.track
        path, title = track_path(track), f"{track.name} · {site.tracker.name}"
        feed = _feed(site, path, path, title, build_board_changes(board, site)[:MOST_ENTRIES])
        yield f"{path}feed.xml", render_entries(feed, tree)


def render_entries(feed: Feed, tree: Tree) -> bytes:
    """Return a feed as Atom."""
    template = build_environment(tree).get_template("feed.xml")
    return (template.render(feed=feed) + "\n").encode()


def _feed(site: Site, path: str, page: str, title: str, changes: Sequence[Change]) -> Feed:
    pages = page_paths(site)
    entries = tuple(_entry(change, f"{site.base_url}/{pages.path_of(change.place)}") for change in changes)
    return Feed(
        id=tag_uri(site.tracker, f"{path}feed"),
        title=title,
        updated=entries[0].updated if entries else NOTHING_YET,
        url=f"{site.base_url}/{path}feed.xml",
        page=f"{site.base_url}/{page}",
        author=site.tracker.name,
        rights=site.tracker.data_licence,
        entries=entries,
    )


def _entry(change: Change, url: str) -> FeedEntry:
    return FeedEntry(
        id=change.tag,
        title=change.title,
        updated=_midnight(change.date),
        url=url,
        category=change.kind,
        text=change.text,
    )


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
