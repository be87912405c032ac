"""One file is written whole, or is as it was."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from pathlib import Path

import pytest

from effsota.disk.one_file import write_file
from tests.builders.mounting import can_mount
from tests.builders.privileges import as_a_user


def names(folder: Path) -> list[str]:
    """Return what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["a", " ", "ö", "-", "x" * 250, "ö" * 125, "a\nb"])
def test_a_file_is_written_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    """Over another too; nothing stays beside it."""
    write_file(b"old", tmp_path / name)
    write_file(b"new", tmp_path / name)
    assert (names(tmp_path), (tmp_path / name).read_bytes()) == ([name], b"new")


@pytest.mark.parametrize("is_there", [True, False])
def test_what_a_link_leads_to_is_written(tmp_path: Path, *, is_there: bool) -> None:
    """The link stays one."""
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to("far/file")
    if is_there:
        (tmp_path / "far/file").write_bytes(b"old")
    write_file(b"new", tmp_path / "link")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "far/file").read_bytes()) == (True, b"new")


@pytest.mark.parametrize("mask", [0o077, 0o022, 0o000])
def test_a_new_file_is_for_whom_the_umask_says(tmp_path: Path, mask: int) -> None:
    """One that is there stays for those for whom it was."""
    (tmp_path / "old").touch(mode=0o640)
    (tmp_path / "old").chmod(0o640)
    before = os.umask(mask)
    try:
        write_file(b"", tmp_path / "old")
        write_file(b"", tmp_path / "new")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")]
    assert modes == [0o640, 0o666 & ~mask]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    """Who took the right to write away meant it, though the folder would let it be replaced."""
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o444)
    with as_a_user(), pytest.raises(PermissionError):
        write_file(b"new", tmp_path / "file")
    assert (names(tmp_path), (tmp_path / "file").read_bytes()) == (["file"], b"old")


@pytest.mark.skipif(not can_mount(), reason="only root may mount here")
@pytest.mark.parametrize(("options", "error"), [("size=64k", errno.ENOSPC), ("ro", errno.EROFS)])
def test_a_disk_that_takes_no_more_leaves_what_was_there(tmp_path: Path, options: str, error: int) -> None:
    """It is full, or may only be read."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], check=True)
    try:
        write_file(b"old", tmp_path / "file")
        subprocess.run(["mount", "-o", f"remount,{options}", str(tmp_path)], check=True)
        with pytest.raises(OSError, match=os.strerror(error)):
            write_file(b"x" * 100_000, tmp_path / "file")
        assert (names(tmp_path), (tmp_path / "file").read_bytes()) == (["file"], b"old")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_what_is_in_it_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut an empty file could stand there else."""
    done: list[str] = []
    flush, replace = os.fsync, Path.replace

    def note_flush(handle: int) -> None:
        done.append("flushed")
        flush(handle)

    def note_replace(self: Path, target: Path) -> None:
        done.append("placed")
        replace(self, target)

    monkeypatch.setattr(os, "fsync", note_flush)
    monkeypatch.setattr(Path, "replace", note_replace)
    write_file(b"new", tmp_path / "file")
    assert done == ["flushed", "placed", "flushed"]
