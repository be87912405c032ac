"""Charts as a browser draws them: one width at a time, legible, nothing on anything else."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import mounted
from tests.browser.made import ADDRESS, BOARDS, made_files
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.tabs import Tab
    from tests.browser.visit import Mount

WIDTHS = (320, 360, 390, 599, 600, 768, 1023, 1024, 1280)
ALEXNET = "tracks/alexnet-imagenet/"
SHOWN = "figure svg.chart:visible"
TEXTS = """() => {
    const charts = [...document.querySelectorAll('figure svg.chart')];
    const svg = charts.find((each) => each.getBoundingClientRect().width);
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll('text')].filter((text) => text.getClientRects().length).map((text) => {
        const box = text.getBoundingClientRect();
        return {text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * scale,
            turned: text.hasAttribute('transform'), box: [box.left, box.top, box.right, box.bottom],
            inside: box.left >= frame.left - 1 && box.right <= frame.right + 1
                && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1};
    });
}"""


@pytest.fixture(scope="module")
def made() -> Iterator[Mount]:
    """The boards that the data do not have."""
    with mounted(made_files()) as mount:
        yield mount


@pytest.fixture(scope="module", params=["alexnet", "eighteen", "eras"])
def texts(
    request: pytest.FixtureRequest, tab: Tab, site: Mount, made: Mount
) -> dict[int, list[dict[str, Any]]]:
    """Every text of a chart at every width."""
    addresses = {
        "alexnet": site.address + ALEXNET,
        "eighteen": f"{made.address}eighteen/{ADDRESS}",
        "eras": f"{site.address}tracks/training-compute/",
    }
    found, page = {}, tab.take()
    page.goto(addresses[request.param])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(TEXTS)
    tab.tidy()
    return found


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_one_width_of_the_chart_is_shown(bare: Page, site: Mount, width: int) -> None:
    """Without script, with a link for each record."""
    bare.set_viewport_size({"width": width, "height": 900})
    bare.goto(site.address + ALEXNET)
    assert bare.locator(SHOWN).count() == 1
    assert bare.locator(f"{SHOWN} a").count() == bare.locator("#board tbody tr").count()


def test_texts_are_large_enough_to_read(texts: dict[int, list[dict[str, Any]]]) -> None:
    """11 CSS px as drawn, 10 on the narrowest phone."""
    least = {width: min(text["size"] for text in found) for width, found in texts.items()}
    assert {width: size for width, size in least.items() if size < (10 if width < 360 else 11)} == {}


def test_no_text_leaves_the_chart(texts: dict[int, list[dict[str, Any]]]) -> None:
    """Measured with the fonts of this machine."""
    assert [(w, text["text"]) for w, found in texts.items() for text in found if not text["inside"]] == []


def test_no_two_texts_meet(texts: dict[int, list[dict[str, Any]]]) -> None:
    """Upright ones, by their boxes."""
    met = []
    for width, found in texts.items():
        upright = [text for text in found if not text["turned"]]
        met += [
            (width, one["text"], other["text"])
            for one, other in combinations(upright, 2)
            if _meets(one["box"], other["box"])
        ]
    assert met == []


def _meets(one: list[float], other: list[float]) -> bool:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return right - left > 1 and bottom - top > 2  # boxes hold a font's empty head


@pytest.mark.parametrize("layer", ["refs", "fit"])
def test_layers_switch_off_without_script(bare: Page, site: Mount, layer: str) -> None:
    """Reference trends and fit hide by their check boxes."""
    bare.goto(site.address + ALEXNET)
    drawn = bare.locator(f"{SHOWN} .{layer}")
    assert drawn.is_visible()
    bare.locator(f"#show-{layer}").uncheck()
    assert not drawn.is_visible()


def test_points_have_names_with_date_and_value(page: Page, site: Mount) -> None:
    """At each width, also where the name is that of another width's point."""
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site.address}{ALEXNET}")
        tree = page.locator(SHOWN).aria_snapshot()
        assert tree.count('link "') == page.locator("#board tbody tr").count()
        assert '"EfficientNet-B0, 28 May 2019: 0.139 TFS-days, 44× less than AlexNet"' in tree


