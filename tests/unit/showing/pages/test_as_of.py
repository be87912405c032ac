"""The boards year by year: a page for each year that brought something, the way to it from every other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.ledger.extending import begin_ledger, extend_ledger
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_reading import read_ledger
from effsota.showing.pages.as_of import build_past_pages
from effsota.showing.website.guides import listed_paths
from effsota.showing.website.html import render_pages
from tests.builders.boards import board, record
from tests.builders.ledgers import HEADER, corrected, stamp
from tests.builders.ledgers import record as record_facts
from tests.builders.sites import Reader, bundle, site

if TYPE_CHECKING:
    from effsota.showing.site import Site

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


def published(day: date, *after: date) -> Site:
    """Return the site with a ledger that began on a day, and told on others that the lead needs half."""
    told = record_facts("alexnet-imagenet/rsecond20150601", compute_flop=8.64e16, rank=1, frontier=True)
    track = {FactPlace("alexnet-imagenet"): {"level": "AlexNet-level"}}
    ledger = read_ledger(begin_ledger(HEADER, {**told, **track}, replace(stamp(), day=day)))
    for each in after:
        half = record_facts("alexnet-imagenet/rsecond20150601", compute_flop=4.32e16, rank=1, frontier=True)
        data = extend_ledger(ledger, [corrected({**half, **track})], replace(stamp(), day=each))
        ledger = read_ledger(data)
    return replace(SITE, ledger=ledger)


def text_of(given: Site, path: str) -> str:
    """Return what a page says."""
    (page,) = (each for each in build_past_pages(given) if each.path == path)
    ((_, html),) = render_pages(given, [page], tree=bundle())
    return Reader(html).text


def test_where_the_ledger_reaches_it_says_what_stood_published() -> None:
    """Whatever was told later; below it stands what today's records say."""
    given = published(date(2015, 7, 1), date(2016, 2, 1))
    assert "As published then" in text_of(given, "as-of/2015/")
    assert "AlexNet-level Second 1.00 TFS-days none none 1" in spaced(given, "as-of/2015/")
    assert "AlexNet-level Second 0.500 TFS-days none none 1" in spaced(given, "as-of/2016/")
    assert "As today's records tell it" in text_of(given, "as-of/2015/")


def spaced(given: Site, path: str) -> str:
    """Return what a page says, each element's text apart."""
    (page,) = (each for each in build_past_pages(given) if each.path == path)
    ((_, html),) = render_pages(given, [page], tree=bundle())
    return " ".join(" ".join(Reader(html).words).split())


def test_where_it_does_not_reach_it_says_so() -> None:
    """And tells what today's records say; a site without a ledger has none to speak of."""
    told = text_of(published(date(2015, 7, 1)), "as-of/2012/")
    assert "What stood published then is not on record: the ledger begins on 1 Jul 2015." in told
    assert "not on record" not in text_of(SITE, "as-of/2012/")
