"""Every page opens in a real browser, quietly, at every width, wherever the site is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.visit import Complaints, links_of, overflow_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visit import Mount

WIDTHS = (320, 390, 768, 1280)


def test_every_page_opens_without_a_complaint(page: Page, anywhere: Mount) -> None:
    """No console error, no failed request, no request to another host, on any page."""
    complaints = Complaints(page, anywhere.origin)
    for address in anywhere.pages:
        page.goto(address)
    assert complaints == []


def test_every_link_into_the_site_leads_somewhere(page: Page, anywhere: Mount) -> None:
    """Pages, styles, scripts, pictures and downloads that a page names are all there."""
    dead = set()
    for address in anywhere.pages:
        page.goto(address)
        dead |= {(address, link) for link in links_of(page) if anywhere.misses(link)}
    assert sorted(dead) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(page: Page, site: Mount, width: int) -> None:
    """The layout holds from the narrowest phone to a desk."""
    page.set_viewport_size({"width": width, "height": 900})
    wide = {}
    for address in site.pages:
        page.goto(address)
        wide[address] = overflow_of(page)
    assert {address: pixels for address, pixels in wide.items() if pixels} == {}


def test_a_missing_page_is_answered_by_the_sites_own(page: Page, site: Mount) -> None:
    """A wrong address is met by a page of the site, from which the home page can be reached."""
    response = page.goto(f"{site.address}no/such/page/")
    assert response is not None
    assert response.status == 404
    assert site.address in links_of(page)