def test_charts_have_a_name_and_a_description(page: Page, site: Mount) -> None:
    """By the ids that they refer to."""
    page.goto(site.address + ALEXNET)
    labelled = page.locator(SHOWN).get_attribute("aria-labelledby") or ""
    texts = [page.locator(f"[id='{each}']").text_content() or "" for each in labelled.split()]
    assert len(texts) == 2
    assert all(texts)


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_boards_of_every_size_are_drawn(page: Page, made: Mount, name: str) -> None:
    """1, 2, 3, 18 and 100 records, and one far off the scale."""
    page.goto(f"{made.address}{name.replace(' ', '-')}/{ADDRESS}")
    points = page.locator(f"{SHOWN} a")
    assert points.count() == len(BOARDS[name].leaderboard.entries)
    frame = page.locator(SHOWN).bounding_box()
    boxes = [point.bounding_box() for point in page.locator(f"{SHOWN} a .mark").all()]
    assert frame is not None
    assert all(box and frame["y"] <= box["y"] <= frame["y"] + frame["height"] for box in present(boxes))


def test_two_records_say_so(page: Page, made: Mount) -> None:
    """No band, and the words, in the legend as well."""
    page.goto(f"{made.address}two/{ADDRESS}")
    assert "Rate between the two records" in page.locator(".legend").inner_text()
    assert page.locator(f"{SHOWN} .band").count() == 0
    assert "2 records" in (page.locator(SHOWN).text_content() or "")


def test_one_record_asks_for_the_next(page: Page, made: Mount) -> None:
    """Baseline only, with a way to submit."""
    page.goto(f"{made.address}one/{ADDRESS}")
    note = page.locator("main .note").filter(has_text="Baseline only.")
    assert note.get_by_role("link", name="Submit a result").is_visible()


def test_the_chart_file_stands_alone(page: Page, site: Mount) -> None:
    """It opens by itself, without variables and script."""
    page.goto(f"{site.address}{ALEXNET}chart.svg")
    assert page.locator("svg").first.bounding_box() is not None
    text = site.files[f"{ALEXNET}chart.svg"].decode()
    assert ("var(" in text, "<script" in text) == (False, False)


def test_eras_are_drawn_as_fits_of_their_own(page: Page, site: Mount) -> None:
    """One line an era, with the doubling time of each in the legend and in a table."""
    page.goto(f"{site.address}tracks/fineweb-3-28/")
    assert page.locator(f"{SHOWN} .fit-line").count() == 2
    assert page.locator("#eras tbody tr").count() == 2
    assert page.locator(".legend").inner_text().count("doubles every") == 2


def test_the_switch_of_a_chart_works_without_script(bare: Page, site: Mount) -> None:
    """From the board to another scale, and on to the next: one view at a time, each with its own address."""
    bare.goto(site.address + ALEXNET)
    switch = bare.get_by_role("navigation", name="Views of the chart")
    switch.get_by_role("link", name="Compute, linear").click()
    bare.wait_for_url("**/chart/#linear")
    for name, anchor in (("Compute, linear", "linear"), ("Reduction, log", "factor")):
        bare.get_by_role("link", name=name).locator("visible=true").click()
        assert bare.url == f"{site.address}{ALEXNET}chart/#{anchor}"
        assert bare.locator(".views > section:visible").count() == 1
        assert bare.locator(f"#{anchor} [aria-current]").inner_text() == name
        assert bare.locator(f"{SHOWN} a").count() == 16
    bare.locator(f"{SHOWN} a[href$='/efficientnet-b0/']").locator(".mark").click(force=True)
    assert bare.url.endswith(f"{ALEXNET}efficientnet-b0/")


def test_a_page_of_views_opens_with_the_first(page: Page, site: Mount) -> None:
    """Also without an anchor; its tooltips say what those of the board say, in each view."""
    page.goto(f"{site.address}{ALEXNET}chart/")
    assert page.locator(".views > section:visible").get_attribute("id") == "linear"
    page.goto(f"{site.address}{ALEXNET}chart/#factor")
    page.locator(f"{SHOWN} a[href$='/efficientnet-b0/']").focus()
    assert page.locator(".tooltip:visible").inner_text().startswith("EfficientNet-B0\n0.139 TFS-days · 44×")
