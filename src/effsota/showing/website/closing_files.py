"""The files that are made of all others: the map of the pages, and the sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from effsota.model import Tree
from effsota.showing.website.guides import render_sums
from effsota.showing.website.templates import build_environment

SUMS, SITEMAP = "SHA256SUMS", "sitemap.xml"


def render_closing(
    listed: Iterable[str], digests: Mapping[str, str], base_url: str, *, tree: Tree
) -> Iterator[tuple[str, bytes]]:
    """Yield both files; `listed` are the paths of the pages in order, `digests` the SHA-256 of each file."""
    sitemap = _render_sitemap(listed, base_url, tree)
    yield SITEMAP, sitemap
    yield SUMS, render_sums({**digests, SITEMAP: hashlib.sha256(sitemap).hexdigest()})


def _render_sitemap(listed: Iterable[str], base_url: str, tree: Tree) -> bytes:
    addresses = [f"{base_url}/{path}" for path in listed]
    sitemap = build_environment(tree).get_template("sitemap.xml").render(addresses=addresses)
    return f"{sitemap}\n".encode()
