"""The site in Firefox as well: what is drawn, switched, sorted and reckoned there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.firefox import Firefox, find_firefox
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.visit import Mount

ALEXNET = "tracks/alexnet-imagenet/"
PAGES = ("", ALEXNET, f"{ALEXNET}chart/", "trends/")
SEEN = """const shown = (selector, within) =>
  [...within.querySelectorAll(selector)].filter((each) => each.checkVisibility());
const seen = shown('figure', document).map((each) => shown('svg.chart:not(.chart-symbol)', each).length);
return [document.documentElement.scrollWidth <= innerWidth, seen];"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One Firefox for these tests; where there is none they are skipped and say so."""
    path = find_firefox()
    if path is None:
        pytest.skip("no Firefox on this machine; install it, or name one in FIREFOX_PATH")
    profile: Path = tmp_path_factory.mktemp("firefox")
    with Firefox(path, profile) as firefox:
        yield firefox


def test_each_chart_is_drawn_once_at_every_width(firefox: Firefox, site: Mount) -> None:
    """And no page scrolls sideways."""
    for width in present((500, 1280)):
        firefox.resize(width, 900)
        for path in PAGES:
            firefox.open(site.address + path)
            is_inside, seen = firefox.run(SEEN)
            assert (path, width, is_inside, {*seen}) == (path, width, True, {1})


def test_units_rows_and_points_answer(firefox: Firefox, site: Mount) -> None:
    """The unit switches without script; a heading sorts, and a point says what it is."""
    firefox.open(site.address + ALEXNET)
    best = "document.querySelector('#board tbody td:nth-child(3)').innerText"
    assert firefox.run(f"return {best}") == "0.139"
    assert firefox.run(f"document.querySelector('#unit-flop').click(); return {best}") == "1.20×10¹⁶"
    names = "[...document.querySelectorAll('#board tbody th a')].map((each) => each.textContent)"
    sort = "document.querySelector('#board th[data-sort=model] button').click()"
    firefox.run(sort)  # rows that are folded away come first
    models = firefox.run(f"return {names}")
    assert models == sorted(models, key=str.casefold)
    point = "document.querySelector('.chart-wide a[href=\"efficientnet-b0/\"]')"
    said = firefox.run(f"{point}.focus(); return document.querySelector('.tooltip').innerText")
    assert said.startswith("EfficientNet-B0")


def test_the_calculator_reckons(firefox: Firefox, site: Mount) -> None:
    """Modules load, and the example is priced."""
    firefox.open(f"{site.address}calculator/")
    assert firefox.run("return document.querySelector('#sum').textContent").endswith("= 0.000139 PFS-days")


def test_the_form_writes_a_file(firefox: Firefox, site: Mount) -> None:
    """With the track that its address names."""
    firefox.open(f"{site.address}submit/?track=alexnet-imagenet")
    path = firefox.run("return document.querySelector('.preview .path').textContent")
    assert "submissions/alexnet-imagenet/" in path
