"""Room: pages that end, tables that are whole, on a phone, a tablet, a desk and paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visit import overflow_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.tabs import Tab
    from tests.browser.visit import Mount

SCREEN, MOST_SCREENS = 812, 12
WIDTHS = (320, 390, 600, 744, 820, 960, 1280, 1920)
NARROWEST = 320, 721  # with few columns, with all
PAPER = 718  # CSS px between the margins of A4
LONG = (
    "hardware/",
    "methodology/",
    "tracks/fineweb-3-28/",
    "tracks/fineweb-3-28/time/",
    "tracks/training-compute/",
    "records/",
    "audit/",
    "rules/",
    "changes/",
    "trends/",
    "trends/published/",
    "trends/together/",
    "methodology/agreement/",
)
TABLES = (
    "",
    "tracks/alexnet-imagenet/",
    "tracks/fineweb-3-28/",
    "tracks/fineweb-3-28/time/",
    "tracks/fineweb-3-28/record-89/",
    "tracks/training-compute/alexnet/",
    "records/",
    "audit/",
    "data/",
    "hardware/",
    "organizations/",
    "glossary/",
    "tracks/ai-and-compute/",
    "tracks/alphago-zero-go/",
    "trends/",
    "trends/published/",
    "methodology/",
    "rules/",
)
# What is folded because it is long is like what is open, and is looked at with the tables of its kind.
OPEN = "document.querySelectorAll('details:not(.rest)').forEach((each) => { each.open = true; })"
TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}  # of the reader's own letters, in px
USUAL = {"fontSizes": {"standard": 16, "fixed": 13}}
TWICE_READ = (*TABLES, "calculator/", "submit/", "about/", "run-your-own/")
LETTERS = "parseFloat(getComputedStyle(document.body).fontSize)"
MOST_SHIFT = 0.02
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (entry) => { sum += entry.hadRecentInput ? 0 : entry.value; };
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(add));
  observer.observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
})"""
# A table that leaves its box, text that leaves its cell, a word or a number on two lines.
# A name of many letters may break, and so may an address in what is to be typed.
CUT = """() => {
  const found = [];
  const range = document.createRange();
  for (const table of document.querySelectorAll('main table')) {
    if (!table.checkVisibility({ contentVisibilityAuto: true })) continue;
    const box = (table.closest('.scroll') ?? table.parentElement).getBoundingClientRect();
    if (table.getBoundingClientRect().right > box.right + 0.6) found.push(`${table.id} is cut`);
    for (const cell of table.querySelectorAll('th, td')) {
      const isWider = cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1;
      if (isWider) found.push(`${cell.innerText} leaves its cell`);
    }
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.hidden-visually')) continue;
      range.selectNodeContents(node);
      if (range.getClientRects().length < 2) continue;
      const words = node.parentElement.closest('pre') ? /[^\\s-]+/gu : /[\\p{L}\\p{N}.,]+/gu;
      for (const word of node.textContent.matchAll(words)) {
        if (word[0].length > 14) continue;
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
        if (lines.size > 1) found.push(`${word[0]} is broken`);
      }
    }
  }
  return found;
}"""

CUT_OFF = """() => [...document.querySelectorAll('main .scroll')]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.innerText.slice(0, 200))"""


@dataclass
class Looks:
    """What was found on pages, each opened once: heights on a phone, letters, overflows, what is cut."""

    heights: dict[str, int] = field(default_factory=dict)
    letters: dict[str, tuple[float, int]] = field(default_factory=dict)
    cut: dict[str, dict[int, list[str]]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def looks(tab: Tab, site: Mount) -> Looks:
    """Each page on a phone, there with letters twice their size, then opened at every width and on paper."""
    page, found = tab.take(), Looks()
    session = page.context.new_cdp_session(page)
    for path in dict.fromkeys((*LONG, *TWICE_READ)):
        page.emulate_media(media="null")
        page.set_viewport_size({"width": 390, "height": SCREEN})
        page.goto(site.address + path)
        found.heights[path] = page.evaluate("document.documentElement.scrollHeight")
        if path in TWICE_READ:
            session.send("Page.setFontSizes", TWICE)
            found.letters[path] = page.evaluate(LETTERS), overflow_of(page)
            session.send("Page.setFontSizes", USUAL)
        if path in TABLES:
            found.cut[path] = cut_of(page)
    session.detach()
    tab.tidy()
    return found


def cut_of(page: Page) -> dict[int, list[str]]:
    """Return what is cut off in the open page, by width in pixels, 0 on paper."""
    page.evaluate(OPEN)
    cut = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        cut[width] = page.evaluate(CUT)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 900})
    cut[0] = page.evaluate(CUT)
    return cut


@pytest.mark.parametrize("path", LONG)
def test_a_page_ends_on_a_phone(looks: Looks, path: str) -> None:
    """After 12 screens, with what is long one step away."""
    assert 0 < looks.heights[path] <= MOST_SCREENS * SCREEN


