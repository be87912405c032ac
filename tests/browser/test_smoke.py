"""Pages open in a real browser, quietly, at every width, wherever the site is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.browser.frames import open_in_frames
from tests.browser.visit import Complaints, links_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.tabs import Tab
    from tests.browser.visit import Mount

WIDTHS = (320, 390, 640, 768, 1280)
LONG = 30  # pages that are alike, from which on some stand for all
WIDEST = 6


@dataclass
class Findings:
    """What was found on a walk through pages of the site."""

    complaints: list[str] = field(default_factory=list)
    dead_links: set[tuple[str, str]] = field(default_factory=set)
    overflows: dict[tuple[str, int], int] = field(default_factory=dict)


def walk(page: Page, mount: Mount, addresses: list[str], widths: tuple[int, ...] = WIDTHS[:1]) -> Findings:
    """Return what is wrong with the pages, opened as on the narrowest phone, where most could go wrong."""
    with Complaints(page, mount.origin) as complaints:
        findings = Findings(complaints)
        for found in open_in_frames(page, mount, addresses, widths=widths):
            findings.dead_links |= {(found.address, link) for link in found.links if mount.misses(link)}
            for width, overflow in found.overflows.items():
                findings.overflows[found.address, width] = overflow
    return findings


def sample(site: Mount) -> list[str]:
    """Return one page of each kind, all that stand alone or are a board, and some of those of a series.

    Of the records, organizations, months and years: every sixteenth, and of each series those with the
    longest words, which are the first to be too wide.
    """
    series: dict[tuple[str, int], list[str]] = {}
    for address in site.pages:
        parts = address.removeprefix(site.address).split("/")
        series.setdefault((parts[0], len(parts)), []).append(address)
    boards = {*series["tracks", 3]}
    of_series = [each for each in series.values() if len(each) > LONG]
    alone = {*site.pages}.difference(*of_series)
    some = {address for each in of_series for address in each[::16]}
    widest = {address for each in of_series for address in sorted(each, key=site.longest_word)[-WIDEST:]}
    return sorted({*site.kinds} | alone | boards | some | widest)


@pytest.fixture(scope="module")
def findings(tab: Tab, site: Mount) -> Findings:
    """One walk through pages of all tracks, and one of each kind in every width, for all tests that ask."""
    page = tab.take()
    findings = walk(page, site, sorted({*sample(site)}.difference(site.kinds)))
    of_kinds = walk(page, site, site.kinds, WIDTHS)
    findings.dead_links |= of_kinds.dead_links
    findings.complaints += of_kinds.complaints
    findings.overflows |= of_kinds.overflows
    tab.tidy()
    return findings


def test_pages_open_without_a_complaint(findings: Findings) -> None:
    """No console error, no failed request, no request to another host, on any page."""
    assert findings.complaints == []


def test_every_link_into_the_site_leads_somewhere(findings: Findings) -> None:
    """Pages, styles, scripts, pictures and downloads that a page names are all there."""
    assert sorted(findings.dead_links) == []


def test_each_of_them_was_opened(findings: Findings, site: Mount) -> None:
    """Each in its frame, none answered by another."""
    assert sorted(address for address, width in findings.overflows if width == WIDTHS[0]) == sample(site)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(findings: Findings, width: int) -> None:
    """The layout holds from the narrowest phone to a desk, and at 640, a desk's 1280 enlarged to twice."""
    wide = {place: pixels for place, pixels in findings.overflows.items() if pixels and place[1] == width}
    assert wide == {}


def test_the_site_works_wherever_it_is_put(page: Page, elsewhere: Mount) -> None:
    """Pages of each kind open without complaint or dead link, as they do where the build meant them to."""
    kinds = [address for address in elsewhere.kinds if not address.endswith("404.html")]
    findings = walk(page, elsewhere, kinds)
    assert findings.complaints == []
    assert sorted(findings.dead_links) == []


def test_a_missing_page_is_answered_by_the_sites_own(page: Page, site: Mount) -> None:
    """A wrong address is met by a page of the site, from which the home page can be reached."""
    response = page.goto(f"{site.address}no/such/page/")
    assert response is not None
    assert response.status == 404
    assert site.address in links_of(page)
