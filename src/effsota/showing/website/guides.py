"""What machines are guided by: sitemap, robots, citations, what the build is made of, and its sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from effsota.model import Tree
from effsota.showing.fields.data_field import to_json
from effsota.showing.pages.all_pages import Page
from effsota.showing.pages.cite import cite_record, cite_track
from effsota.showing.site import Site
from effsota.showing.website.templates import build_environment

SUMS = "SHA256SUMS"
DATA_ROOMS = ("submissions/", "schema/")


def render_guides(site: Site, pages: Iterable[Page], *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield sitemap, robots and what the build is made of, with their paths."""
    listed = (page for page in pages if page.canonical is None and page.is_indexed)
    addresses = [f"{site.base_url}/{page.path}" for page in listed]
    sitemap = build_environment(tree).get_template("sitemap.xml").render(addresses=addresses)
    yield "sitemap.xml", f"{sitemap}\n".encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.base_url}/sitemap.xml\n".encode()
    yield (
        "build.json",
        to_json(
            {
                "software": "effsota",
                "version": site.version,
                "data_sha256": data_digest(tree),
                "tracks": len(site.boards),
                "submissions": sum(len(board.leaderboard.entries) for board in site.boards),
            }
        ),
    )


def data_digest(tree: Tree) -> str:
    """Return one digest of all data: of the list that `sha256sum` prints for its files, by path."""
    data = {path: file.data for path, file in tree.items() if path.startswith(DATA_ROOMS)}
    return hashlib.sha256(render_sums(data)).hexdigest()


def render_citations(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the BibTeX of every board and every record, with its path."""
    for board in site.boards:
        for cite in (
            cite_track(board, site),
            *(cite_record(entry, board, site) for entry in board.leaderboard.entries),
        ):
            yield cite.path, cite.bibtex.encode()


def render_sums(files: Mapping[str, bytes]) -> bytes:
    """Return the sums of files, as `sha256sum -c` reads them."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines).encode()
