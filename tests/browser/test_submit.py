"""The submit page: its fields, what it refuses, and where it sends a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
import yaml as any_yaml
from playwright.sync_api import expect

from effsota.reading.schema.addresses import schema_line
from tests.browser.forms import LEAST, TRACK, errors_of, open_form, yaml_of
from tests.browser.visit import overflow_of

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.visit import Complaints, Mount

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schema/submission.schema.json").read_text("utf-8"))
MOST_ADDRESS = 7_500
FORWARD = "Write a number, one space and multiply-adds or FLOP, such as 0.39e9 multiply-adds."
LINK = "Write a link as the browser copies it, such as https://arxiv.org/abs/1905.11946."
OPEN_ALL = """() => {
  for (let round = 0; round < 6; round += 1) {
    for (const each of document.querySelectorAll('#submission details')) each.open = true;
    for (const list of document.querySelectorAll('#submission .items:empty'))
      list.parentElement.querySelector(':scope > [data-add]').click();
  }
  return new Promise((done) => setTimeout(done, 50));
}"""
KEYS = """() => {
  const keys = (room) => [...room.querySelectorAll('[data-key]')]
    .filter((each) => !each.parentElement?.closest('[data-key]')).map((each) => each.dataset.key);
  const parts = [...document.querySelectorAll('template[id^=part-]')]
    .map((each) => [each.id.slice(5), keys(each.content)]);
  return [keys(document.getElementById('submission')), Object.fromEntries(parts)];
}"""
UNLABELLED = """() => [...document.querySelectorAll('.form-page :is(input, select, textarea)')]
  .filter((control) => control.labels.length !== 1 || !control.labels[0].innerText.trim()
    || (control.getAttribute('aria-describedby') ?? '').split(' ')
      .some((id) => id && !document.getElementById(id)))
  .map((control) => control.outerHTML)"""
PATTERNS = """() => [...document.querySelectorAll('template')]
  .flatMap((each) => [...each.content.querySelectorAll('[pattern]')])
  .filter((control) => { try { new RegExp(control.pattern, 'v'); return false; } catch { return true; } })
  .map((control) => control.pattern)"""


def test_every_property_of_the_schema_has_a_field(page: Page, site: Mount) -> None:
    """On the form, and in each of the groups that it is made of."""
    page.goto(f"{site.address}submit/")
    fields, parts = page.evaluate(KEYS)
    assert sorted(fields) == sorted(SCHEMA["properties"])
    wanted = {
        name: list(each["properties"]) for name, each in SCHEMA["$defs"].items() if "properties" in each
    }
    assert parts == wanted


def test_every_control_has_its_one_label(page: Page, site: Mount) -> None:
    """Also what only appears when a group is opened or an item is added."""
    open_form(page, site, {})
    page.evaluate(OPEN_ALL)
    assert page.locator("#submission :is(input, select, textarea)").count() > 80
    assert page.evaluate(UNLABELLED) == []


def test_every_pattern_is_one_that_browsers_understand(page: Page, site: Mount) -> None:
    """A browser ignores a pattern that it cannot read, and then refuses nothing."""
    page.goto(f"{site.address}submit/")
    assert page.evaluate(PATTERNS) == []


def test_choosing_a_method_shows_its_fields(page: Page, site: Mount) -> None:
    """The branches of the schema, one at a time."""
    open_form(page, site, {})
    method = page.get_by_label("Method", exact=True)
    for name, own in (("parameters", "tokens"), ("hardware-time", "time"), ("learning-curve", "curve")):
        method.select_option(name)
        assert page.locator(f"[data-key=compute] [data-key={own}]").count() == 1


def test_what_is_required_is_asked_for_and_the_first_gets_the_focus(page: Page, site: Mount) -> None:
    """Nothing is opened; each field says what it lacks, to ears too."""
    open_form(page, site, {})
    page.locator("#open").click()
    assert page.evaluate("document.activeElement.dataset.title") == "Model"
    assert errors_of(page) == [
        f"{name} is needed."
        for name in (
            "Model",
            "Date",
            "Title",
            "Link",
            "Value",
            "Forward pass per example",
            "Examples",
            "File name",
        )
    ]
    model = page.get_by_label("Model", exact=True)
    assert model.get_attribute("aria-invalid") == "true"
    described = [
        page.locator(f"#{id_}").inner_text()
        for id_ in (model.get_attribute("aria-describedby") or "").split()
    ]
    assert described[-1] == "Model is needed."


@pytest.mark.parametrize(
    ("key", "text", "error"),
    [
        ("publication] [data-key=url", "http://x.org", LINK),
        ("compute] [data-key=forward", "5 GFLOPS", FORWARD),
        ("compute] [data-key=forward", "0 GFLOP", FORWARD),
        (
            "compute] [data-key=examples",
            "-1",
            "Write a number above zero: 1281167, 1,281,167 or 1.28M images, such as 1280000.",
        ),
        ("compute] [data-key=uncertainty", "0.5", "Write a number of at least 1, such as 1.5."),
        ("model", "p\u0430ypal", 'The word "p\u0430ypal" mixes alphabets. Type the whole word in one.'),
        ("model", "x" * 501, "This is too long: 501 characters, at most 500."),
    ],
)
def test_a_value_out_of_form_is_answered_in_our_words(
    page: Page, site: Mount, key: str, text: str, error: str
) -> None:
    """On leaving the field, under it."""
    open_form(page, site)
    control = page.locator(f"[data-key={key}] input").first
    control.fill(text)
    control.blur()
    assert errors_of(page) == [error]


def test_a_whole_form_opens_as_a_new_file(page: Page, site: Mount) -> None:
    """Folder in the path, base name and text in the query; the text is the one that is shown."""
    open_form(page, site)
    link = urlsplit(page.locator("#open").get_attribute("href") or "")
    query = parse_qs(link.query)
    assert f"{link.scheme}://{link.netloc}{link.path}" == (
        f"https://github.com/effsota/effsota/new/main/submissions/{TRACK}"
    )
    assert query["filename"] == ["a-model.yaml"]
    assert query["value"] == [yaml_of(page)]
    assert yaml_of(page).startswith(f"{schema_line('submission')}model: ")


@pytest.mark.parametrize("notes", ["long " * 2_000, "漢" * 1_800], ids=["10,000 characters", "CJK"])
def test_a_file_too_long_for_a_link_is_copied(context: BrowserContext, site: Mount, notes: str) -> None:
    """The empty editor opens, the clipboard holds the file, and the page says so."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    page = context.new_page()
    open_form(
        page,
        site,
        LEAST | {"notes": notes[:4_990].strip(), "credits": [{"name": "A", "for": notes[:490].strip()}] * 9},
    )
    link = page.locator("#open").get_attribute("href") or ""
    assert len(f"https://github.com/login?return_to={quote(link, safe='')}") <= MOST_ADDRESS
    assert "value" not in parse_qs(urlsplit(link).query)
    with context.expect_page() as opened:
        page.locator("#open").click()
    assert unquote(opened.value.url) == unquote(link)
    assert page.locator("#told").inner_text() == (
        "The file is too long to travel in a link. "
        "It is copied: paste it into the editor that has just opened."
    )
    page.bring_to_front()
    assert page.evaluate("navigator.clipboard.readText()") == yaml_of(page)


