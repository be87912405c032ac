"""The submit page as a person fills it in, and what it makes of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visit import Mount

TRACK = "alexnet-imagenet"
LEAST = {
    "model": "A model",
    "date": "2024-05-01",
    "publication": {"title": "A paper", "url": "https://arxiv.org/abs/2405.00001"},
    "result": {"value": "79.3"},
    "compute": [{"method": "operations", "forward": "0.5e9 multiply-adds", "examples": "1280000"}],
}
# What a draft restores is what a person typed, so a draft fills the form in one step.
_KEEP = "([key, draft]) => sessionStorage.setItem(key, JSON.stringify(draft))"


def open_form(page: Page, site: Mount, data: dict[str, Any] | None = None, *, track: str = TRACK) -> None:
    """Open the form, filled in with `data`; the record of tests is complete without any."""
    page.goto(f"{site.address}robots.txt")  # of the same origin, and light
    draft = {"track": track, "name": "", "data": LEAST if data is None else data}
    page.evaluate(_KEEP, [f"effsota draft /{site.path}submit/", draft])
    page.goto(f"{site.address}submit/")
    expect(page.locator("#yaml")).not_to_be_empty()


def yaml_of(page: Page) -> str:
    """Return the file that the page shows."""
    text: str = page.evaluate("document.getElementById('yaml').textContent")
    return text


def errors_of(page: Page) -> list[str]:
    """Return what stands under fields that are not acceptable."""
    return page.locator(".error:visible").all_inner_texts()
