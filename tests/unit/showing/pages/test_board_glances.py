"""Boards at a glance: a table each kind, and pages that list them where they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.model import KINDS, RESOURCES
from effsota.showing.pages.as_of import build_past_pages
from effsota.showing.pages.board_glances import MOST_LISTED, MOST_WHOLE, OPEN
from effsota.showing.pages.home import build_home_pages
from effsota.showing.pages.page import kind_slug
from effsota.showing.pages.rates import MOST_DRAWN
from effsota.showing.pages.rates.page_of_trends import build_trends_pages
from effsota.showing.website.html import render_pages
from tests.builders.many_boards import many_boards
from tests.builders.sites import Reader, bundle, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from effsota.showing.pages.page import Page
    from effsota.showing.site import Site

MANY = site(*many_boards(MOST_WHOLE + 1))


@pytest.mark.parametrize(("build", "path"), [(build_home_pages, ""), (build_past_pages, "as-of/2019/")])
def test_of_more_boards_than_a_page_can_hold_some_are_shown_and_all_are_listed(
    build: Callable[[Site], Iterator[Page]], path: str
) -> None:
    """Today, and at the end of a year; each board is on one part, and the page leads to the first."""
    pages = {page.path: page for page in build(MANY)}
    (table,) = pages[path].view.tables
    lists = [pages[link.path] for link in table.parts.links]
    assert (len(table.glances), table.parts.count, len(lists)) == (OPEN, MOST_WHOLE + 1, 2)
    listed = [glance.track for page in lists for glance in page.view.table.glances]
    assert len(lists[0].view.table.glances) == MOST_LISTED
    assert len({*listed}) == len(listed) == MOST_WHOLE + 1
    assert [glance.track for glance in table.glances] == listed[:OPEN]


def test_as_many_boards_as_a_page_can_hold_have_no_other() -> None:
    """One less, and the table is whole."""
    (page,) = build_home_pages(site(*many_boards(MOST_WHOLE)))
    (table,) = page.view.tables
    assert (len(table.glances), table.parts.links) == (MOST_WHOLE, ())


def test_a_page_in_parts_leads_to_them_and_they_to_each_other() -> None:
    """By links alone: a script brings them in where one runs."""
    rendered = dict(render_pages(MANY, build_home_pages(MANY), tree=bundle()))
    first = "benchmarks/training-efficiency/1/"
    assert ("a", {"data-rest": "boards-training-efficiency", "data-count": "101", "href": first}) in Reader(
        rendered["index.html"]
    ).tags
    part = Reader(rendered[f"{first}index.html"])
    assert ("a", {"rel": "next", "href": "../../../benchmarks/training-efficiency/2/"}) in part.tags
    assert "boards-training-efficiency" in part.attributes("id")
    assert "Next: 101 · All 101 benchmarks: 1 to 100, 101" in part.text


def test_doubling_times_are_in_parts_where_they_are_many() -> None:
    """The tables open with the fastest, and the charts draw the boards of the newest records."""
    pages = {page.path: page for page in build_trends_pages(MANY)}
    doublings = pages["trends/"].view.doublings
    (group,) = doublings.groups
    lists = [pages[link.path] for link in group.parts.links]
    assert (len(group.rows), [len(page.view.rows) for page in lists]) == (OPEN, [MOST_LISTED, 1])
    assert (doublings.drawn, doublings.chart.count("<a ")) == ("60 of 101", 2 * MOST_DRAWN)
    html = dict(render_pages(MANY, pages.values(), tree=bundle()))
    assert "the tables have all" in Reader(html["trends/index.html"]).text
    assert "Show all 101 doubling times" in Reader(html["trends/index.html"]).text
    assert "Next: 101" in Reader(html["trends/training-efficiency/1/index.html"]).text


def test_as_many_boards_as_a_chart_has_room_for_are_drawn() -> None:
    """And nothing is said of it."""
    view = next(build_trends_pages(site(*many_boards(MOST_DRAWN)))).view
    assert (view.doublings.drawn, view.doublings.chart.count("<a ")) == ("", 2 * MOST_DRAWN)


def test_kinds_that_differ_in_what_they_rank_by_have_their_own_addresses() -> None:
    """Their lists would overwrite each other."""
    kinds = {kind.by(resource) for kind in KINDS for resource in RESOURCES} | {*KINDS}
    assert len({kind_slug(kind) for kind in kinds}) == len(kinds)
