"""One browser and one built site for all tests in this folder."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from effsota.cli.local_site import build_server
from tests.browser.chromium import find_headless
from tests.browser.tabs import DESK, Tab
from tests.browser.visit import Complaints, Mount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

# No sandbox, because the tests may run as root; the others keep the browser from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; where there is none, the tests are skipped and say so."""
    path = find_headless()
    if path is None:
        pytest.skip("no Chromium on this machine; install it, or name one in CHROME_PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile for one test alone, which may do with it what cannot be undone; it takes a second."""
    context = browser.new_context(viewport=DESK)
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    """The tab of all tests that leave nothing behind in it."""
    tab = Tab(browser)
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def bare_tab(browser: Browser) -> Iterator[Tab]:
    """The same without script."""
    tab = Tab(browser, has_script=False)
    yield tab
    tab.close()


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """An empty tab, 1280 pixels wide, with nothing stored; what is copied in it can be read."""
    yield tab.take()
    tab.tidy()


@pytest.fixture
def bare(bare_tab: Tab) -> Iterator[Page]:
    """An empty tab of a reader without script."""
    yield bare_tab.take()
    bare_tab.tidy()


@pytest.fixture
def complaints(page: Page, site: Mount) -> Iterator[Complaints]:
    """What goes wrong in the tab from now on."""
    with Complaints(page, site.origin) as heard:
        yield heard


@contextmanager
def mounted(files: Mapping[str, bytes], path: str = "", *, kept_s: int = 600) -> Iterator[Mount]:
    """Serve the files under `path` of a local address; styles and scripts may be kept, as hosts have it."""
    # A host answers what is missing with 404.html of the site, wherever the site lies.
    placed = {"404.html": files["404.html"]} | {f"{path}{name}": data for name, data in files.items()}
    with build_server(lambda: placed, kept_s=kept_s) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Mount(origin=f"http://127.0.0.1:{server.server_address[1]}/", path=path, files=files)
        server.shutdown()


@pytest.fixture(scope="session")
def site(site_files: Mapping[str, bytes]) -> Iterator[Mount]:
    """The site under a path, as project pages are published."""
    with mounted(site_files, "effsota/") as mount:
        yield mount


@pytest.fixture(scope="session")
def first_visit(site_files: Mapping[str, bytes]) -> Iterator[Mount]:
    """The site for whoever has nothing of it yet, whichever page they open."""
    with mounted(site_files, "effsota/", kept_s=0) as mount:
        yield mount


@pytest.fixture(scope="session")
def elsewhere(site_files: Mapping[str, bytes]) -> Iterator[Mount]:
    """The same bytes under a path that the build did not know of.

    A link that leads too high, or to the root, or to where the build thought it was, leads to nothing there;
    at the root of a host a link that leads too high is taken for the root.
    """
    with mounted(site_files, "some/path/") as mount:
        yield mount
