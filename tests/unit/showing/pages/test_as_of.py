"""The boards year by year: a page for each year that brought something, the way to it from every other."""

from __future__ import annotations

from effsota.showing.pages.as_of import build_past_pages
from effsota.showing.website.guides import listed_paths
from effsota.showing.website.html import render_pages
from tests.builders.boards import board, record
from tests.builders.sites import Reader, bundle, site

SITE = site(board([record("First", "2012-06-01", 100.0), record("Second", "2015-06-01", 10.0)]))


def test_a_year_has_a_page_where_it_brought_something() -> None:
    """Neither the map of the site nor the list of years has another."""
    pages = tuple(build_past_pages(SITE))
    assert listed_paths(pages) == ("as-of/2012/", "as-of/2015/", "as-of/")
    assert [line.year.text for line in pages[-1].view] == ["2015", "2012"]


def test_at_the_address_of_a_quiet_year_stands_the_way_to_the_last_other() -> None:
    """By a link, and for search engines."""
    (page,) = (page for page in build_past_pages(SITE) if page.path == "as-of/2014/")
    ((_, html),) = render_pages(SITE, [page], tree=bundle())
    assert "Nothing new in 2014 The boards stood as at the end of 2012." in Reader(html).text
    assert "../../as-of/2012/" in Reader(html).attributes("href")
    assert b'<link rel="canonical" href="https://example.org/some/path/as-of/2012/">' in html


def test_years_lead_to_each_other_past_the_quiet_ones() -> None:
    """Back to the last that brought something, on to the next."""
    views = {page.path: page.view for page in build_past_pages(SITE)}
    after, before = views["as-of/2012/"].after, views["as-of/2015/"].before
    assert (after.path, before.path) == ("as-of/2015/", "as-of/2012/")
