"""Pages to files: HTML, the API, the downloads and the static assets, as bytes and nothing on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from effsota.model import Tree
from effsota.showing.site import Site
from effsota.showing.website.closing_files import render_closing
from effsota.showing.website.files import CollisionError, gather
from effsota.showing.website.narrowing import narrow
from effsota.showing.website.pictures import Draw, draw_picture
from effsota.showing.website.site_units import WHOLE_UNITS, Rendered, render_board, render_whole

__all__ = ["CollisionError", "render_site"]


def render_site(site: Site, *, tree: Tree, has_pictures: bool = True) -> dict[str, bytes]:
    """Return every file of the site by path; the same inputs give the same bytes.

    Drawing PNG takes most of the time; without pictures links to them lead nowhere.
    """
    units = _render(site, tree, draw_picture if has_pictures else None)
    listed: list[str] = []

    def all_files() -> Iterator[tuple[str, bytes]]:
        for unit in units:
            yield from unit.everything()
            listed.extend(unit.listed)

    files = gather(all_files())
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return gather([*files.items(), *render_closing(listed, digests, site, tree=tree)])


def _render(site: Site, tree: Tree, draw: Draw | None) -> Iterator[Rendered]:
    """Yield what each unit gives, in the order in which the map of the site lists their pages."""
    first, *rest = WHOLE_UNITS.values()
    yield render_whole(first, site, tree=tree, draw=draw)
    for narrowed in narrow(site):
        yield render_board(narrowed, tree=tree, draw=draw)
    for unit in rest:
        yield render_whole(unit, site, tree=tree, draw=draw)
