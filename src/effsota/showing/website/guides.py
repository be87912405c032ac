"""What machines are guided by: which pages are listed, robots, citations, what the build is made of, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from effsota.model import Tree
from effsota.showing.data_digest import data_digest
from effsota.showing.fields.data_field import to_json
from effsota.showing.pages.all_pages import Page
from effsota.showing.pages.cite import cite_record, cite_track
from effsota.showing.site import Site
from effsota.text.yaml_writer import to_yaml


def listed_paths(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the paths of the pages that search engines may list, in their order."""
    return tuple(page.path for page in pages if page.canonical is None and page.is_indexed)


def render_guides(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield robots and what the build is made of, with their paths."""
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.base_url}/sitemap.xml\n".encode()
    yield "CITATION.cff", _render_citation_file(site).encode()
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


def _render_citation_file(site: Site) -> str:
    """Return how to cite the whole tracker as it is published, in the Citation File Format 1.2.0."""
    tracker = site.tracker
    return to_yaml(
        {
            "cff-version": "1.2.0",
            "message": "Please cite the tracker, and the source that each record names.",
            "title": tracker.name,
            "type": "dataset",
            "authors": [{"name": f"The contributors of {tracker.name}"}],
            "version": f"{site.today:%Y.%m.%d}+{site.data_version}",
            "date-released": site.today.isoformat(),
            "license": tracker.data_licence,
            "url": f"{site.base_url}/",
            "repository-code": tracker.repository,
        }
    )


def render_citations(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the BibTeX of every board and every record, with its path."""
    for board in site.boards:
        for cite in (
            cite_track(board, site),
            *(cite_record(entry, board, site) for entry in board.leaderboard.entries),
        ):
            yield cite.path, cite.bibtex.encode()
