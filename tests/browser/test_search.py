"""The search of every page: by keyboard, announced, and nothing is fetched before somebody types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.visit import Mount

RECORD = "tracks/alexnet-imagenet/alexnet/"


def test_a_search_leads_to_a_page_by_keyboard(page: Page, site: Mount) -> None:
    """What is found is told, and the arrow key and Enter go there."""
    page.goto(site.address + RECORD)
    page.get_by_role("searchbox", name="Search").first.focus()
    page.keyboard.type("deepmind")
    expect(page.locator(".search [role=status]")).to_have_text(re.compile(r"^\d\d found$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/deepmind/")


def test_what_is_not_found_is_told_and_escape_closes(page: Page, site: Mount) -> None:
    """And the rest of what is found is on the page of all records."""
    page.goto(site.address)
    field = page.get_by_role("searchbox", name="Search").first
    field.fill("no such thing")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found")
    field.fill("google")
    last = page.locator(".search li a").last
    expect(last).to_have_attribute("href", f"{site.address}records/?q=google")
    page.keyboard.press("Escape")
    expect(page.locator(".search ul")).to_be_hidden()


def test_a_reader_who_does_not_search_fetches_nothing_for_it(page: Page, site: Mount) -> None:
    """Neither script nor index."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address, wait_until="networkidle")
    assert asked
    assert [url for url in asked if "search" in url] == []


def test_without_script_there_is_no_field(browser: Browser, site: Mount) -> None:
    """A field that does nothing is not shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address)
        expect(page.locator(".search")).to_be_hidden()
