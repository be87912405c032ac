"""The feed of the queue: what was sent, what was closed, what was decided and why; each is told once.

Nothing in an entry changes later: whose turn it is, and the boards as they would be, stand on pages alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from effsota.model import Tree
from effsota.queue import Settled, Waiting, write_time
from effsota.queue.queue_rows import GHOST, MOST_OF_ONE_AUTHOR
from effsota.showing.pages.history import article, host_link, link_of
from effsota.showing.pages.queue_page import QUEUE, QUEUE_FEED
from effsota.showing.permanent_names import tag_uri
from effsota.showing.site import Site
from effsota.showing.website.feeds import MOST_ENTRIES, NOTHING_YET, Feed, FeedEntry, render_entries

# How an entry is called, by its category.
_DEEDS = {"sent": "was sent", "merged": "was merged", "closed": "was closed without a merge"}


def render_queue_feed(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield the feed of the queue, with its path."""
    entries = sorted([*_decided(site), *_of_host(site)], key=lambda each: (each.updated, each.id))
    newest = tuple(reversed(entries[-MOST_ENTRIES:]))
    feed = Feed(
        id=tag_uri(site.tracker, f"{QUEUE}feed"),
        title=f"Queue · {site.tracker.name}",
        updated=newest[0].updated if newest else NOTHING_YET,
        url=f"{site.base_url}/{QUEUE_FEED}",
        page=f"{site.base_url}/{QUEUE}",
        author=site.tracker.name,
        rights=site.tracker.data_licence,
        entries=newest,
    )
    yield QUEUE_FEED, render_entries(feed, tree)


def _decided(site: Site) -> Iterator[FeedEntry]:
    """Yield what maintainers decided, with the reason."""
    for each in site.decisions:
        link = link_of(each, site.tracker)
        yield FeedEntry(
            id=tag_uri(site.tracker, f"{QUEUE}{each.number}/decision"),
            title=each.words,
            updated=f"{each.date}T00:00:00Z",
            url=link.url,
            category=each.decision,
            text=f"By {article(each.by)}: {each.why}",
        )


def _of_host(site: Site) -> Iterator[FeedEntry]:
    """Yield what was sent and closed; of one author the newest few, so that no flood fills the feed."""
    if site.queue is None:
        return
    told: Counter[tuple[str, str]] = Counter()
    items: list[Waiting | Settled] = [*site.queue.waiting, *site.queue.decided]
    for item in sorted(items, key=lambda each: (each.opened, each.number), reverse=True):
        for what, when in _moments(item):
            told[item.author, what] += 1
            if item.author == GHOST or told[item.author, what] <= MOST_OF_ONE_AUTHOR:
                yield _entry(item, site, what, when)


def _moments(item: Waiting | Settled) -> Iterator[tuple[str, datetime]]:
    yield "sent", item.opened
    if isinstance(item, Settled):
        yield item.outcome.value, item.closed


def _entry(item: Waiting | Settled, site: Site, what: str, when: datetime) -> FeedEntry:
    link = host_link(item.kind.value, item.number, site.tracker)
    return FeedEntry(
        id=tag_uri(site.tracker, f"{QUEUE}{item.number}/{what}"),
        title=f"{link.text} {_DEEDS[what]}: {item.title}",
        updated=write_time(when),
        url=link.url,
        category=what,
        text=f"{item.title}, by {item.author}",
    )