@pytest.mark.parametrize("path", TABLES)
def test_tables_are_whole_at_every_width_and_on_paper(looks: Looks, path: str) -> None:
    """Nothing is cut off, folded or not, and no word or number stands on two lines."""
    assert {width: found for width, found in looks.cut[path].items() if found} == {}


@pytest.mark.parametrize("path", TWICE_READ)
def test_letters_twice_their_size_fit_on_a_phone(looks: Looks, path: str) -> None:
    """What the reader's own browser asks for, not the page."""
    assert looks.letters[path] == (32, 0)


@pytest.mark.parametrize(
    "kind",
    ["as-of/[0-9]+/", "organizations/.+/", "records/", "hardware/", "tracks/[^/]+/", "tracks/[^/]+/[^/]+/"],
)
def test_tables_of_a_kind_of_page_are_whole(page: Page, site: Mount, kind: str) -> None:
    """Each table of each page, all of them on one."""
    texts = [data.decode() for name, data in site.files.items() if re.fullmatch(f"{kind}index.html", name)]
    tables = [table for text in texts for table in re.findall("<table.*?</table>", text, re.DOTALL)]
    assert tables
    page.goto(f"{site.address}about/")
    page.evaluate(
        "(tables) => { document.querySelector('main').innerHTML ="
        " tables.map((each) => `<div class='scroll'>${each}</div>`).join(''); }",
        tables,
    )
    cut = {}
    for width in NARROWEST:
        page.set_viewport_size({"width": width, "height": 900})
        cut[width] = page.evaluate(CUT_OFF)
    assert {width: found for width, found in cut.items() if found} == {}


@pytest.mark.parametrize(("width", "rows"), [(602, 2), (900, 2), (901, 1), (1280, 1)])
def test_the_header_breaks_where_it_is_meant_to(page: Page, site: Mount, width: int, rows: int) -> None:
    """The navigation has a line of its own on a tablet, and nothing else goes to a second one."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}about/")
    middles: list[int] = page.locator(".top .wrap > *:visible").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)"
    )
    assert len({round(middle / 20) for middle in middles}) == rows


@pytest.mark.parametrize(("track", "pages"), [("alexnet-imagenet", 2), ("fineweb-3-28", 2)])
def test_a_board_is_printed_on_few_pages(page: Page, site: Mount, track: str, pages: int) -> None:
    """Of A4: chart, frontier, what others print, what the level means; also with 48 on a frontier."""
    page.goto(f"{site.address}tracks/{track}/")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == pages


def test_the_line_of_a_row_is_drawn(page: Page, site: Mount) -> None:
    """In the colour of the site: what has no stroke is there and not seen."""
    page.goto(site.address)
    stroke = page.evaluate("getComputedStyle(document.querySelector('.spark path')).stroke")
    assert stroke == page.evaluate("getComputedStyle(document.querySelector('main a')).color")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_the_records_load(page: Page, first_visit: Mount, width: int) -> None:
    """What a script adds has its place; a paragraph pushed in from above is seen to be one that has not."""
    page.set_viewport_size({"width": width, "height": SCREEN})
    page.goto(f"{first_visit.address}records/")
    assert page.evaluate(SHIFTS) <= MOST_SHIFT
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforebegin', '<h1>a<br>b<br>c</h1>')")
    assert page.evaluate(SHIFTS) > MOST_SHIFT


def test_who_searches_means_all_rows(page: Page, site: Mount) -> None:
    """Those of the page behind the fold join the table, in its order, and their links lead where they did."""
    page.goto(f"{site.address}tracks/fineweb-3-28/")
    rows, fold = page.locator("#board tbody tr"), page.locator("a[data-rest]")
    on_frontier, total = rows.count(), int(re.findall(r"\d+", fold.inner_text())[0])
    assert on_frontier < total
    page.locator("[data-filter] input[type=search]").fill("#")
    expect(rows).to_have_count(total)
    paths = page.locator("#board th a").evaluate_all("(links) => links.map((each) => each.href)")
    assert len(set(paths)) == total
    assert {path.rpartition("record-")[0] for path in paths} == {f"{site.address}tracks/fineweb-3-28/"}
    values = [
        float(each.get_attribute("data-value") or "nan")
        for each in page.locator("#board td:nth-child(3)").all()
    ]
    assert values == sorted(values)


def test_a_fold_that_is_a_page_opens_in_its_place(page: Page, bare: Page, site: Mount) -> None:
    """Without script it leads to all rows; a point whose row is behind it says what it is all the same."""
    address = f"{site.address}tracks/fineweb-3-28/"
    for reader in (page, bare):
        reader.goto(address)
        total = int(re.findall(r"\d+", reader.locator("a[data-rest]").inner_text())[0])
        if reader is page:
            expect(page.locator("[data-filter] [role=status]")).to_contain_text(f" of {total} records")
        reader.locator("a[data-rest]").click()
        expect(reader.locator(".board tbody tr:visible")).to_have_count(total)
    assert (page.url, bare.url) == (address, f"{address}data/1/")
    page.goto(address)
    page.locator(".chart-wide .point.dominated").first.focus()
    expect(page.locator(".tooltip")).to_contain_text("TFS-days")
