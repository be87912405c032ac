"""The calculator's statement: the terminal's text to the last letter, a link that holds it, nothing sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from effsota.disk.folder import read_bundle
from effsota.pipeline.stating import StatingGround, read_ground, state_compute
from effsota.reading.document import parse_document
from effsota.showing.statements.every_form import RENDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from tests.browser.visit import Complaints, Mount

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/statements.json").read_text("utf-8"))
DAY = "2026-11-28"
STATE = """async ([vectors, day]) => {
  const { FORMS, render, state } = await import('../static/statement.js');
  const told = JSON.parse(document.getElementById('calculator').dataset.methods);
  const ground = await (await fetch('statement.json')).json();
  const known = JSON.parse(document.querySelector('[data-known]').dataset.known);
  return Promise.all(vectors.map(async ({ statement }) => {
    const made = await state(statement, { told, ground, day, known });
    return Object.fromEntries(FORMS.map((form) => [form, render(made, form)]));
  }));
}"""


@cache
def ground() -> StatingGround:
    """Return what statements are made on."""
    return read_ground(read_bundle())


def stated(data: Mapping[str, Any], day: str = DAY) -> dict[str, str]:
    """Return a statement in every form, as the terminal prints it."""
    found = state_compute(data, ground=ground(), today=datetime.fromisoformat(day).date())
    assert found.statement is not None, found.errors
    return {form: render(found.statement) for form, render in RENDER.items()}


@pytest.fixture
def calculator(page: Page, site: Mount) -> Page:
    """The calculator, its statement opened and filled with the example."""
    page.goto(f"{site.address}calculator/")
    page.locator("#statement > summary").click()
    page.locator("#statement-example").click()
    page.locator("#statement-verdicts tr").first.wait_for()
    return page


def shown(page: Page) -> str:
    """Return the statement as it stands on the page."""
    return page.locator("#statement-text").text_content() or ""


def test_scripts_state_what_the_terminal_states(page: Page, site: Mount) -> None:
    """Every vector in every form, the digest of its inputs included."""
    page.goto(f"{site.address}calculator/")
    page.locator("#sum").wait_for()
    found: list[dict[str, str]] = page.evaluate(STATE, [VECTORS, DAY])
    assert len(found) == len(VECTORS) > 0
    for mine, vector in zip(found, VECTORS, strict=True):
        assert mine == stated(vector["statement"]), vector["id"]


def test_what_is_filled_in_is_stated_and_is_a_file_for_the_terminal(calculator: Page) -> None:
    """The same text comes of the file that the page offers."""
    text = shown(calculator)
    calculator.locator("#statement .forms").get_by_text("Input file").click()
    document = parse_document(shown(calculator).encode()).document
    assert document is not None
    assert stated(document.data, datetime.now(UTC).date().isoformat())["text"] == text
    assert "a run that diverged" in text


def test_an_address_holds_the_statement(calculator: Page, site: Mount, complaints: Complaints) -> None:
    """Whoever gets it sees the same; the estimate above stays what it was."""
    address, text = calculator.url, shown(calculator)
    own = calculator.locator("#sum").inner_text()
    calculator.goto(f"{site.address}submit/")
    calculator.goto(address)
    calculator.locator("#statement-verdicts tr").first.wait_for()
    assert (shown(calculator), calculator.url) == (text, address)
    calculator.locator(".panel:visible [data-key=examples] input").fill("77")
    assert calculator.locator("#sum").inner_text() != own
    assert "&statement=" in calculator.url
    assert complaints == []


def test_a_statement_that_is_too_long_for_an_address_is_told(calculator: Page) -> None:
    """The address no longer holds it; the page still states it."""
    add, phases = calculator.get_by_role("button", name="Add phase"), calculator.locator("#statement-phases")
    what = phases.locator("[data-key=what] input")
    for _ in range(5):  # of signs that take nine characters each in an address
        add.click()
        what.last.fill("水水水水水 " * 83)
    told = calculator.locator("#statement-address")
    assert told.inner_text().startswith("This is too long for an address")
    assert "statement=" not in calculator.url
    calculator.locator("#statement-empty").click()
    assert told.inner_text().startswith("The address of this page holds the statement")
    assert "statement=" in calculator.url


def test_what_is_missing_is_told_and_nothing_is_stated(calculator: Page) -> None:
    """With the phase where it is."""
    calculator.locator("#statement [data-toggle]").first.click()
    first = calculator.locator("#statement-phases > .items > .item").first
    first.locator("[data-key=utilization] input").fill("38")
    missing = calculator.locator("#statement-missing")
    assert missing.inner_text() == (
        "Phase 1, estimate 1: Utilization is a share of the peak: at most 1, such as 0.33."
    )
    assert calculator.locator("#statement-result").is_hidden()


def test_a_modifier_is_told_what_stands_in(calculator: Page) -> None:
    """Two amounts while nobody says whether the original has systemic risk, then one."""
    form = calculator.locator("#statement-form")
    form.get_by_text("The original, where this is a modification").click()
    form.get_by_label("Name of the original").fill("Base")
    thirds = calculator.locator("#statement-verdicts tr", has_text="a third of the original")
    expect(calculator.locator("#statement-verdicts tr")).to_have_count(6)
    assert thirds.count() == 2
    form.get_by_label("Original with systemic risk").select_option("false")
    expect(calculator.locator("#statement-verdicts tr")).to_have_count(5)
    assert "3.33e22 FLOP" in thirds.inner_text()


def test_an_estimate_of_the_calculator_becomes_a_phase(page: Page, site: Mount) -> None:
    """The first begins the statement, another is added; also an architecture that was counted."""
    page.goto(f"{site.address}calculator/")
    page.locator("#sum").wait_for()
    page.get_by_role("button", name="State it").click()
    page.locator("#statement-form [data-key=model] input").first.fill("Small")
    page.locator(".methods").get_by_text("Counted architecture", exact=True).click()
    page.locator("#counted").wait_for()
    page.get_by_role("button", name="State it").click()
    second = page.locator("#statement-phases > .items > .item").nth(1)
    second.locator("[data-key=what] input").first.fill("text")
    expect(page.locator("#statement-text")).to_contain_text("Phase 2")
    page.locator("#statement .forms").get_by_text("Input file").click()
    document = parse_document(shown(page).encode()).document
    assert document is not None
    page.locator("#statement .forms").get_by_text("Text", exact=True).click()
    assert stated(document.data, datetime.now(UTC).date().isoformat())["text"] == shown(page)
    assert [each["compute"][0]["method"] for each in document.data["phases"]] == [
        "operations",
        "architecture",
    ]


def test_an_address_may_ask_for_the_statement_alone(page: Page, site: Mount) -> None:
    """As the page of the thresholds does."""
    page.goto(f"{site.address}thresholds/")
    page.get_by_role("link", name="State what a run took").click()
    page.locator("#statement-form").wait_for()
    page.locator("#statement-missing", has_text="Model").wait_for()


def test_a_hostile_address_does_no_harm(page: Page, site: Mount, complaints: Complaints) -> None:
    """It is text, or it is not read."""
    for state in (
        "[]",
        '{"phases":3,"model":{"a":1}}',
        '{"phases":[null,{"compute":[{"method":"__proto__"}]}]}',
    ):
        page.goto(f"{site.address}calculator/?{len(state)}#statement={state}")
        page.locator("#statement-form").wait_for()
    page.goto(f'{site.address}calculator/?x#statement={{"model":"<img src=x>","phases":[]}}')
    page.get_by_text("Still to fill in or correct").first.wait_for()
    assert page.locator("main img").count() == 0
    assert complaints == []
