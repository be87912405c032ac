"""A site reaches the disk whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.belongings import SUMS, read_sums, render_sums, sort_out
from effsota.disk.output import open_output
from effsota.disk.unfinished import OutputError, remove_whole
from tests.builders.mounting import can_mount
from tests.builders.privileges import as_a_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.disk.fresh_folder import FreshFolder

# With the digest that the letter has: it would be taken for a page of the last site.
DEAR = hashlib.sha256(b"dear").hexdigest()
LEADING_OUT = [f"{DEAR}  {place}letter.txt\n".encode() for place in ("../", "./../", "up/", "site/../../")]
CAN_MOUNT = sys.platform == "linux" and can_mount()
FILES = {"index.html": b"new", "api/v1/index.json": b"{}"}


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a site, one after the other, and their sums."""
    with open_output(folder) as fresh:
        fill(fresh, files)


def fill(fresh: FreshFolder, files: Mapping[str, bytes]) -> None:
    """Write the files of a site to a fresh folder, and their sums."""
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    for path, data in {**files, SUMS: render_sums(sums)}.items():
        fresh.write(path, data)


def test_a_new_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    """Nothing else is left beside them."""
    write_site(FILES, tmp_path / "deep" / "site")
    found = {path.relative_to(tmp_path / "deep").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"site/index.html", "site/api/v1/index.json", "site/SHA256SUMS"}


