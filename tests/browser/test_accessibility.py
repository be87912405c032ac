"""For every reader: by axe-core, by keyboard alone, enlarged, in forced colours, in print, at rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from effsota.showing.charts.style import DARK, LIGHT
from tests.present import present

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.visit import Mount

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
ALEXNET, CROWD = "tracks/alexnet-imagenet/", "tracks/fineweb-3-28/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_THE_DARK = ["color-contrast", "link-in-text-block"]  # what a theme can change
ON_A_PHONE = [*IN_THE_DARK, "target-size", "scrollable-region-focusable", "aria-hidden-focus", "link-name"]
Theme = Literal["light", "dark"]
# By width in pixels: all is asked on a desk, and on a phone what its width can change, in the other theme.
LOOKS: dict[int, dict[Theme, list[str]]] = {1280: {"light": TAGS}, 390: {"dark": ON_A_PHONE}}
# Of rows and the like that have the same shape, two stand for all: one of each ground.
FEW = """() => {
    const counts = new Map();
    const many = 'section, tr, li, article, details, dl > div, svg a';
    for (const each of document.querySelectorAll(`main :is(${many})`)) {
        const parts = [each, ...each.querySelectorAll('*')]
            .map((part) => `${part.tagName}.${part.getAttribute('class')}`);
        const shape = [...new Set(parts)].sort().join(' ');
        const alike = counts.get(each.parentElement) ?? {};
        alike[shape] = (alike[shape] ?? 0) + 1;
        counts.set(each.parentElement, alike);
        if (alike[shape] > 2) each.remove();
    }
}"""
OPEN = "() => document.querySelectorAll('details').forEach((each) => (each.open = true))"
RUN = """async (runOnly) => {
    const {violations} = await axe.run(document, {runOnly, resultTypes: ['violations']});
    const tell = (each, node) => `${each.id}: ${node.target} ${node.failureSummary}`;
    return violations.flatMap((each) => each.nodes.map((node) => tell(each, node)));
}"""
TRANSITIONS = """() => [...document.querySelectorAll('*')]
    .filter((each) => /[1-9]/.test(getComputedStyle(each).transitionDuration))
    .map((each) => each.tagName)"""
FOCUS = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const mark = at.querySelector?.('.hit') ?? at.closest('label') ?? at;
    const ring = getComputedStyle(mark);
    return {name: at.tagName, isBody: at === document.body, href: at.getAttribute('href'),
        seen: style.outlineStyle !== 'none' || ring.outlineStyle !== 'none' || ring.stroke !== 'none',
        inChart: Boolean(at.closest('svg.chart'))};
}"""
CSS = (ROOT / "site/static/site.css").read_text(encoding="utf-8")


def looks() -> list[tuple[int, Theme]]:
    """Return the widths in pixels and the themes that are asked about."""
    return [(width, theme) for width in LOOKS for theme in LOOKS[width]]


