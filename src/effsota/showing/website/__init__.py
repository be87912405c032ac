"""Pages to files: HTML, the API, the downloads and the static assets, as bytes and nothing on disk."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.model import EXECUTABLE, REGULAR, Tree, TreeFile
from effsota.showing.charts import page_style
from effsota.showing.forms import render_template
from effsota.showing.site import Site
from effsota.showing.website.api import render_api, render_schemas
from effsota.showing.website.badge_files import render_badges
from effsota.showing.website.chart_files import render_chart_files
from effsota.showing.website.downloads import render_downloads
from effsota.showing.website.feeds import render_feeds
from effsota.showing.website.files import CollisionError, gather
from effsota.showing.website.guides import SUMS, render_citations, render_guides, render_sums
from effsota.showing.website.html import render_pages, site_pages
from effsota.showing.website.package import PACKAGE, render_package
from effsota.showing.website.pictures import render_pictures

__all__ = ["CollisionError", "render_site"]

STATIC_ROOM = "site/static/"
SCHEMA_ROOM = "schema/"


def render_site(site: Site, *, tree: Tree, has_pictures: bool = True) -> dict[str, bytes]:
    """Return every file of the site by path; the same inputs give the same bytes.

    Drawing PNG takes most of the time; without pictures links to them lead nowhere.
    """
    files = gather(_files(site, tree, has_pictures=has_pictures))
    return dict(sorted({**files, SUMS: render_sums(files)}.items()))


def _files(site: Site, tree: Tree, *, has_pictures: bool) -> Iterator[tuple[str, bytes]]:
    api = dict(render_api(site))
    pages = site_pages(site, api)
    yield from render_pages(site, pages, tree=tree)
    yield from render_guides(site, pages, tree=tree)
    yield from render_citations(site)
    yield from api.items()
    yield from render_downloads(site)
    yield PACKAGE, render_package(site)
    yield from render_schemas(site)
    yield from render_feeds(site, tree=tree)
    yield from render_badges(site, tree=tree)
    yield from render_chart_files(site)
    if has_pictures:
        yield from render_pictures(site)
    yield "submit/template.yaml", render_template(site.submission_schema).encode()
    yield "static/chart.css", page_style().encode()
    for path, file in tree.items():
        if path.startswith(SCHEMA_ROOM) and path.endswith((".schema.json", ".yaml")) and _is_plain(file):
            yield path, file.data
        if path.startswith(STATIC_ROOM) and _is_plain(file):
            yield f"static/{path.removeprefix(STATIC_ROOM)}", file.data


def _is_plain(file: TreeFile) -> bool:
    return file.mode in {REGULAR, EXECUTABLE}
