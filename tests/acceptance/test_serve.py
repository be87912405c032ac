"""`effsota serve` shows the last good site and builds again on every change."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date
from typing import IO, TYPE_CHECKING, cast

import pytest

from effsota.cli.live_site import LiveSite
from effsota.cli.local_site import HOST, build_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.acceptance.conftest import Run

BUILT = "Built "


class Served:
    """A running `effsota serve` and what it said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._said = cast("IO[str]", process.stdout)
        self.address = ""

    def wait_for(self, words: str) -> str:
        """Return the next line that holds the words; the test's own limit is the end of the output."""
        line = next((line for line in self._said if words in line), "")
        assert line, f"ended without saying: {words}"
        if words == BUILT:
            self.address = line.split("Look at ")[1].split()[0]
        return line

    def read(self, path: str = "") -> str:
        """Return a page as it is served."""
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:  # noqa: S310 (our own address)
            return cast("bytes", answer.read()).decode()


@contextmanager
def start(tracker: Path, *options: str, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """Serve the tracker on a free port, from a shell that does something before; it ends with the test."""
    call = shlex.join(
        [sys.executable, "-m", "effsota", "serve", "--port", "0", "--root", str(tracker), *options]
    )
    with subprocess.Popen(
        ["sh", "-c", f"{before}exec {call}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def served(tracker: Path) -> Iterator[Served]:
    """The small tracker, served."""
    with start(tracker) as process:
        yield Served(process)


def test_a_change_is_built_and_shown(served: Served, record: Path) -> None:
    """A new name in the file is on the page without a restart."""
    served.wait_for(BUILT)
    assert "Example baseline" in served.read("tracks/example-level/")
    record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed model"), "utf-8")
    served.wait_for(BUILT)
    assert "Renamed model" in served.read("tracks/example-level/")


def test_a_broken_file_keeps_the_last_good_site(served: Served, record: Path) -> None:
    """The terminal prints the problem; the page is as before; mending the file builds again."""
    good = record.read_text("utf-8")
    served.wait_for(BUILT)
    record.write_text("model: [unfinished\n", "utf-8")
    served.wait_for("submissions/example-level/example-baseline.yaml:")
    served.wait_for("Not built; the last good site stays.")
    assert "Example baseline" in served.read("tracks/example-level/")
    record.write_text(good, "utf-8")
    served.wait_for(BUILT)


def test_a_missing_page_is_the_sites_own(served: Served) -> None:
    """A wrong address is answered with status 404 and the site's page for it."""
    served.wait_for(BUILT)
    with pytest.raises(urllib.error.HTTPError) as error:
        served.read("nowhere/")
    assert error.value.code == 404
    assert "<html" in error.value.read().decode()


def test_nothing_is_written(served: Served, tracker: Path) -> None:
    """Serving leaves no file behind."""
    served.wait_for(BUILT)
    assert not (tracker / "_site").exists()


def test_a_taken_port_is_a_wrong_call(served: Served, run: Run, tracker: Path) -> None:
    """Exit 2, with the way out."""
    served.wait_for(BUILT)
    port = served.address.rstrip("/").rpartition(":")[2]
    outcome = run("serve", "--port", port, "--root", tracker)
    assert outcome.code == 2
    assert f"Port {port} cannot be used" in outcome.err
    assert f"effsota serve --port {int(port) + 1}, or make serve PORT={int(port) + 1}." in outcome.err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told_to(tracker: Path, number: signal.Signals) -> None:
    """Also in the background, where a shell has the signal of Ctrl-C ignored; as one who is done, with 0."""
    with start(tracker, before="trap '' INT; ") as process:
        Served(process).wait_for(BUILT)
        process.send_signal(number)
        assert process.wait(timeout=60) == 0


def test_before_the_first_site_every_page_says_so(tracker: Path) -> None:
    """With 503, which is no "there is no such page", and the script that waits for the site."""
    live = LiveSite(tracker, date(2026, 11, 22))
    with build_server(lambda: live.files, is_ready=lambda: live.is_ready) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(f"http://{HOST}:{server.server_address[1]}/tracks/", timeout=10)
        server.shutdown()
    page = error.value.read().decode()
    assert (error.value.code, error.value.headers["Retry-After"]) == (503, "1")
    assert "The site is being built" in page
    assert 'src="/-/reload.js"' in page


def test_problems_of_the_first_build_stand_on_the_page(tracker: Path, record: Path) -> None:
    """As they stand in the terminal, inert; mending them shows the site."""
    good = record.read_text("utf-8")
    record.write_text("model: [<b>unfinished\n", "utf-8")
    with start(tracker) as process:
        served = Served(process)
        served.address = served.wait_for("Building the site; ").split("; ")[1].split()[0]
        served.wait_for("Not built. Waiting for a change.")
        with pytest.raises(urllib.error.HTTPError) as error:
            served.read()
        page = error.value.read().decode()
        assert (error.value.code, "example-baseline.yaml:1:" in page, "<b>" in page) == (503, True, False)
        record.write_text(good, "utf-8")
        served.wait_for(BUILT)
        assert "Example baseline" in served.read("tracks/example-level/")


def test_a_quiet_server_says_problems_only(tracker: Path, record: Path) -> None:
    """Neither where it serves nor that it built; what is wrong is the first that it says."""
    record.write_text("model: [unfinished\n", "utf-8")
    with start(tracker, "--quiet") as process:
        line = Served(process).wait_for("")
        assert "submissions/example-level/example-baseline.yaml:1:" in line


def test_open_pages_learn_of_a_change(served: Served, record: Path) -> None:
    """Each page names the build it is of; another address tells the newest, which changes with a file."""
    served.wait_for(BUILT)
    before = served.read("-/built")
    assert f'<script src="/-/reload.js" data-built="{before}" defer></script></body>' in served.read()
    assert "location.reload()" in served.read("-/reload.js")
    record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed model"), "utf-8")
    served.wait_for(BUILT)
    assert served.read("-/built") != before


def test_only_pages_are_served_with_more_than_is_built(served: Served, run: Run, tracker: Path) -> None:
    """Styles and data are those of `effsota build`, to the byte."""
    served.wait_for(BUILT)
    assert run("build", "--root", tracker, "--base-url", served.address.rstrip("/")).code == 0
    for path in ("data/submissions.csv", "api/v1/trends.json", "sitemap.xml"):
        assert served.read(path) == (tracker / "_site" / path).read_text("utf-8")
    page = (tracker / "_site/index.html").read_text("utf-8")
    assert "reload" not in page
