"""The files that are made of all others: the map of the pages, what tells of the downloads, and the sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from effsota.model import Tree
from effsota.showing.data_digest import render_sums
from effsota.showing.pages.page import HOME, page_of, track_path
from effsota.showing.site import Site
from effsota.showing.website.croissant import CROISSANT, render_croissant
from effsota.showing.website.templates import build_environment

SUMS, SITEMAP = "SHA256SUMS", "sitemap.xml"
# Pages that tell of all records, and are others with each.
WHOLE = (HOME, "records/", "trends/", "trends/compare/", "trends/together/", "changes/", "data/")
# What the protocol of sitemaps allows in one file; the bytes are those of addresses, with room for tags.
MOST_ADDRESSES, MOST_ADDRESS_BYTES = 50_000, 45_000_000


def render_closing(
    listed: Iterable[str], digests: Mapping[str, str], site: Site, *, tree: Tree
) -> Iterator[tuple[str, bytes]]:
    """Yield these files; `listed` are the paths of the pages in order, `digests` the SHA-256 of each file."""
    newest = {f"{site.base_url}/{path}": day for path, day in newest_days(site).items()}
    addresses = [f"{site.base_url}/{path}" for path in listed]
    made = {
        **dict(_render_maps(addresses, newest, site.base_url, tree)),
        CROISSANT: render_croissant(site, digests),
    }
    yield from made.items()
    own = {path: hashlib.sha256(data).hexdigest() for path, data in made.items()}
    yield SUMS, render_sums({**digests, **own})


def newest_days(site: Site) -> dict[str, date]:
    """Return by page the last day on which something happened that it tells of; no other page has a day."""
    events = site.chronicle.events  # newest first
    days: dict[str, date] = dict.fromkeys(WHOLE, events[0].day) if events else {}
    for event in events:
        days.setdefault(track_path(event.board.leaderboard.track), event.day)
        for entry in filter(None, (event.entry, event.by)):
            days.setdefault(page_of(entry.record.submission.path), event.day)
    return days


def _render_maps(
    addresses: Sequence[str], newest: Mapping[str, date], base_url: str, tree: Tree
) -> Iterator[tuple[str, bytes]]:
    """Yield the map of the pages; where they are too many for one file an index, and the maps it names."""
    parts = list(part_addresses(addresses))
    if len(parts) == 1:
        yield SITEMAP, _render("sitemap.xml", parts[0], newest, tree)
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    yield SITEMAP, _render("sitemap_index.xml", [f"{base_url}/{name}" for name in names], {}, tree)
    for name, part in zip(names, parts, strict=True):
        yield name, _render("sitemap.xml", part, newest, tree)


def part_addresses(
    addresses: Sequence[str], *, most: int = MOST_ADDRESSES, most_bytes: int = MOST_ADDRESS_BYTES
) -> Iterator[Sequence[str]]:
    """Yield addresses in order, as many at a time as one map may hold; of none one empty part."""
    start, held = 0, 0
    for at, address in enumerate(addresses):
        size = len(address.encode())
        if at - start == most or (at > start and held + size > most_bytes):
            yield addresses[start:at]
            start, held = at, 0
        held += size
    yield addresses[start:]


def _render(template: str, addresses: Sequence[str], newest: Mapping[str, date], tree: Tree) -> bytes:
    made = build_environment(tree).get_template(template).render(addresses=addresses, newest=newest)
    return f"{made}\n".encode()
