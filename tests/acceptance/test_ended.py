"""Ctrl-C and SIGTERM end a command at once, quietly, and leave nothing half done."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.throwaway import git
from tests.unit.bringing.importers.epoch_table import row_of, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.acceptance.conftest import Run

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="what a process is at is read from /proc"),
    pytest.mark.usefixtures("all_cores"),
]
ROOT = Path(__file__).parents[2]
SIGNALS = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
TICKS_BETWEEN = 8


@contextmanager
def started(*words: str | Path, folder: Path = ROOT) -> Iterator[subprocess.Popen[str]]:
    """Give a command that runs, and hears the signals; it ends with the test."""
    # Those that ignore Ctrl-C, as a job in the background does, pass that on: here it is heard.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    call = f"{heard}; from effsota.__main__ import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", call, *map(str, words)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            wait_until(lambda: hears(process), process)
            yield process
        finally:
            process.kill()


NOTHING_DIFFERS = 1  # of `diff HEAD HEAD`


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Look every few thousandths of a second, until it is so or the process has ended."""
    while process.poll() is None and not is_so():
        time.sleep(0.003)


def hears(process: subprocess.Popen[str]) -> bool:
    """Tell whether a process has said what it does with SIGTERM."""
    lines = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
    caught = next((line.split()[1] for line in lines if line.startswith("SigCgt:")), "0")
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def ticks(process: subprocess.Popen[str]) -> int:
    """Return how many hundredths of a second a process has worked."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def was_ended(process: subprocess.Popen[str], number: signal.Signals) -> bool:
    """Tell whether a process ended of the signal, quietly, before its work was done."""
    _, err = process.communicate()
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    # Python itself, once all is done, hears no signal any more: one that comes then ends it.
    assert process.returncode in {0, NOTHING_DIFFERS, 128 + number, -number}, err
    return process.returncode == 128 + number


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with the board at AlexNet's level, committed."""
    folder = tmp_path_factory.mktemp("repository")
    for name in ("alexnet-imagenet", "alexnet-imagenet-inference"):
        shutil.copytree(ROOT / f"submissions/{name}", folder / f"submissions/{name}")
    shutil.copy(ROOT / "submissions/tracker.yaml", folder / "submissions")
    for words in ("init -q", "add .", "commit -qm x"):
        git(folder, *words.split())
    return folder


@pytest.mark.parametrize("words", ["validate --no-cache", "diff HEAD HEAD"])
def test_whatever_it_is_at_a_command_ends_quietly(words: str, repository: Path) -> None:
    """While it loads, reads or judges: later and later in its work, until it is done sooner."""
    at, ended = 0, True
    for number in cycle((signal.SIGTERM, signal.SIGINT)):
        with started(*words.split(), folder=repository) as process:
            begun = ticks(process)
            wait_until(lambda: ticks(process) - begun >= at, process)  # noqa: B023  # waited for here
            process.send_signal(number)
            ended = was_ended(process, number)
        if not ended:
            break
        at += TICKS_BETWEEN
    assert at > TICKS_BETWEEN


def site_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a site."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_build_that_is_ended_leaves_a_whole_site(run: Run, tracker: Path, record: Path) -> None:
    """The last one, or once it took its place the new one, with nothing beside it."""
    call, site = ("build", "--no-cache", "--today", "2026-11-22"), tracker / "_site"
    assert run(*call, "--root", tracker).code == 0
    record.write_text(record.read_text("utf-8").replace("Example baseline", "Renamed model"), "utf-8")
    assert run(*call, "--root", tracker, "-o", tracker.parent / "new").code == 0
    old, new = site_in(site), site_in(tracker.parent / "new")
    at, ended = 0, True
    for number in cycle((signal.SIGTERM, signal.SIGINT)):
        with started(*call, folder=tracker) as process:
            begun = ticks(process)
            wait_until(lambda: ticks(process) - begun >= at, process)  # noqa: B023  # waited for here
            process.send_signal(number)
            ended = was_ended(process, number)
        assert (site_in(site) in (old, new), [*tracker.glob("._site*")]) == (True, [])
        if not ended:
            break
        at += 3 * TICKS_BETWEEN
    assert (at > 3 * TICKS_BETWEEN, site_in(site) == new != old) == (True, True)


def test_what_a_killed_build_leaves_the_next_one_takes_away(tracker: Path) -> None:
    """Nothing can tidy up after SIGKILL at once; no site was there, and none is until one is whole."""
    call = ("build", "--no-cache", "--no-pictures")
    with started(*call, folder=tracker) as process:
        wait_until(lambda: any(tracker.glob("._site*/*")), process)
        process.kill()
        process.wait()
    assert ([*tracker.glob("._site*")] != [], (tracker / "_site").exists()) == (True, False)
    with started(*call, folder=tracker) as process:
        assert process.wait() == 0
    assert ([*tracker.glob("._site*")], (tracker / "_site/index.html").is_file()) == ([], True)


def test_questions_can_be_left(tracker: Path) -> None:
    """With a word on what came of it: no file, and the call that says what was typed."""
    with started("new", "example-level", folder=tracker) as process:
        said = ""
        while not said.endswith("Method, by number") and process.poll() is None:
            said += process.stderr.read(1) if process.stderr else ""
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate()
    assert ("\nStopped. Nothing was written.\n" in rest, process.returncode) == (True, 130)
    assert rest.endswith("\n  effsota new example-level\n")


@SIGNALS
@pytest.mark.parametrize("written", [1, 60, 250])
def test_files_that_belong_together_are_written_all_or_none(
    tmp_path: Path, number: signal.Signals, written: int
) -> None:
    """Also the folder that they were to lie in."""
    rows = [row_of(at) for at in range(1, 401)]
    (tmp_path / "table.csv").write_bytes(table_of(*rows))
    out, waiting = tmp_path / "out", "out/.track-effsota-*/new/*"
    with started("import", "epoch", "table.csv", "-o", "out/track", folder=tmp_path) as process:
        wait_until(lambda: len([*tmp_path.glob(waiting)]) >= written, process)
        process.send_signal(number)
        if was_ended(process, number):
            assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]
        else:
            assert len([*out.glob("track/*.yaml")]) == len(rows) + 1


def test_a_file_that_cannot_be_written_whole_is_as_it_was(run: Run, tracker: Path, tmp_path: Path) -> None:
    """A disk that is full, here a limit on how large a file may be."""
    out = tmp_path / "out.json"
    assert run("export", "--root", tracker, "--format", "json", "-o", out).code == 0
    before = out.read_bytes()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    # -B, or what Python compiles meanwhile is cut off too, and kept.
    command = [sys.executable, "-B", "-c", f"{limit}; from effsota.__main__ import main; main()"]
    command += ["export", "--format", "json", "-o", str(out)]
    done = subprocess.run(command, cwd=tracker, capture_output=True, text=True, check=False)
    assert (done.returncode, "out.json cannot be written: File too large." in done.stderr) == (2, True)
    assert (out.read_bytes(), [*tmp_path.glob(".out*")]) == (before, [])


def test_what_is_no_plain_file_is_written_to_as_it_stands(run: Run, tracker: Path, tmp_path: Path) -> None:
    """A link stays one; standard output can be named as a file."""
    (tmp_path / "link.csv").symlink_to("far.csv")
    assert run("export", "--root", tracker, "-o", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    command = [sys.executable, "-m", "effsota", "export", "-o", "/dev/stdout"]
    done = subprocess.run(command, cwd=tracker, capture_output=True, check=True)
    assert done.stdout == (tmp_path / "far.csv").read_bytes() != b""
