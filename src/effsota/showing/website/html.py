"""Pages to HTML files, every internal link relative to the page it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from traceback import walk_tb
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError
from markupsafe import Markup
from msgspec.structs import replace

from effsota.model import Tree
from effsota.problems import working_at
from effsota.showing.charts.markup import as_markup
from effsota.showing.own_templates import TemplateMismatchError
from effsota.showing.pages.all_pages import (
    NOT_FOUND,
    SECTIONS,
    Page,
    Takeaways,
    build_frame,
)
from effsota.showing.pages.data import build_data_page
from effsota.showing.pages.frame import Frame
from effsota.showing.pages.home import first_board
from effsota.showing.site import Site
from effsota.showing.website.api import OF_BOARDS, render_examples
from effsota.showing.website.linked_data import linked_data
from effsota.showing.website.templates import Templates, find_templates

SHOWN_LINES = 24
PROGRAM = __name__.split(".", maxsplit=1)[0]


def examples_page(site: Site) -> Page:
    """Return the page whose examples are files of the API."""
    board = first_board(site)
    files = {} if board is None else dict(render_examples(replace(site, boards=(board,)), OF_BOARDS))
    return build_data_page(site, shown={path: _beginning(data) for path, data in files.items()})


def _beginning(data: bytes) -> str:
    lines = data.decode().splitlines()
    return "\n".join([*lines[:SHOWN_LINES], *(["…"] if len(lines) > SHOWN_LINES else [])])


def render_pages(site: Site, pages: Iterable[Page], *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield every HTML page with its path.

    Raises:
        TemplateMismatchError: if a template asks for what its page does not hold; at the page of a record it
            is the cause of what is raised.
        BrokenAtError: if the program breaks at the page of a record.
    """
    frame, takeaways = build_frame(site, SECTIONS), Takeaways(site)
    around = _Around(find_templates(tree), frame)

    def render(page: Page) -> str:
        root = root_of(page, site.base_url)
        values = {
            "page": page,
            "view": page.view,
            "frame": frame,
            "top": around.top(root, page),
            "foot": around.foot(root),
            "root": root,
            "base": f"{site.base_url}/",
            "canonical": f"{site.base_url}/{canonical_path(page)}",
            "take": takeaways.of(page),
            "linked": linked_data(page, site),
        }
        return around.render(root, page.template, values)

    for page in pages:
        with nullcontext() if page.entry is None else working_at(page.entry.record.submission.file):
            text = render(page)
        yield file_of(page), text.encode()


class _Around:
    """What stands above and below the pages of a site, each made once for all that have it in common."""

    def __init__(self, templates: Templates, frame: Frame) -> None:
        self._templates, self._frame = templates, frame
        self._marked = {link.path for link in frame.navigation}
        self._made: dict[tuple[str | None, ...], Markup] = {}

    def top(self, root: str, page: Page) -> Markup:
        """Return what stands above a page: it marks its own link there, or that of its section."""
        path = page.path if page.path in self._marked else None
        return self._once(root, "parts/top.html", path, page.section)

    def foot(self, root: str) -> Markup:
        """Return what stands below the pages from which `root` is the way to the site's root."""
        return self._once(root, "parts/foot.html")

    def _once(self, root: str, name: str, path: str | None = None, section: str | None = None) -> Markup:
        key = root, name, path, section
        if key not in self._made:
            values = {"frame": self._frame, "path": path, "section": section}
            self._made[key] = as_markup(self.render(root, name, values))
        return self._made[key]

    def render(self, root: str, name: str, values: Mapping[str, Any]) -> str:
        """Return what a template makes of values.

        Raises:
            TemplateMismatchError: if it asks for what they do not hold.
        """
        try:
            return self._templates.at(root).get_template(name).render(values)
        except Exception as error:
            if not _is_of_template(error):
                raise
            raise TemplateMismatchError.of(name, error) from error


def _is_of_template(error: Exception) -> bool:
    """Tell whether a template is at fault: Jinja says so, or it broke in its lines, not in what it calls.

    One that goes on without end breaks wherever it is by then.
    """
    if isinstance(error, TemplateError | RecursionError):
        return True
    *_, (frame, _) = walk_tb(error.__traceback__)
    return str(frame.f_globals.get("__name__", "")).split(".")[0] != PROGRAM


def canonical_path(page: Page) -> str:
    """Return the path under which search engines should know a page."""
    return page.path if page.canonical is None else page.canonical


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
