"""What the page answers to a reader's hand: tooltips, keys, units, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.tabs import DESK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.visit import Mount

ALEXNET, CROWD = "tracks/alexnet-imagenet/", "tracks/fineweb-3-28/"
SHOWN = "figure svg.chart:visible"
BEST = f"{SHOWN} a[href='efficientnet-b0/']"
FOCUSED = "() => document.activeElement.getAttribute('href')"


def within(page: Page, inner: str, outer: str) -> bool:
    """Tell whether an element lies in another."""
    box, frame = page.locator(inner).bounding_box(), page.locator(outer).bounding_box()
    assert box
    assert frame
    return (
        box["x"] >= frame["x"] - 0.5
        and box["y"] >= frame["y"] - 0.5
        and box["x"] + box["width"] <= frame["x"] + frame["width"] + 0.5
        and box["y"] + box["height"] <= frame["y"] + frame["height"] + 0.5
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_a_point_tells_itself_near_the_pointer(page: Page, site: Mount, width: int) -> None:
    """Within 28 px, inside the plot; away from it the words go."""
    page.set_viewport_size({"width": width, "height": 1500})
    page.goto(site.address + ALEXNET)
    box = page.locator(f"{BEST} .mark").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 + 15, box["y"] + box["height"] / 2 + 15)
    assert page.locator(".tooltip").inner_text().split("\n") == [
        "EfficientNet-B0",
        "0.139 TFS-days · 44×",
        "28 May 2019 · Operation count",
        "Recomputed",
    ]
    assert within(page, ".tooltip", SHOWN)
    page.mouse.move(2, 2)
    assert page.locator(".tooltip").is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_point_tells_itself_on_focus(page: Page, site: Mount, width: int) -> None:
    """Escape takes the words away and leaves the focus; every point's words stay inside."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.address + ALEXNET)
    for point in page.locator(f"{SHOWN} a").all():
        point.focus()
        assert within(page, ".tooltip", SHOWN)
    page.keyboard.press("Escape")
    assert page.locator(".tooltip").is_hidden()
    assert page.evaluate(FOCUSED) == "efficientnet-b0/"


def test_a_crowd_of_points_is_one_stop(page: Page, site: Mount) -> None:
    """Arrow keys, Home and End go from point to point; Tab goes on."""
    page.goto(site.address + CROWD)
    points = page.locator(f"{SHOWN} a")
    hrefs = [point.get_attribute("href") for point in points.all()]
    assert page.locator(f"{SHOWN} a[tabindex='0']").count() == 1
    points.first.focus()
    for key, at in (("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("End", -1), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == hrefs[at]
    page.keyboard.press("Tab")
    assert page.evaluate("() => !document.activeElement.closest('svg')")


def test_without_script_a_crowd_can_be_skipped(bare: Page, site: Mount) -> None:
    """Points stay plain links, after a link past them."""
    bare.goto(site.address + CROWD)
    assert bare.locator(f"{SHOWN} a[tabindex]").count() == 0
    skip = bare.locator("a.skip.in-place")
    target = bare.locator(skip.get_attribute("href") or "")
    assert target.is_visible()
    skip.focus()
    assert skip.bounding_box()


def test_the_unit_changes_everywhere_at_once(page: Page, site: Mount) -> None:
    """Ticks, axis title, header, cells, key figure and tooltip; the choice survives a reload."""
    page.goto(site.address + ALEXNET)
    page.locator("#unit-flop").check()
    for _ in range(2):
        page.locator(BEST).focus()
        assert page.locator(f"{SHOWN} .axis-title:visible").first.text_content() == "FLOP, log scale"
        assert "2×10¹⁶" in page.locator(f"{SHOWN} .axes .tick:visible").all_text_contents()
        assert page.locator("#board thead th").nth(2).inner_text().startswith("Compute (FLOP)")
        assert page.locator("#board tbody tr").first.locator("td").nth(1).inner_text() == "1.20×10¹⁶"
        assert page.locator(".figures").inner_text().count("1.20×10¹⁶") == 1
        assert page.locator(".tooltip").inner_text().split("\n")[1] == "1.20×10¹⁶ FLOP · 44×"
        page.reload()


def test_the_unit_changes_without_script(bare: Page, site: Mount) -> None:
    """By the style sheet alone."""
    bare.goto(site.address + ALEXNET)
    bare.locator("#unit-pfs").check()
    assert bare.locator("#board thead th").nth(2).inner_text().startswith("Compute (PFS-days)")
    assert bare.locator("#board tbody tr").first.locator("td").nth(1).inner_text() == "0.000139"


def test_the_theme_goes_round_and_is_kept(page: Page, site: Mount) -> None:
    """Auto, dark, light, auto."""
    page.goto(site.address)
    button = page.locator("[data-theme-button]")
    seen = []
    for _ in range(3):
        button.click()
        page.reload()
        seen.append((button.inner_text(), page.evaluate("document.documentElement.dataset.theme ?? null")))
    assert seen == [("Theme: dark", "dark"), ("Theme: light", "light"), ("Theme: auto", None)]


def test_the_theme_is_there_before_the_first_paint(context: BrowserContext, first_visit: Mount) -> None:
    """The script that sets it blocks; when the body begins to exist, the ground is dark already."""
    page = context.new_page()
    page.goto(first_visit.address)
    page.evaluate("localStorage.setItem('theme', 'dark')")
    page.add_init_script(
        """new MutationObserver((_, observer) => {
            if (!document.body) return;
            window.atBody = document.documentElement.dataset.theme;
            observer.disconnect();
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.reload()
    assert page.evaluate("window.atBody") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 18, 22)"


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[Page]:
    """A tab that adds up how far things move while a page loads."""
    with browser.new_page(viewport=DESK) as page:
        page.add_init_script(
            """window.shift = 0;
            new PerformanceObserver((list) =>
                list.getEntries().forEach((each) => (window.shift += each.value)))
                .observe({type: 'layout-shift', buffered: true});"""
        )
        yield page


@pytest.mark.parametrize(
    "path", ["", ALEXNET, CROWD, "tracks/alexnet-imagenet/alexnet/", "submit/", "calculator/"]
)
def test_nothing_jumps_while_a_page_loads(watched: Page, first_visit: Mount, path: str) -> None:
    """Cumulative layout shift below 0.02."""
    watched.goto(first_visit.address + path, wait_until="networkidle")
    assert watched.evaluate("window.shift") < 0.02
