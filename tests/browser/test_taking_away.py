"""Finding, filtering, linking, copying: what a reader takes away, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import mounted
from tests.browser.frames import open_in_frames
from tests.browser.visit import Complaints
from tests.hostile import PLAIN, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.visit import Mount

    Sites = Callable[[str], Mapping[str, bytes]]

ROWS, EVERY_ROW = "#board tbody tr", ".all tbody tr"


def shown(page: Page) -> int:
    """Return how many rows of the table are shown."""
    return page.locator(f"{ROWS}:not([hidden])").count()


def test_all_records_are_there_without_script(bare: Page, site: Mount) -> None:
    """Rows are in the HTML; tools that would not work are not shown."""
    bare.goto(f"{site.address}records/")
    assert not bare.locator("[data-filter]").is_visible()
    bare.locator("a[data-rest]").click()
    csv_rows, rows = site.files["data/submissions.csv"].count(b"\n") - 1, bare.locator(EVERY_ROW).count()
    while (following := bare.locator("a[rel=next]")).count():
        following.click()
        rows += bare.locator(EVERY_ROW).count()
    assert rows == csv_rows


def test_filters_work_together_and_stand_in_the_address(page: Page, site: Mount) -> None:
    """A choice, a check box and a search; who opens the link sees the same rows."""
    page.goto(f"{site.address}records/")
    page.select_option("select[name=track]", "alexnet-imagenet")
    page.check("input[name=frontier]")
    page.fill("input[name=q]", "net v")
    status, csv_rows = page.locator("[role=status]"), site.files["data/submissions.csv"].count(b"\n") - 1
    expect(status).to_have_text(f"3 of {csv_rows} records")
    assert shown(page) == 3
    page.goto(page.url)
    expect(status).to_have_text(f"3 of {csv_rows} records")
    assert shown(page) == 3
    assert page.input_value("select[name=track]") == "alexnet-imagenet"


def test_the_order_stands_in_the_address(page: Page, site: Mount) -> None:
    """Who opens the link sees the same order."""
    page.goto(f"{site.address}records/")
    page.get_by_role("button", name="Compute").click()
    expect(page.locator("th[data-sort=compute]")).to_have_attribute("aria-sort", "ascending")
    first = page.locator(f"{ROWS} th").first.inner_text()
    page.goto(page.url)
    expect(page.locator("th[data-sort=compute]")).to_have_attribute("aria-sort", "ascending")
    assert page.locator(f"{ROWS} th").first.inner_text() == first
    assert page.locator("th[aria-sort]").count() == 1


def test_clear_forgets_everything(page: Page, site: Mount) -> None:
    """All rows are back, and the address is bare."""
    page.goto(f"{site.address}records/?q=nothing-has-this-name&frontier=1")
    status = page.locator("[role=status]")
    expect(status).to_have_text("No record matches")
    page.get_by_role("button", name="Clear").click()
    csv_rows = site.files["data/submissions.csv"].count(b"\n") - 1
    expect(status).to_have_text(f"{csv_rows} of {csv_rows} records")
    assert shown(page) == page.locator(ROWS).count()
    assert page.url == f"{site.address}records/"


@pytest.mark.parametrize("name", ["q", "track", "method", "status", "frontier", "sort"])
def test_an_address_is_only_ever_a_value(page: Page, site: Mount, complaints: Complaints, name: str) -> None:
    """Markup in a parameter makes no element; an unknown choice chooses nothing."""
    page.goto(f"{site.address}records/?{name}=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.locator("img[src=x]").count() == 0
    assert complaints == []


def test_a_sentence_is_copied_with_its_citation(page: Page, site: Mount) -> None:
    """With the address at which it stands."""
    page.goto(f"{site.address}tracks/alexnet-imagenet/")
    page.get_by_role("button", name="Copy with citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("In 2012 AlexNet took")
    assert "/tracks/alexnet-imagenet/#claim, data of " in text


def test_a_chart_stands_in_somebody_elses_page(context: BrowserContext, site: Mount) -> None:
    """Its links open outside the frame."""
    page = context.new_page()
    source = f"{site.address}tracks/alexnet-imagenet/embed/"
    with Complaints(page, site.origin) as complaints:
        page.set_content(f'<iframe src="{source}" width="600" height="640"></iframe>')
        frame = page.frame_locator("iframe")
        frame.locator(".chart-middle a").first.wait_for()
        frame.get_by_role("link", name="effsota").wait_for()
    assert complaints == []


def main_of(page: bytes) -> bytes:
    """Return what a page says between its head and its foot, which are the same on all pages of a site."""
    return page.partition(b"</header>")[2].partition(b"<footer")[0]


# Of the hostile texts those that may run, and those that may be wider than a phone.
LAID_OUT = [text for text in TEXTS if "alert" in text or len(text) > 100 or not text.isascii()]


@pytest.mark.parametrize("text", LAID_OUT, ids=lambda text: text[:24])
def test_hostile_text_breaks_no_page_on_a_phone(page: Page, hostile: Sites, text: str) -> None:
    """At 320 pixels nothing scrolls sideways, nothing runs, nothing is asked for elsewhere.

    Looked at are the home page and, of each kind, a page that says more of the text than head and foot.
    """
    plain = hostile(PLAIN)
    with mounted(hostile(text)) as mount, Complaints(page, mount.origin) as complaints:
        own = [name for name, data in mount.files.items() if main_of(data) != main_of(plain.get(name, b""))]
        addresses = sorted({mount.address, *mount.kinds_of(own)})
        framed = open_in_frames(page, mount, addresses, widths=(320,))
        found = {each.address: each.overflows[320] for each in framed}
    assert (list(found), list(complaints)) == (addresses, [])
    assert {address: pixels for address, pixels in found.items() if pixels} == {}