def test_the_old_site_is_replaced(tmp_path: Path) -> None:
    """A page that no longer exists is gone."""
    write_site({**FILES, "old.html": b"old"}, tmp_path / "site")
    write_site(FILES, tmp_path / "site")
    assert not (tmp_path / "site" / "old.html").exists()


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    """`-o ~` must not empty a home."""
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="holds something that is no site"):
        write_site(FILES, tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    """The output is a folder."""
    (tmp_path / "site").write_text("dear")
    with pytest.raises(OutputError, match="is not a folder"):
        write_site(FILES, tmp_path / "site")


def test_a_failed_write_leaves_the_old_site(tmp_path: Path) -> None:
    """A path that cannot be written spoils nothing."""
    write_site(FILES, tmp_path / "site")
    with pytest.raises(OutputError, match="cannot be written"):
        write_site({"index.html": b"newer", "index.html/below": b""}, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_is_no_folder_to_write_a_site_to(tmp_path: Path) -> None:
    """What it leads to would be replaced unasked."""
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real", target_is_directory=True)
    with pytest.raises(OutputError, match="is not a folder"):
        write_site(FILES, tmp_path / "site")


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, without the sums."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A site in which somebody keeps files of his own, in a folder of its own and in one of the site's."""
    site = tmp_path / "site"
    write_site({**FILES, "old/page.html": b"old"}, site)
    for path in (".git/HEAD", "CNAME", "thesis.txt", "old/mine.txt"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(b"mine")
    return site


def test_what_no_build_wrote_is_left_alone(beside: Path) -> None:
    """As a repository of which the site is a branch, or notes that somebody keeps there."""
    with open_output(beside) as fresh:
        fresh.write("index.html", b"newer")
        fresh.write(SUMS, render_sums({"index.html": hashlib.sha256(b"newer").hexdigest()}))
    assert held(beside) == {
        **dict.fromkeys([".git/HEAD", "CNAME", "thesis.txt", "old/mine.txt"], b"mine"),
        "index.html": b"newer",
    }
    assert fresh.others == ("old/mine.txt", "thesis.txt")


def test_a_file_of_the_last_site_that_somebody_changed_is_his(tmp_path: Path) -> None:
    """Unless the new site has it: each build writes that anew."""
    write_site({**FILES, "gone.html": b"1", "notes.html": b"2"}, tmp_path)
    for name in ("notes.html", "index.html"):
        (tmp_path / name).write_bytes(b"by hand")
    write_site(FILES, tmp_path)
    assert held(tmp_path) == {**FILES, "notes.html": b"by hand"}


@pytest.mark.parametrize("taken", ["a.html", "b/c.html", "b", "a.html/d"])
def test_where_somebody_has_a_file_in_the_way_nothing_is_written(beside: Path, taken: str) -> None:
    """It is named, and everything is as it was."""
    (beside / taken).parent.mkdir(exist_ok=True)
    (beside / taken).write_bytes(b"mine")
    before = held(beside)
    with pytest.raises(OutputError, match="which no build wrote, where the site has files of its own"):
        write_site({**FILES, "a.html": b"", "b/c.html": b""}, beside)
    assert held(beside) == before


def test_what_a_link_leads_to_is_not_written(beside: Path, tmp_path: Path) -> None:
    """A folder of the site that is a link would lead the build elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    (beside / "new").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OutputError, match="site holds new, which no build wrote"):
        write_site({**FILES, "new/page.html": b""}, beside)
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_fault_on_the_way_leaves_all_as_it_was(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File by file: what was put there is taken away again, what was taken away comes back."""
    before, replace = held(beside), Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "z.html":
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="site cannot be written: Input/output error"):
        write_site({"index.html": b"newer", "y/y.html": b"", "z.html": b""}, beside)
    assert (held(beside), (beside / "y").exists()) == (before, False)


@pytest.mark.parametrize("sums", [b"", b"nonsense", b"\xff", *LEADING_OUT])
def test_a_folder_with_sums_of_another_kind_is_no_site(tmp_path: Path, sums: bytes) -> None:
    """Nor is anything outside it touched, whatever they say."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/up").symlink_to("..")
    for path in ("letter.txt", "site/letter.txt"):
        (tmp_path / path).write_bytes(b"dear")
    (tmp_path / "site" / SUMS).write_bytes(sums)
    with suppress(OutputError):
        write_site(FILES, tmp_path / "site")
    assert [(tmp_path / path).read_bytes() for path in ("letter.txt", "site/letter.txt")] == [b"dear"] * 2


@pytest.mark.parametrize("room", ["submissions/out", "submissions", "schema/x", "src", ".github/x", ""])
def test_no_site_is_written_into_a_tracker(tmp_path: Path, room: str) -> None:
    """Its data would have files where none belong, or be among what the next build replaces."""
    (tmp_path / "submissions").mkdir()
    with pytest.raises(OutputError, match=r"of a tracker, which is no place for a site|is a tracker itself"):
        write_site(FILES, tmp_path / room)
    write_site(FILES, tmp_path / "docs/site")


@pytest.mark.parametrize("mask", [0o077, 0o022, 0o002, 0o000])
def test_files_and_folders_are_for_whom_the_umask_says(tmp_path: Path, mask: int) -> None:
    """The folder of the site too; one that is there stays for those for whom it was."""
    (tmp_path / "closed").mkdir(mode=0o700)
    before = os.umask(mask)
    try:
        write_site(FILES, tmp_path / "site")
        write_site(FILES, tmp_path / "closed")
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((tmp_path / path).stat().st_mode) for path in ("site", "site/api", "site/index.html")
    ]
    assert modes == [0o777 & ~mask, 0o777 & ~mask, 0o666 & ~mask]
    assert stat.S_IMODE((tmp_path / "closed").stat().st_mode) == 0o700


def test_one_may_stand_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays the same folder, or a shell would stand nowhere."""
    write_site({**FILES, "old.html": b""}, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    number = Path.cwd().stat().st_ino
    write_site(FILES, Path())
    assert (held(tmp_path / "site"), (tmp_path / "site").stat().st_ino) == (FILES, number)


@pytest.mark.skipif(not CAN_MOUNT, reason="only root may mount here")
@pytest.mark.parametrize("words", ["-t tmpfs tmpfs", "--bind ."])
def test_what_is_mounted_is_filled(tmp_path: Path, words: str) -> None:
    """A volume of a container: another disk, or a folder of the same one; it cannot be exchanged."""
    (tmp_path / "far").mkdir()
    (tmp_path / "site").mkdir()
    subprocess.run(["mount", *words.split(), str(tmp_path / "site")], cwd=tmp_path / "far", check=True)
    try:
        write_site({**FILES, "old.html": b""}, tmp_path / "site")
        write_site(FILES, tmp_path / "site")
        assert held(tmp_path / "site") == FILES
    finally:
        subprocess.run(["umount", str(tmp_path / "site")], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["far", "site"]


def test_one_may_stand_below_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folders stay too; where one's own was removed since, one stands nowhere in it."""
    write_site({**FILES, "old.html": b""}, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site/api/v1")
    write_site(FILES, tmp_path / "site")
    assert Path("index.json").samefile(tmp_path / "site/api/v1/index.json")
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    write_site({**FILES, "new.html": b""}, tmp_path / "site")
    assert "new.html" in held(tmp_path / "site")


def test_of_two_builds_at_once_none_takes_the_others_pages_for_somebody_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has read which files the old site has, and the other would put its own in the place of that."""
    write_site(FILES, tmp_path / "site")
    other = threading.Thread(target=write_site, args=({**FILES, "other.html": b""}, tmp_path / "site"))

    def meanwhile(folder: Path) -> Mapping[str, str] | None:
        found = read_sums(folder)
        if other.ident is None and folder == tmp_path / "site":
            other.start()
            other.join(timeout=0.2)
        return found

    with monkeypatch.context() as patched, open_output(tmp_path / "site") as fresh:
        fill(fresh, {**FILES, "more.html": b""})
        patched.setattr("effsota.disk.output.read_sums", meanwhile)
    other.join()
    assert fresh.others == ()
    assert held(tmp_path / "site") == {**FILES, "other.html": b""}


@pytest.mark.skipif(sys.platform == "win32", reason="a system without rights to folders")
def test_an_old_site_that_is_closed_to_its_owner_goes_too(tmp_path: Path) -> None:
    """A folder to which nobody may write: each build would leave one more beside the site."""
    folder = tmp_path / "closed"
    (folder / "deep/deeper").mkdir(parents=True)
    (folder / "deep/deeper/page.html").touch()
    for path in ("deep/deeper", "deep", "."):
        (folder / path).chmod(0o500)
    with as_a_user():
        remove_whole(folder)
    assert not folder.exists()


def test_folders_that_were_made_for_nothing_go(tmp_path: Path) -> None:
    """Where the site cannot be written."""
    with pytest.raises(OutputError, match="cannot be written"):
        write_site({"a": b"", "a/b": b""}, tmp_path / "deep/deeper/site")
    assert [*tmp_path.iterdir()] == []


def test_what_came_meanwhile_shows(tmp_path: Path) -> None:
    """By when a folder was last changed: of one that changed just before nothing is told by that."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x").touch()
    just_now = sort_out(tmp_path, {"a/x": ""}, {"a/x"})
    for folder in (tmp_path / "a", tmp_path):
        os.utime(folder, (0, 0))
    found = sort_out(tmp_path, {"a/x": ""}, {"a/x"})
    told = [just_now.is_still(tmp_path), found.is_still(tmp_path)]
    (tmp_path / "a/y").touch()
    assert [*told, found.is_still(tmp_path)] == [False, True, False]
