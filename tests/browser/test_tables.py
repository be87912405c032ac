"""Tables: right without script, sorted and filtered with it, the state in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visit import Mount

ALEXNET = "tracks/alexnet-imagenet/"
ROWS = "#board tbody tr:visible"


def names(page: Page) -> list[str]:
    """Return the models of the rows that are shown."""
    return page.locator(f"{ROWS} th a").all_inner_texts()


def test_without_script_rows_stand_by_compute(bare: Page, site: Mount) -> None:
    """Least first, and no tools that would do nothing."""
    bare.goto(site.address + ALEXNET)
    values = [
        float(each.get_attribute("data-value") or "nan")
        for each in bare.locator("#board tbody td:nth-child(3)").all()
    ]
    assert values == sorted(values)
    assert bare.locator("[data-filter]").is_hidden()
    assert bare.locator("#board thead button").count() == 0


def test_a_heading_sorts_and_says_so(page: Page, site: Mount) -> None:
    """By mouse and by keyboard, one heading at a time."""
    page.goto(site.address + ALEXNET)
    heading = page.locator("#board thead th").nth(1)
    heading.get_by_role("button").click()
    assert names(page) == sorted(names(page), key=str.casefold)
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.locator("#board th[aria-sort]").count() == 1


def test_numbers_are_sorted_as_numbers(page: Page, site: Mount) -> None:
    """Rank 2 comes before 10, and no rank comes last."""
    page.goto(site.address + ALEXNET)
    page.locator("#board thead th").nth(0).get_by_role("button").click()
    ranks = page.locator(f"{ROWS} td:first-child").all_inner_texts()
    assert ranks == [str(rank) for rank in range(1, len(ranks) + 1)]


def test_a_filter_counts_aloud(page: Page, site: Mount) -> None:
    """What is left over is told; nothing left is told with a way back."""
    page.goto(site.address + ALEXNET)
    search, status = page.locator("main input[type=search]"), page.locator("[data-filter] [role=status]")
    count = len(names(page))
    search.fill("shufflenet")
    assert (status.inner_text(), len(names(page))) == (f"3 of {count} records", 3)
    search.fill("no such model")
    assert (status.inner_text(), names(page)) == ("No record matches", [])
    page.get_by_role("button", name="Clear").click()
    assert (status.inner_text(), len(names(page))) == (f"{count} of {count} records", count)


def test_the_frontier_can_be_had_alone(page: Page, site: Mount) -> None:
    """Six records of AlexNet-level."""
    page.goto(site.address + ALEXNET)
    page.get_by_label("Frontier only").check()
    assert len(names(page)) == 6


def test_filter_and_order_stand_in_the_address(page: Page, site: Mount) -> None:
    """A link shows what its sender saw."""
    page.goto(site.address + ALEXNET)
    page.locator("main input[type=search]").fill("net")
    page.get_by_label("Frontier only").check()
    page.locator("#board thead th").nth(1).get_by_role("button").click()
    seen, address = names(page), page.url
    assert "sort=model" in address
    page.goto(site.address)
    page.goto(address)
    assert names(page) == seen
    assert page.locator("#board thead th").nth(1).get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("query", ["-model", "-2"])
def test_a_link_sorts_by_the_name_of_a_column(page: Page, site: Mount, query: str) -> None:
    """Also a link of before, which has the column's number."""
    page.goto(f"{site.address}{ALEXNET}?sort={query}")
    assert names(page) == sorted(names(page), key=str.casefold, reverse=True)


@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_phone_keeps_model_date_compute_and_reduction(page: Page, site: Mount, width: int) -> None:
    """The rest is on the record's page; the table is a table, and does not scroll sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    for track in ("alexnet-imagenet", "training-compute", "fineweb-3-28", "ai-and-compute"):
        page.goto(f"{site.address}tracks/{track}/")
        row = page.locator("#board tbody tr").first
        assert row.locator("th:visible, td:visible").count() == 3
        assert row.locator("th .narrow").is_visible()
        wide = page.evaluate(
            "[...document.querySelectorAll('main .scroll')].map((box) => box.scrollWidth - box.clientWidth)"
        )
        assert (track, max(wide)) == (track, 0)
