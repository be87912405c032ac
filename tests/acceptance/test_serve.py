"""`effsota serve` shows the last good site and builds again on every change."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pytest

from effsota.cli.live_site import LiveSite
from effsota.cli.local_site import HOST, build_server
from tests.forked import call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.acceptance.conftest import Run

BUILT = "Built "


class Served:
    """A running `effsota serve` and what it said."""

    def __init__(self, process: subprocess.Popen[str], tracker: Path = Path()) -> None:
        self._said = cast("IO[str]", process.stdout)
        self.address = ""
        self.tracker = tracker
        self.record = tracker / "submissions/example-level/example-baseline.yaml"

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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small tracker, served to all tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("served")
    assert call("effsota.__main__", "init", "board", folder=folder)[0] == 0
    with start(folder / "board") as process:
        served = Served(process, folder / "board")
        served.wait_for(BUILT)
        yield served


@pytest.fixture
def served(server: Served) -> Iterator[Served]:
    """That tracker, with its record as it was in the end."""
    good = server.record.read_bytes()
    yield server
    if server.record.read_bytes() != good:
        server.record.write_bytes(good)
        server.wait_for(BUILT)


def test_a_change_is_built_shown_and_told_to_open_pages(served: Served) -> None:
    """Without a restart. Each page names the build it is of; another address tells the newest.

    The change is one that leaves the file's size and time as they were, as who copies files may.
    """
    record, before = served.record, served.read("-/built")
    assert f'<script src="/-/reload.js" data-built="{before}" defer></script></body>' in served.read()
    assert "location.reload()" in served.read("-/reload.js")
    assert "Example baseline" in served.read("tracks/example-level/")
    state = record.stat()
    record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed baseline"), "utf-8")
    os.utime(record, ns=(state.st_atime_ns, state.st_mtime_ns))
    served.wait_for(BUILT)
    assert "Renamed baseline" in served.read("tracks/example-level/")
    assert served.read("-/built") != before


def test_a_broken_file_keeps_the_last_good_site(served: Served) -> None:
    """The terminal prints the problem; the page is as before; mending the file builds again.

    So does one that belongs to the site itself, and a tracker that is away for a while.
    """
    good = served.record.read_text("utf-8")
    served.record.write_text("model: [unfinished\n", "utf-8")
    served.wait_for("submissions/example-level/example-baseline.yaml:")
    served.wait_for("Not built; the last good site stays.")
    assert "Example baseline" in served.read("tracks/example-level/")
    template = served.tracker / "site/templates/home.html"
    template.parent.mkdir(parents=True)
    template.write_text("{% if %}", "utf-8")
    served.record.write_text(good, "utf-8")
    served.wait_for("site/templates/home.html does not fit")
    served.wait_for("Not built; the last good site stays.")
    (served.tracker / "submissions").rename(served.tracker / "away")  # as while another branch is checked out
    served.wait_for("holds no submissions/ folder")
    shutil.rmtree(served.tracker / "site")
    (served.tracker / "away").rename(served.tracker / "submissions")
    served.wait_for(BUILT)


def test_a_missing_page_is_the_sites_own(served: Served) -> None:
    """A wrong address is answered with status 404 and the site's page for it."""
    with pytest.raises(urllib.error.HTTPError) as error:
        served.read("nowhere/")
    assert error.value.code == 404
    assert "<html" in error.value.read().decode()


def test_nothing_is_written(served: Served) -> None:
    """Serving leaves no file behind."""
    assert served.address
    assert not (served.tracker / "_site").exists()


def test_a_taken_port_is_a_wrong_call(served: Served, run: Run) -> None:
    """Exit 2, with the way out."""
    port = served.address.rstrip("/").rpartition(":")[2]
    outcome = run("serve", "--port", port, "--root", served.tracker)
    assert outcome.code == 2
    assert f"Port {port} cannot be used" in outcome.err
    assert f"effsota serve --port {int(port) + 1}, or make serve PORT={int(port) + 1}." in outcome.err


@pytest.mark.parametrize(
    ("number", "record", "words"),
    [
        (signal.SIGINT, "", BUILT),
        (signal.SIGTERM, "model: [unfinished\n", "Not built. Waiting for a change."),
    ],
)
def test_it_ends_when_it_is_told_to(
    served: Served, tmp_path: Path, number: signal.Signals, record: str, words: str
) -> None:
    """Also in the background, where a shell has the signal of Ctrl-C ignored; as one who is done, with 0."""
    tracker = shutil.copytree(served.tracker, tmp_path / "board")
    if record:
        (tracker / served.record.relative_to(served.tracker)).write_text(record, "utf-8")
    with start(tracker, before="trap '' INT; ") as process:
        Served(process).wait_for(words)
        process.send_signal(number)
        assert process.wait(timeout=60) == 0


def test_it_looks_anew_when_the_day_turns(
    tracker: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record that was of a day to come no longer is."""
    record.write_text(record.read_text("utf-8").replace("date: ", "date: 2026-11-22  # "), "utf-8")
    (record.parent / "unfinished.yaml").write_text("model: [", "utf-8")  # so that nothing need be built
    days = [date(2026, 11, 21), date(2026, 11, 20), date(2026, 11, 20)]

    def today() -> date:
        if len(days) == 1:
            live.end()
        return days.pop()

    live = LiveSite(tracker, today)
    live.watch()
    first, second = capsys.readouterr().err.split("Not built. Waiting for a change.\n")[:2]
    assert ("is in the future" in first, "future" in second) == (True, False)


def test_before_the_first_site_every_page_says_so(tracker: Path) -> None:
    """With 503, which is no "there is no such page", and the script that waits for the site."""
    live = LiveSite(tracker, lambda: date(2026, 11, 22))
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


def test_only_pages_are_served_with_more_than_is_built(served: Served, run: Run, tmp_path: Path) -> None:
    """Styles and data are those of `effsota build`, to the byte."""
    words = ("build", "--root", served.tracker, "--base-url", served.address.rstrip("/"), "--no-pictures")
    assert run(*words, "-o", tmp_path / "site").code == 0
    for path in ("data/submissions.csv", "api/v1/trends.json", "sitemap.xml"):
        assert served.read(path) == (tmp_path / "site" / path).read_text("utf-8")
    page = (tmp_path / "site/index.html").read_text("utf-8")
    assert "reload" not in page
