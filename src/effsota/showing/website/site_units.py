"""The site cut into units: the files of each board, and those of the whole site by section.

A unit is rendered by itself, from what it is given and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from effsota.frozen import Frozen
from effsota.model import EXECUTABLE, REGULAR, Tree, TreeFile
from effsota.problems import working_at
from effsota.reading.schema.addresses import PUBLISHED
from effsota.showing.charts import comparison_style, page_style
from effsota.showing.filed import source_path
from effsota.showing.forms import render_template
from effsota.showing.pages import all_records, as_of, digest, home, prose, queue_page, rules
from effsota.showing.pages.all_pages import (
    BOARDS_SECTION,
    SECTIONS,
    Page,
    Section,
    build_pages,
    each_page,
)
from effsota.showing.pages.queue_page import QUEUE_FILE
from effsota.showing.pages.rates import page_of_trends
from effsota.showing.pages.statement_fields import STATEMENT_GROUND
from effsota.showing.scripted import counting_script, stating_ground, stating_script
from effsota.showing.site import Site
from effsota.showing.website.api import OF_BOARDS, render_api, render_schemas
from effsota.showing.website.badge_files import render_badges
from effsota.showing.website.chart_files import render_chart_files
from effsota.showing.website.downloads import (
    board_tables,
    render_all_records,
    render_tables,
    whole_tables,
)
from effsota.showing.website.feeds import render_board_feeds, render_feed
from effsota.showing.website.guides import listed_paths, render_citations, render_guides
from effsota.showing.website.html import PageFile, examples_page, page_files, render_pages
from effsota.showing.website.narrowing import of_program, without_records
from effsota.showing.website.package import PACKAGE, render_package
from effsota.showing.website.pictures import Draw, render_board_cards, render_page_cards
from effsota.showing.website.queue_feed import render_queue_feed
from effsota.showing.website.scripts import packed
from effsota.showing.website.search_index import SEARCH, render_search

STATIC_ROOM = "site/static/"
SCHEMA_ROOM = "schema/"
LEDGER = "data/ledger.jsonl"
Files = Iterator[tuple[str, bytes]]


class Rendered(Frozen, kw_only=False):
    """What a unit gives: its files, each made when asked for, and which pages search engines may list.

    `listed` is complete when all files have been made: a page is built when its file is asked for, since a
    large board has thousands. `pages` are files too, and not among the others: those that may stay.
    """

    listed: Sequence[str]
    files: Files
    pages: Sequence[PageFile] = ()

    def everything(self) -> Files:
        """Yield all files."""
        yield from ((page.path, page.render()) for page in self.pages)
        yield from self.files


class WholeUnit(Frozen):
    """A unit of the whole site: its name, the sections of its pages, and its files that are no pages.

    One that `knows` but a part of the site is made of that alone.
    """

    name: str
    sections: tuple[Section, ...]
    files: Callable[[Site, Tree], Files]
    knows: Callable[[Site], Site] | None = None


def render_board(site: Site, *, tree: Tree, draw: Draw | None) -> Rendered:
    """Return the files of the board of a site that is narrowed to it.

    Raises:
        BrokenAtError: if the program breaks at it when a file is asked for.
    """
    listed: list[str] = []
    pages = _listing(each_page(site, [BOARDS_SECTION]), listed)
    return Rendered(listed, _board_files(site, pages, tree, draw=draw))


def _listing(pages: Iterable[Page], listed: list[str]) -> Iterator[Page]:
    """Yield pages, and add the path of each to what is listed where search engines may list it."""
    for page in pages:
        listed += listed_paths([page])
        yield page


def _board_files(site: Site, pages: Iterable[Page], tree: Tree, *, draw: Draw | None) -> Files:
    with working_at(site.boards[0].leaderboard.track.file):
        yield from _files_of_board(site, pages, tree, draw=draw)


def _files_of_board(site: Site, pages: Iterable[Page], tree: Tree, *, draw: Draw | None) -> Files:
    yield from render_pages(site, pages, tree=tree)
    yield from render_citations(site)
    yield from render_api(site, OF_BOARDS)
    yield from render_tables(board_tables(site))
    yield from _as_filed(site.sources)
    yield from render_board_feeds(site, tree=tree)
    yield from render_badges(site, tree=tree)
    yield from render_chart_files(site, draw)
    if draw is not None:
        yield from render_board_cards(site, draw)


def _as_filed(sources: Tree) -> Files:
    for path, file in sources.items():
        yield source_path(path), file.data


def render_whole(unit: WholeUnit, site: Site, *, tree: Tree, draw: Draw | None) -> Rendered:
    """Return the files of a unit of the whole site."""
    site = site if unit.knows is None else unit.knows(site)
    pages = list(build_pages(site, unit.sections))
    if unit is REST:
        pages.append(examples_page(site))
    return Rendered(
        listed_paths(pages),
        _whole_files(unit, site, pages, tree, draw=draw),
        tuple(page_files(site, pages, tree=tree)),
    )


def _whole_files(
    unit: WholeUnit, site: Site, pages: Iterable[Page], tree: Tree, *, draw: Draw | None
) -> Files:
    yield from unit.files(site, tree)
    yield from render_page_cards(site, (page.path for page in pages), draw)


def _home(site: Site, _: Tree) -> Files:
    yield from render_api(site, ("index", "latest"))


def _records(site: Site, _: Tree) -> Files:
    yield from render_all_records(site)


def _changes(site: Site, tree: Tree) -> Files:
    yield from render_feed(site, tree=tree)
    yield from render_tables(file for file in whole_tables(site) if file.name == "changes")


def _queue(site: Site, tree: Tree) -> Files:
    yield from render_queue_feed(site, tree=tree)
    if site.queue is not None:
        yield QUEUE_FILE, site.queue.data


def _trends(site: Site, _: Tree) -> Files:
    yield from render_api(site, ("trends", "published-rates", "thresholds", "effective-compute"))
    yield from render_tables(
        file for file in whole_tables(site) if file.name in {"trends", "published-rates"}
    )


def _rest(site: Site, tree: Tree) -> Files:
    yield from render_api(site, ("audit", "decisions"))
    yield from render_tables(file for file in whole_tables(site) if file.name == "ancestry")
    yield SEARCH, render_search(site)
    yield PACKAGE, render_package(site)
    if site.ledger is not None:
        yield LEDGER, site.ledger.data
    yield from _as_filed({path: file for path, file in site.sources.items() if path.count("/") == 1})
    yield from render_guides(site, tree=tree)


def _static(site: Site, tree: Tree) -> Files:
    yield from render_api(site, ("chips",))
    yield from render_tables(file for file in whole_tables(site) if file.name == "chips")
    yield from render_schemas(site)
    yield "submit/template.yaml", render_template(site.submission_schema).encode()
    yield "static/compare.css", comparison_style().encode()
    yield "static/chart.css", page_style().encode()
    yield "static/counting.js", counting_script().encode()
    yield "static/stating.js", stating_script().encode()
    yield STATEMENT_GROUND, stating_ground(site.hardware, site.thresholds).encode()
    for path, file in tree.items():
        if path.startswith(SCHEMA_ROOM) and path.endswith((".schema.json", ".yaml")) and _is_plain(file):
            yield path, _at_home(file.data, site)
        if path.startswith(STATIC_ROOM) and _is_plain(file):
            yield f"static/{path.removeprefix(STATIC_ROOM)}", _as_loaded(path, file.data)


def _at_home(schema: bytes, site: Site) -> bytes:
    """Return a schema whose `$id` is the address at which this site publishes it; another file as it is.

    A tracker of one's own takes its schemas from the program, whose own site may have newer ones.
    """
    own = json.dumps(f"{site.base_url}/{SCHEMA_ROOM}")[:-1]
    return schema.replace(f'"$id": "{PUBLISHED}'.encode(), f'"$id": {own}'.encode())


def _as_loaded(path: str, data: bytes) -> bytes:
    return packed(data) if path.endswith(".js") else data


def _is_plain(file: TreeFile) -> bool:
    return file.mode in {REGULAR, EXECUTABLE}


def _no_files(_site: Site, _tree: Tree) -> Files:
    yield from ()


HOME = WholeUnit(name="home", sections=(home.SECTION,), files=_home)
_APART = (
    HOME,
    WholeUnit(name="records", sections=(all_records.SECTION,), files=_records),
    WholeUnit(name="changes", sections=(digest.SECTION,), files=_changes),
    WholeUnit(name="queue", sections=(queue_page.SECTION,), files=_queue),
    WholeUnit(name="as-of", sections=(as_of.SECTION,), files=_no_files),
    WholeUnit(name="trends", sections=(page_of_trends.SECTION,), files=_trends),
    WholeUnit(name="program", sections=(rules.SECTION, prose.OWN_SECTION), files=_no_files, knows=of_program),
)
_TAKEN = {BOARDS_SECTION.path, *(section.path for unit in _APART for section in unit.sections)}
REST = WholeUnit(
    name="rest", sections=tuple(each for each in SECTIONS if each.path not in _TAKEN), files=_rest
)
STATIC = WholeUnit(name="static", sections=(), files=_static, knows=without_records)
WHOLE_UNITS: Mapping[str, WholeUnit] = MappingProxyType({unit.name: unit for unit in (*_APART, REST, STATIC)})
