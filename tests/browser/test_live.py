"""An open page follows `effsota serve`."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from effsota.cli.commands import cli
from effsota.cli.live_site import LiveSite
from effsota.cli.local_site import HOST, build_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveSite]:
    """A small tracker, served live."""
    assert CliRunner().invoke(cli, ["init", str(tmp_path / "board")]).exit_code == 0
    live = LiveSite(tmp_path / "board", lambda: date(2026, 11, 22))
    with build_server(lambda: live.files, is_ready=lambda: live.is_ready) as server:
        live.address = f"http://{HOST}:{server.server_address[1]}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        watching = threading.Thread(target=live.watch, daemon=True)
        watching.start()
        yield live
        live.end()
        watching.join()
        server.shutdown()


def test_a_page_waits_for_the_site_and_follows_it(
    live: LiveSite, context: BrowserContext, tmp_path: Path
) -> None:
    """From the page that says that the site is being built, over a change, to the place scrolled to."""
    page = context.new_page()
    page.set_viewport_size({"width": 800, "height": 300})
    page.goto(f"{live.address}tracks/example-level/")
    page.wait_for_selector("text=Example baseline", state="attached")
    page.evaluate("scrollTo(0, 200)")
    assert page.evaluate("scrollY") == 200
    record = tmp_path / "board/submissions/example-level/example-baseline.yaml"
    record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed model"), "utf-8")
    page.wait_for_selector("text=Renamed model", state="attached")
    for _ in range(100):  # its own waiting needs what the pages' policy forbids
        if page.evaluate("scrollY") == 200:
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate("scrollY"))