def test_an_issue_opens_with_the_fields_of_its_form(page: Page, site: Mount) -> None:
    """Each field of the issue form by its id; the rest of the file as YAML."""
    open_form(page, site, LEAST | {"runs": "3", "result": {"value": "79.3", "is": "at-least"}})
    link = urlsplit(page.locator("#issue").get_attribute("href") or "")
    given = {key: values[0] for key, values in parse_qs(link.query).items()}
    form = any_yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/new-record.yml").read_text("utf-8"))
    fields = {each["id"]: each["attributes"] for each in form["body"] if "id" in each}
    assert link.path == "/effsota/effsota/issues/new"
    assert set(given) - {"template", "title"} <= set(fields)
    assert given["is"] in fields["is"]["options"]
    assert (given["template"], given["track"], given["name"]) == ("new-record.yml", TRACK, "a-model")
    assert given["compute"] == "- method: operations\n  forward: 0.5e9 multiply-adds\n  examples: 1280000"
    assert given["more"] == "runs: 3"


def test_a_download_is_the_file_that_is_shown(page: Page, site: Mount) -> None:
    """Under the name that it will have."""
    open_form(page, site)
    with page.expect_download() as download:
        page.locator("#download").click()
    assert download.value.suggested_filename == "a-model.yaml"
    assert Path(download.value.path()).read_text("utf-8") == yaml_of(page)


def test_a_copy_is_the_file_that_is_shown(page: Page, site: Mount) -> None:
    """To paste it wherever a person likes."""
    open_form(page, site)
    page.locator("#copy").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == yaml_of(page)


def test_a_reload_keeps_the_draft(page: Page, site: Mount) -> None:
    """Texts, added items, opened groups and the track."""
    open_form(page, site, LEAST | {"notes": "one\ntwo", "code": {"url": "https://example.org/code"}})
    page.get_by_role("button", name="Add authors").first.click()
    page.keyboard.type("Ada Lovelace")
    before = yaml_of(page)
    page.reload()
    expect(page.locator("#yaml")).not_to_be_empty()
    assert yaml_of(page) == before
    assert page.locator("#track").input_value() == TRACK


def test_an_address_chooses_the_track(page: Page, site: Mount) -> None:
    """Its level and rules come into view."""
    page.goto(f"{site.address}submit/?track={TRACK}")
    assert page.locator("#track").input_value() == TRACK
    rules = page.locator("#rules")
    expect(rules).to_contain_text("Level to reach: 79.1% top-5 accuracy")
    expect(rules).to_contain_text("Counted: final training run, forward and backward pass;")
    expect(rules.locator("li").first).to_contain_text("ImageNet is the only training data allowed")
    assert rules.get_by_role("link").evaluate("(link) => link.href") == f"{site.address}tracks/{TRACK}/"


