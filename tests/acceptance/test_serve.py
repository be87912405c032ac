"""`effsota serve` shows the last good site and builds again on every change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from typing import IO, TYPE_CHECKING, cast

import pytest

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


@pytest.fixture
def served(tracker: Path) -> Iterator[Served]:
    """The small tracker, served on a free port."""
    call = [sys.executable, "-m", "effsota", "serve", "--port", "0", "--root", str(tracker)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        try:
            yield Served(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


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
