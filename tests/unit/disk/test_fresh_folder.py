"""Files are taken over from the last site only as they were written."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from effsota.disk.cache import Cache
from effsota.disk.fresh_folder import FreshFolder
from effsota.disk.manifest import Manifest, UnitFiles, read_manifest, stands, write_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from effsota.disk.manifest import Written


@pytest.fixture
def before(tmp_path: Path) -> tuple[Written, ...]:
    """Two files of the last site."""
    fresh = FreshFolder(tmp_path / "site", tmp_path / "nothing")
    return tuple(fresh.write(path, path.encode()) for path in ("a/b/c.html", "d.html"))


def take_over(tmp_path: Path, files: tuple[Written, ...]) -> tuple[Written, ...] | None:
    """Return what a second site keeps of the first."""
    return FreshFolder(tmp_path / "new", tmp_path / "site").keep(files)


def test_a_file_is_kept_as_it_is(tmp_path: Path, before: tuple[Written, ...]) -> None:
    """It is the same file, with the time at which it was written."""
    assert take_over(tmp_path, before) == before
    assert (tmp_path / "new/a/b/c.html").samefile(tmp_path / "site/a/b/c.html")


def test_where_links_cannot_be_made_it_is_copied(
    tmp_path: Path, before: tuple[Written, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To another disk, say."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    kept = take_over(tmp_path, before)
    assert kept is not None
    assert [(file.path, file.sha256) for file in kept] == [(file.path, file.sha256) for file in before]
    assert (tmp_path / "new/d.html").read_bytes() == b"d.html"


def test_a_disk_that_is_full_is_told_of(
    tmp_path: Path, before: tuple[Written, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that broke off would have its page called one that is there already."""
    monkeypatch.setattr(os, "link", Mock(side_effect=OSError(errno.EPERM, "Operation not permitted")))
    monkeypatch.setattr(os, "write", Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        take_over(tmp_path, before)


def test_a_file_that_was_touched_is_not_kept(tmp_path: Path, before: tuple[Written, ...]) -> None:
    """Nor is anything of its unit, and the last site is not written through."""
    (tmp_path / "site/d.html").write_bytes(b"touched")
    assert take_over(tmp_path, before) is None
    FreshFolder(tmp_path / "new", tmp_path / "site").write("a/b/c.html", b"other")
    assert (tmp_path / "site/a/b/c.html").read_bytes() == b"a/b/c.html"


def test_a_file_is_never_written_twice(tmp_path: Path) -> None:
    """The second would stand for the first."""
    fresh = FreshFolder(tmp_path / "new", tmp_path / "site")
    fresh.write("a", b"1")
    with pytest.raises(FileExistsError):
        fresh.write("a", b"2")


def test_a_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the system takes a part at a time, as it does of very large ones."""
    monkeypatch.setattr(os, "write", lambda file, data, write=os.write: write(file, data[:2]))
    FreshFolder(tmp_path / "new", tmp_path / "site").write("a/b", b"12345")
    assert (tmp_path / "new/a/b").read_bytes() == b"12345"


def test_a_manifest_comes_back(tmp_path: Path, before: tuple[Written, ...]) -> None:
    """Of the folder that it was written for, and of no other."""
    manifest = Manifest("key", {"unit": UnitFiles("its key", ("a/",), before)})
    write_manifest(Cache(tmp_path / "cache"), tmp_path / "site", manifest)
    assert read_manifest(Cache(tmp_path / "cache"), tmp_path / "site") == manifest
    assert read_manifest(Cache(tmp_path / "cache"), tmp_path / "other") == Manifest()


def test_a_folder_stands_as_long_as_nothing_in_it_changes(
    tmp_path: Path, before: tuple[Written, ...]
) -> None:
    """Not where a file was added, or an empty folder, nor where a link leads to it."""
    manifest = Manifest("key", {"unit": UnitFiles("its key", (), before)})
    assert stands(manifest, tmp_path / "site")
    (tmp_path / "link").symlink_to(tmp_path / "site", target_is_directory=True)
    assert not stands(manifest, tmp_path / "link")
    (tmp_path / "site/more").mkdir()
    assert not stands(manifest, tmp_path / "site")
    assert not stands(Manifest(), tmp_path / "site")
