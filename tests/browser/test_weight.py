"""How much a reader has to load before a page can be read."""

from __future__ import annotations

import gzip
from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.browser.visit import Mount

MOST_BYTES, MOST_REQUESTS = 40 * 1024, 6
HEAVIEST = 5  # boards that are looked at: what comes to each beside its page is the same
MOST_TODAY = 30 * 1024  # of a page that grows with every board, so that there is room for more
MOST_SCRIPT, MOST_FORM_SCRIPT = 5 * 1024, 17 * 1024
FORMS = ("submit/", "calculator/")


def loaded(page: Page, address: str) -> dict[str, int]:
    """Return the compressed size of everything that the first view of a page asks for, with nothing kept."""
    found: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def hear(response: Response) -> None:
        found[response.url] = len(gzip.compress(response.body(), 9))

    page.on("response", hear)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", hear)
    session.detach()
    return found


def test_every_track_page_is_light(page: Page, site: Mount) -> None:
    """At most 40 KB compressed and 6 requests, on the boards with the heaviest pages and on the lightest."""
    addresses = [each for each in site.pages if each.removeprefix(site.address).count("/") == 2]
    boards = sorted((each for each in addresses if "/tracks/" in each), key=partial(weight_of_page, site))
    assert heavy_of(page, [boards[0], *boards[-HEAVIEST:]]) == {}


def weight_of_page(site: Mount, address: str) -> int:
    """Return the compressed size of a page by itself."""
    return len(gzip.compress(site.files[f"{address.removeprefix(site.address)}index.html"], 9))


def test_pages_of_the_whole_site_leave_room_for_more_boards(page: Page, site: Mount) -> None:
    """What is long on them has a page of its own, which is light too."""
    growing = [site.address + path for path in ("", "trends/", "methodology/")]
    assert heavy_of(page, growing, most=MOST_TODAY) == {}
    apart = [
        site.address + path for path in ("trends/published/", "trends/together/", "methodology/agreement/")
    ]
    assert heavy_of(page, apart) == {}
    assert heavy_of(page, [f"{site.address}trends/compare/"], requests=MOST_REQUESTS + 1) == {}


def heavy_of(
    page: Page, addresses: list[str], *, requests: int = MOST_REQUESTS, most: int = MOST_BYTES
) -> dict[str, dict[str, int]]:
    """Return what those pages load that load too much."""
    page.set_viewport_size({"width": 1280, "height": 800})
    heavy = {}
    for address in addresses:
        parts = loaded(page, address)
        if sum(parts.values()) > most or len(parts) > requests:
            heavy[address] = parts
    return heavy


@pytest.mark.parametrize("path", ["", "tracks/alexnet-imagenet/", "tracks/alexnet-imagenet/alexnet/", *FORMS])
def test_scripts_are_small(page: Page, site: Mount, path: str) -> None:
    """5 KB compressed, 17 where a page computes."""
    scripts = {url: size for url, size in loaded(page, site.address + path).items() if url.endswith(".js")}
    assert sum(scripts.values()) <= (MOST_FORM_SCRIPT if path in FORMS else MOST_SCRIPT), scripts
