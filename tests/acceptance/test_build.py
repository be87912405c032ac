"""`effsota build` writes a whole site or nothing, and always the same one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.builders.cores import cores
from tests.builders.privileges import as_a_user

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


def digest(folder: Path) -> dict[str, str]:
    """Return every file of a folder with a hash of what it holds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_it_writes_pages_api_and_downloads(run: Run, tracker: Path) -> None:
    """The site lies in _site, and the call says where to look."""
    outcome = run("build", "--root", tracker)
    files = digest(tracker / "_site")
    assert outcome.code == 0
    assert outcome.out.endswith(f" files to {tracker / '_site'}. To look at the site: effsota serve\n")
    assert {
        "index.html",
        "404.html",
        "api/v1/tracks/example-level.json",
        "data/submissions.csv",
    } <= files.keys()


def test_pictures_can_wait(run: Run, tracker: Path) -> None:
    """--no-pictures writes everything but PNG."""
    run("build", "--root", tracker)
    whole = digest(tracker / "_site").keys()
    assert run("build", "--root", tracker, "--no-pictures").code == 0
    assert whole - digest(tracker / "_site").keys() == {path for path in whole if path.endswith(".png")}


def test_it_writes_where_it_is_told(run: Run, tracker: Path, tmp_path: Path) -> None:
    """-o takes any new folder, parents included."""
    assert run("build", "--root", tracker, "--no-pictures", "-o", tmp_path / "a/b").code == 0
    assert (tmp_path / "a/b/index.html").is_file()
    assert not (tracker / "_site").exists()


def test_a_queue_that_is_refused_stops_nothing(run: Run, tracker: Path) -> None:
    """It is named, and the site is written without it."""
    (tracker / "queue.json").write_text("{}", "utf-8")
    outcome = run("build", "--root", tracker, "--no-pictures", "--queue", tracker / "queue.json")
    told = "The site is without the queue: its file was refused: the file lacks the key 'base'.\n"
    assert (outcome.code, outcome.err) == (0, told)
    assert not (tracker / "_site/data/queue.json").exists()


@pytest.mark.parametrize("name", ["", "missing.json", "."])
def test_a_queue_that_cannot_be_read_is_a_wrong_call(run: Run, tracker: Path, name: str) -> None:
    """Exit 2, before anything is built."""
    outcome = run("build", "--root", tracker, "--queue", name)
    assert (outcome.code, "--queue" in outcome.err, (tracker / "_site").exists()) == (2, True, False)


def test_a_template_of_another_version_is_named(run: Run, tracker: Path) -> None:
    """Exit 2: what the tracker's own template asks for is not there, and one line says what to do."""
    (tracker / "site/templates").mkdir(parents=True)
    (tracker / "site/templates/about.html").write_text("{{ view.name }}\n", "utf-8")
    outcome = run("build", "--root", tracker, "--no-pictures")
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert outcome.err.startswith("effsota: site/templates/about.html does not fit this version of effsota: ")
    assert not (tracker / "_site").exists()


def test_a_failed_build_leaves_the_old_site(run: Run, tracker: Path, record: Path) -> None:
    """An error in the data changes no byte of what was built before."""
    run("build", "--root", tracker, "--no-pictures")
    before = digest(tracker / "_site")
    record.write_text("model: [unfinished\n", "utf-8")
    outcome = run("build", "--root", tracker)
    assert outcome.code == 1
    assert "Nothing was written." in outcome.err
    assert digest(tracker / "_site") == before


def test_a_new_build_leaves_nothing_of_the_old(run: Run, tracker: Path, record: Path) -> None:
    """The page of a record that is gone is gone, and no half-made folder stays behind."""
    before = {path.name for path in tracker.iterdir()}
    record.with_name("second.yaml").write_bytes(record.read_bytes().replace(b"Example", b"Second"))
    assert run("build", "--root", tracker, "--no-pictures").code == 0
    record.with_name("second.yaml").unlink()
    run("build", "--root", tracker, "--no-pictures")
    assert not [path for path in digest(tracker / "_site") if "second" in path]
    assert {path.name for path in tracker.iterdir()} == before | {"_site"}


