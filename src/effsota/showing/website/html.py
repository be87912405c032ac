"""Pages to HTML files, every internal link relative to the page it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from traceback import walk_tb
from typing import Any, NamedTuple
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
from effsota.showing.pages.frame import Frame, frame_of
from effsota.showing.pages.home import first_board
from effsota.showing.site import Site
from effsota.showing.website.api import OF_BOARDS, render_examples
from effsota.showing.website.linked_data import linked_data
from effsota.showing.website.packed_page import pack_values
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


class PageFile(NamedTuple):
    """A page before it is rendered: its file, and `values`, all that is rendered of it.

    `render` gives the HTML of the values, and raises what `render_pages` does.
    """

    path: str
    values: Mapping[str, Any]
    render: Callable[[], bytes]

    def told(self) -> bytes | None:
        """Return the values as bytes: of other values other ones. None where they hold what is no value."""
        return pack_values(self.values)


def render_pages(site: Site, pages: Iterable[Page], *, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield every HTML page with its path.

    Raises:
        TemplateMismatchError: if a template asks for what its page does not hold; at the page of a record it
            is the cause of what is raised.
        BrokenAtError: if the program breaks at the page of a record.
    """
    for file in page_files(site, pages, tree=tree):
        yield file.path, file.render()


def page_files(site: Site, pages: Iterable[Page], *, tree: Tree) -> Iterator[PageFile]:
    """Yield every page, which is rendered when it is asked to."""
    frame, takeaways = build_frame(site, SECTIONS), Takeaways(site)
    rendering = _Rendering(find_templates(tree))
    for page in pages:
        root = root_of(page, site.base_url)
        with _working_at(page):
            values = {
                "page": page,
                "frame": frame_of(page, frame),
                "root": root,
                "base": f"{site.base_url}/",
                "canonical": f"{site.base_url}/{canonical_path(page)}",
                "take": takeaways.of(page),
                "linked": linked_data(page, site),
            }
        yield PageFile(file_of(page), values, partial(rendering.of_page, page, values))


def _working_at(page: Page) -> AbstractContextManager[None]:
    return nullcontext() if page.entry is None else working_at(page.entry.record.submission.file)


class _Rendering:
    """Values to HTML; what stands above and below is made once for all pages that have it in common."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._made: dict[tuple[Frame | str | None, ...], Markup] = {}

    def of_page(self, page: Page, values: Mapping[str, Any]) -> bytes:
        """Return a page, whose link is marked above it, or that of its section."""
        root, frame = values["root"], values["frame"]
        is_marked = any(page.path == link.path for link in frame.navigation)
        around = {
            "view": page.view,
            "top": self._once(root, frame, "parts/top.html", page.path if is_marked else None, page.section),
            "foot": self._once(root, frame, "parts/foot.html"),
        }
        with _working_at(page):
            return self._render(root, page.template, {**values, **around}).encode()

    def _once(
        self, root: str, frame: Frame, name: str, path: str | None = None, section: str | None = None
    ) -> Markup:
        key = root, frame, name, path, section
        if key not in self._made:
            values = {"frame": frame, "path": path, "section": section}
            self._made[key] = as_markup(self._render(root, name, values))
        return self._made[key]

    def _render(self, root: str, name: str, values: Mapping[str, Any]) -> str:
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
