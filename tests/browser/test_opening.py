"""A click on a crowded chart opens the record that the tooltip names; a finger sees the tooltip first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visit import Mount

CHART = """[...document.querySelectorAll(".chart")].find((each) => each.getBoundingClientRect().width)"""
MARKS = f"""() => {CHART}.querySelectorAll("a .mark").length"""
PLACE = f"""(at) => {{
  const mark = {CHART}.querySelectorAll("a .mark")[at];
  mark.scrollIntoView({{ block: "center" }});
  const box = mark.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}}"""


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.9])
def test_a_click_opens_what_the_tooltip_names(page: Page, site: Mount, share: float) -> None:
    """At the middle of a mark that others cover."""
    page.goto(f"{site.address}tracks/fineweb-3-28/")
    x, y = page.evaluate(PLACE, int(share * page.evaluate(MARKS)))
    page.mouse.move(x, y)
    named = page.locator(".tooltip strong:visible").inner_text()
    page.mouse.click(x, y)
    page.wait_for_url("**/fineweb-3-28/*/")
    assert page.locator("h1").inner_text() == named


TAP = """([x, y]) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent("click", {
  pointerType: "touch", detail: 1, clientX: x, clientY: y, bubbles: true, cancelable: true, view: window,
}))"""


def test_a_first_tap_shows_and_a_second_opens(page: Page, site: Mount) -> None:
    """A finger cannot hover."""
    address = f"{site.address}tracks/fineweb-3-28/"
    page.goto(address)
    place = page.evaluate(PLACE, page.evaluate(MARKS) // 2)
    page.evaluate(TAP, place)
    named = page.locator(".tooltip strong:visible").inner_text()
    assert page.url == address
    page.evaluate(TAP, place)
    page.wait_for_url("**/fineweb-3-28/*/")
    assert page.locator("h1").inner_text() == named