def test_an_output_that_is_a_file_is_a_wrong_call(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Exit 2, and the file is untouched."""
    (tmp_path / "taken").write_text("mine", "utf-8")
    outcome = run("build", "--root", tracker, "-o", "taken")
    assert outcome.code == 2
    assert "Error: taken is not a folder. Choose another with -o.\n" in outcome.err
    assert (tmp_path / "taken").read_text("utf-8") == "mine"


def test_a_folder_of_other_things_is_not_replaced(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Exit 2 where the output folder holds what no build has written."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/1.jpg").touch()
    outcome = run("build", "--root", tracker, "-o", "photos")
    assert outcome.code == 2
    assert (tmp_path / "photos/1.jpg").is_file()


def test_a_place_that_cannot_be_written_is_a_wrong_call(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Exit 2 where the parent is a file, which not even root can write into."""
    (tmp_path / "file").touch()
    outcome = run("build", "--root", tracker, "-o", "file/site")
    assert outcome.code == 2
    assert "Error: file/site cannot be written: " in outcome.err


def test_a_folder_without_permission_is_a_wrong_call(run: Run, tracker: Path) -> None:
    """Exit 2 where the tracker may only be read."""
    tracker.chmod(0o555)
    with as_a_user():
        outcome = run("build", "--root", tracker, "--no-pictures")
    tracker.chmod(0o755)
    assert outcome.code == 2
    assert outcome.err.endswith("/_site cannot be written: Permission denied.\n")


def test_the_address_must_be_one(run: Run, tracker: Path) -> None:
    """A base URL that is no https address is a wrong call."""
    outcome = run("build", "--root", tracker, "--base-url", "javascript:alert(1)")
    assert outcome.code == 2


WORLDS = {
    "a quiet one": {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1"},
    "another": {"TZ": "Asia/Kolkata", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
}


def test_two_builds_are_the_same_byte_for_byte(tracker: Path, tmp_path: Path) -> None:
    """Time zone, language, hash seed and how many processors there are leave no trace in the site."""
    sites = []
    for count, (name, world) in enumerate(WORLDS.items(), start=1):
        call = [sys.executable, "-m", "effsota", "build", "--root", str(tracker), "-o", str(tmp_path / name)]
        with cores(count):
            subprocess.run([*call, "--today", "2026-11-22"], env={**os.environ, **world}, check=True)
        sites.append(digest(tmp_path / name))
    assert sites[0] == sites[1]


def test_the_clock_enters_by_today_only(run: Run, tracker: Path, tmp_path: Path) -> None:
    """--today gives what SOURCE_DATE_EPOCH of that day gives."""
    call = ("build", "--root", tracker, "--no-pictures")
    run(*call, "-o", "by-epoch")
    run(*call, "-o", "by-option", "--today", "2026-11-27")
    assert digest(tmp_path / "by-epoch") == digest(tmp_path / "by-option")


def test_what_has_not_changed_is_kept(
    run: Run, tracker: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build has the same bytes as one from nothing, and `--no-cache` is one."""
    monkeypatch.setenv("EFFSOTA_CACHE", str(tracker.parent / "cache"))
    run("build", "--root", tracker)
    badge = tracker / "_site/badges/example-level/example-baseline.svg"
    before = badge.stat().st_ino
    record.with_name("second.yaml").write_bytes(record.read_bytes().replace(b"Example", b"Second"))
    run("build", "--root", tracker)
    assert run("build", "--root", tracker, "--no-cache", "-o", "anew").code == 0
    assert digest(tracker / "_site") == digest(tracker.parent / "anew")
    assert badge.stat().st_ino == before


def test_a_disk_that_takes_no_more_leaves_the_old_site(tracker: Path) -> None:
    """One line says so, and nothing half-made is left; here a file may have only so many bytes."""
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
    call = f"{limited}sys.argv[1:] = ['build', '--no-pictures']; from effsota.cli import main; main()"
    before = {path.name for path in tracker.iterdir()}
    done = subprocess.run(
        # -B, or what Python compiles meanwhile is cut off too, and kept.
        [sys.executable, "-B", "-c", call],
        cwd=tracker,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        f"Error: {tracker / '_site'} cannot be written: File too large.",
    )
    assert {path.name for path in tracker.iterdir()} == before


def test_a_killed_build_leaves_the_old_site(run: Run, tracker: Path) -> None:
    """What it had begun lies beside the site until the next build, which takes it away."""
    run("build", "--root", tracker, "--no-pictures", "--no-cache")
    before = digest(tracker / "_site")
    call = [sys.executable, "-m", "effsota", "build", "--root", str(tracker), "--no-cache"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL) as building:
        while building.poll() is None and not list(tracker.glob("._site-effsota-*/*")):
            time.sleep(0.001)
        building.kill()
    assert list(tracker.glob("._site-effsota-*"))
    assert digest(tracker / "_site") == before
    assert run("build", "--root", tracker, "--no-pictures", "--no-cache").code == 0
    assert not list(tracker.glob("._site-effsota-*"))