@pytest.mark.parametrize("track", ["nowhere", '"><img src=x onerror=alert(1)>', "__proto__"])
def test_an_address_chooses_nothing_but_a_track(
    page: Page, site: Mount, complaints: Complaints, track: str
) -> None:
    """What is no track is not read."""
    page.goto(f"{site.address}submit/?track={quote(track)}")
    assert page.locator("#track").input_value() == ""
    assert page.locator("main img").count() == 0
    assert complaints == []


@pytest.mark.parametrize(("model", "name"), [("EfficientNet-B0", "efficientnet-b0"), ("data", "data")])
def test_a_name_that_is_taken_or_reserved_is_refused(page: Page, site: Mount, model: str, name: str) -> None:
    """Before anything is sent."""
    open_form(page, site, LEAST | {"model": model})
    page.get_by_text("no name that is taken or reserved").wait_for()
    assert page.locator("#name").input_value() == name


def test_the_layout_holds_on_a_narrow_phone_with_everything_open(page: Page, site: Mount) -> None:
    """Long words in fields, errors and the preview, too."""
    page.set_viewport_size({"width": 320, "height": 700})
    open_form(page, site, LEAST | {"model": "W" * 500, "organizations": ["w" * 501]})
    page.evaluate(OPEN_ALL)
    page.locator("#open").click()
    assert errors_of(page) != []
    assert overflow_of(page) == 0


def test_without_script_two_other_ways_stand_open(bare: Page, site: Mount) -> None:
    """A template to download and an issue; no form that could not be sent."""
    bare.goto(f"{site.address}submit/")
    assert not bare.locator("#submission").is_visible()
    assert bare.get_by_role("link", name="commented template").is_visible()
    assert bare.get_by_role("link", name="an issue").is_visible()
    assert bare.locator("noscript .note").is_visible()


PRICES = "price-mmlu-gpt-4"
PRICE = {
    "usd_per_million_tokens": "0.25",
    "date": "2025-01-02",
    "source": {"title": "Pricing", "url": "https://provider.org/pricing"},
}


def test_a_benchmark_of_prices_asks_for_a_price_and_not_for_compute(page: Page, site: Mount) -> None:
    """In sight, with the blend that its prices have in common; another benchmark asks for compute again."""
    claim = {key: each for key, each in LEAST.items() if key != "compute"}
    open_form(page, site, {**claim, "result": {"value": "86"}}, track=PRICES)
    price, compute = (page.locator(f"#submission > [data-key={key}]") for key in ("price", "compute"))
    assert (price.is_visible(), compute.is_visible()) == (True, False)
    page.locator("#copy").scroll_into_view_if_needed()
    page.get_by_role("link", name="Open on GitHub").click()
    assert "US dollars per million tokens is needed." in errors_of(page)
    assert not any("ompute" in each or "Forward" in each for each in errors_of(page))
    assert any_yaml.safe_load(yaml_of(page))["price"] == {"blend": "3 input : 1 output"}
    page.locator("#track").select_option("alexnet-imagenet")
    assert "price" not in any_yaml.safe_load(yaml_of(page))
    assert (page.locator("#submission > [data-key=price]").count(), compute.is_visible()) == (0, True)
    page.get_by_role("link", name="Open on GitHub").click()
    assert len(errors_of(page)) > 0
    assert not any("dollars" in each for each in errors_of(page))
    page.locator("#track").select_option(PRICES)
    page.get_by_role("link", name="Open on GitHub").click()
    assert "US dollars per million tokens is needed." in errors_of(page)


def test_a_filled_price_is_what_is_sent(page: Page, site: Mount) -> None:
    """A draft with all of it is without faults, and holds no compute."""
    claim = {key: each for key, each in LEAST.items() if key != "compute"}
    open_form(page, site, {**claim, "result": {"value": "86"}, "price": PRICE}, track=PRICES)
    href = page.locator("#open").get_attribute("href") or ""
    sent = any_yaml.safe_load(parse_qs(urlsplit(href).query)["value"][0])
    assert {key: str(each) for key, each in sent["price"].items()} == {k: str(v) for k, v in PRICE.items()}
    assert "compute" not in sent


def test_a_benchmark_of_time_asks_for_the_clock_and_for_chips(page: Page, site: Mount) -> None:
    """Beside an estimate by hardware time, by which times compare."""
    claim = {key: each for key, each in LEAST.items() if key != "compute"}
    open_form(page, site, {**claim, "result": {"value": "3.19"}}, track="slowrun-3-2")
    assert page.locator("#submission > [data-key=wall_clock]").is_visible()
    assert page.locator("[data-key=compute] select[data-choose]").first.input_value() == "hardware-time"
