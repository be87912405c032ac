"""Pages to HTML files, every internal link relative to the page it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from effsota.pages import NOT_FOUND, build_frame, build_pages
from effsota.website.templates import build_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Tree
    from effsota.pages import Page, Site


def render_pages(site: Site, *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield every HTML page with its path."""
    environment, frame = build_environment(tree), build_frame(site)
    for page in build_pages(site):
        text = environment.get_template(page.template).render(
            page=page,
            view=page.view,
            frame=frame,
            root=root_of(page, site.base_url),
            canonical=f"{site.base_url.rstrip('/')}/{page.path}",
        )
        yield file_of(page), text.encode()


def file_of(page: Page) -> str:
    """Return the file that a web server shows at the page's address."""
    return page.path if page.path == NOT_FOUND else f"{page.path}index.html"


def root_of(page: Page, base_url: str) -> str:
    """Return the way from a page to the site's root.

    The page for lost readers is shown at any depth, so its way starts at the server's root.
    """
    if page.path == NOT_FOUND:
        return f"{urlsplit(base_url).path.rstrip('/')}/"
    return "../" * page.path.count("/")