@pytest.fixture(scope="module")
def violations(browser: Browser, site: Mount) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """What axe-core finds on a page of each kind, with all details open, by width and theme."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    found: dict[tuple[int, str], list[tuple[str, str]]] = {}
    # Without transitions a theme is there at once.
    with browser.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        page = context.new_page()
        for address in site.kinds:
            page.goto(address)
            page.evaluate(OPEN)
            page.evaluate(FEW)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            for width, theme in looks():
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme)
                told = page.evaluate(RUN, LOOKS[width][theme])
                found.setdefault((width, theme), []).extend(
                    (address.removeprefix(site.address), text) for text in told
                )
    return found


@pytest.mark.parametrize(("width", "theme"), looks())
def test_axe_finds_nothing(
    violations: dict[tuple[int, str], list[tuple[str, str]]], width: int, theme: str
) -> None:
    """On a page of each kind."""
    assert violations[width, theme] == []


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb.

    Source: WCAG 2.2, "relative luminance".
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(at: int) -> dict[str, str]:
    """Return the colours of the light (0) or the dark (1) theme from the style sheet."""
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6})[0-9a-f]*, (#[0-9a-f]{6})[0-9a-f]*\)", CSS)
    return {name: (light, dark)[at] for name, light, dark in pairs}


@pytest.mark.parametrize("at", [0, 1], ids=["light", "dark"])
def test_texts_stand_out_from_their_ground(at: int) -> None:
    """4.5 to 1 for text, 3 to 1 for marks; the charts' own file colours are the same."""
    found = tokens(at)
    text = [("text", "bg"), ("muted", "bg"), ("muted", "surface"), ("accent", "bg"), ("on-accent", "accent")]
    text += [("warn", "warn-bg"), ("error", "bg")]
    assert {pair for pair in text if contrast(found[pair[0]], found[pair[1]]) < 4.5} == set()
    assert contrast(found["dim"], found["bg"]) >= 3
    own = (LIGHT, DARK)[at]
    assert {name: found[name] for name in own if name != "accent-soft"} == {
        name: colour for name, colour in own.items() if name != "accent-soft"
    }


def test_light_colours_are_the_same_without_light_dark() -> None:
    """An old browser gets the light theme."""
    plain = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", CSS.partition("@supports")[0]))
    assert plain == tokens(0)


@pytest.mark.parametrize("path", ["", ALEXNET, CROWD, "tracks/alexnet-imagenet/efficientnet-b0/"])
def test_a_keyboard_is_enough(page: Page, site: Mount, path: str) -> None:
    """The skip link comes first, focus is always seen, nothing holds it, a chart is at most 26 stops."""
    page.goto(site.address + path)
    seen: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUS)
        if state["isBody"]:
            break
        seen.append(state)
    assert (len(seen) < 400, seen[0]["href"]) == (True, "#main")
    assert [state for state in seen if not state["seen"]] == []
    assert sum(state["inChart"] for state in seen) <= 26


def test_forced_colours_keep_the_marks_apart(page: Page, site: Mount) -> None:
    """Frontier, grey points and the chosen unit differ where the system chooses the colours."""
    page.emulate_media(forced_colors="active")
    page.goto(site.address + ALEXNET)
    fills = [
        page.locator(f"figure svg.chart:visible .{kind} .mark").first.evaluate(
            "(mark) => getComputedStyle(mark).fill"
        )
        for kind in ("frontier", "dominated")
    ]
    assert fills[0] != fills[1]
    chosen = page.locator(".switch label:has(:checked)")
    assert chosen.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"


def test_print_is_light_and_without_tools(page: Page, site: Mount) -> None:
    """Whatever the theme; what is folded is left out, summary and all, and what is open is there."""
    page.emulate_media(color_scheme="dark")
    page.goto(site.address + ALEXNET)
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(20, 24, 29)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(20, 24, 29)"
    tools = page.locator(".top nav, .controls, [data-theme-button], .button")
    assert not any(each.is_visible() for each in tools.all())
    folded, opened = page.locator("details:not([open])"), page.locator("main details[open] > :not(summary)")
    assert not any(each.is_visible() for each in present(folded.all()))
    assert all(each.is_visible() for each in present(opened.all()))


def test_enlarged_to_twice_nothing_is_lost(page: Page, site: Mount) -> None:
    """1280 at 200 % is 640: chart and table are there; that nothing scrolls sideways is in test_smoke.py."""
    page.set_viewport_size({"width": 640, "height": 450})
    page.goto(site.address + ALEXNET)
    assert (
        page.locator("figure svg.chart:visible a").count() == page.locator("#board tbody tr:visible").count()
    )


def test_nothing_moves_where_motion_is_unwanted(page: Page, site: Mount) -> None:
    """No transition, where there would be some."""
    page.goto(site.address + ALEXNET)
    assert page.evaluate(TRANSITIONS) != []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(TRANSITIONS) == []
