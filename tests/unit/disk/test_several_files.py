"""Several files are written, or none."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from effsota.disk import several_files
from effsota.disk.several_files import clear_files, write_files
from effsota.disk.unfinished import OutputError
from tests.builders.ending import ended_soon
from tests.builders.mounting import can_mount


def listed(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, and every folder as empty."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """One that is there is replaced where that is meant."""
    (tmp_path / "a").write_bytes(b"old")
    write_files({"a": b"1", "b/c/d": b"2"}, tmp_path, over={"a"})
    assert listed(tmp_path) == {"a": b"1", "b": b"", "b/c": b"", "b/c/d": b"2"}


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    """Then none of the others stays either, nor their folders."""
    (tmp_path / "z").write_bytes(b"dear")
    with pytest.raises(OutputError, match="z cannot be written: File exists"):
        write_files({"a": b"new", "b/c": b"new", "z": b"new"}, tmp_path)
    assert listed(tmp_path) == {"z": b"dear"}


class EndedAtTheLast(dict[str, bytes]):
    """Files, the last of which is there already; soon after it is written the program is ended."""

    def __init__(self, files: dict[str, bytes], stack: ExitStack) -> None:
        super().__init__(files)
        self._stack = stack

    def items(self) -> Any:
        """Yield them, and have the signal on its way before the last."""
        *first, last = super().items()
        yield from first
        self._stack.enter_context(ended_soon())
        yield last


def test_a_signal_while_all_is_undone_leaves_nothing(tmp_path: Path) -> None:
    """What was made before the fault goes as without one."""
    (tmp_path / "z").write_bytes(b"dear")
    files = {**{f"f/{number}": b"new" for number in range(4_000)}, "z": b"new"}
    with pytest.raises(KeyboardInterrupt), ExitStack() as stack:
        write_files(EndedAtTheLast(files, stack), tmp_path)
    assert listed(tmp_path) == {"z": b"dear"}


def test_where_a_folder_cannot_be_made_nothing_is(tmp_path: Path) -> None:
    """A file stands where a folder is needed."""
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="a/d cannot be written"):
        write_files({"b/c": b"2", "a/d": b"3"}, tmp_path)
    assert listed(tmp_path) == {"a": b"old"}


def test_where_one_cannot_be_replaced_the_others_are_as_before(tmp_path: Path) -> None:
    """A folder stands where a file is to be put, which shows only when the first is in its place."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "z").mkdir()
    with pytest.raises(OutputError, match="z cannot be written"):
        write_files({"a": b"1", "n": b"2", "z": b"3"}, tmp_path, over={"a", "z"})
    assert listed(tmp_path) == {"a": b"old", "z": b""}


def test_a_folder_that_is_new_comes_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sees a part of it, and where it fails nothing is left of it, nor of the folders above."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse_links)
        with pytest.raises(OutputError, match="new cannot be written: Operation not permitted"):
            write_files({"a": b"1", "b/c": b"2"}, tmp_path / "deep/new")
    assert listed(tmp_path) == {}
    write_files({"a": b"1", "b/c": b"2"}, tmp_path / "deep/new")
    assert listed(tmp_path / "deep/new") == {"a": b"1", "b": b"", "b/c": b"2"}


class KilledError(BaseException):
    """Stands for SIGKILL: nothing is taken back."""


def kill_when(last: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Write files over others and beside them; the program is killed once one of them is there."""
    (folder / "a").write_bytes(b"old")
    (folder / "mine").mkdir()

    def put(path: str, *rest: Any, **keys: Any) -> None:
        real_put(path, *rest, **keys)
        if path == last:
            raise KilledError

    real_put = several_files._put  # noqa: SLF001  # nothing else knows how far it has come
    patch.setattr(several_files, "_put", put)
    patch.setattr(several_files, "_take_back_for_sure", lambda *_: None)
    patch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(KilledError):
        write_files({"a": b"new", "b/c": b"2", "mine/d": b"3"}, folder, over={"a"})


def refuse_links(*_: object, **__: object) -> None:
    """Stand for a disk that has no file in two folders."""
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("last", ["a", "b/c", "mine/d"])
@pytest.mark.parametrize("has_links", [True, False])
def test_what_was_killed_on_the_way_is_taken_back(tmp_path: Path, last: str, *, has_links: bool) -> None:
    """By the next that looks: what stood there is back, whether the disk has links or not."""
    with pytest.MonkeyPatch.context() as patch:
        if not has_links:
            patch.setattr(os, "link", refuse_links)
        kill_when(last, tmp_path, patch)
    assert (tmp_path / "a").read_bytes() == b"new"
    clear_files(tmp_path)
    assert listed(tmp_path) == {"a": b"old", "mine": b""}


def test_what_somebody_wrote_since_is_not_taken_back(tmp_path: Path) -> None:
    """A file that was put there and changed by hand, another's beside it."""
    with pytest.MonkeyPatch.context() as patch:
        kill_when("mine/d", tmp_path, patch)
    for path in ("b/c", "b/letter"):
        (tmp_path / path).write_bytes(b"by hand")
    clear_files(tmp_path)
    assert listed(tmp_path) == {"a": b"old", "mine": b"", "b": b"", "b/c": b"by hand", "b/letter": b"by hand"}


@pytest.mark.skipif(not can_mount(), reason="only root may mount here")
def test_files_of_several_disks_are_written_all_or_none(tmp_path: Path) -> None:
    """A volume of a container lies below the folder."""
    (tmp_path / "far").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path / "far")], check=True)
    try:
        write_files({"a": b"1", "far/b": b"2"}, tmp_path)
        with pytest.raises(OutputError, match="far/d cannot be written: No space left on device"):
            write_files({"c": b"3", "far/d": b"x" * 100_000}, tmp_path)
        assert listed(tmp_path) == {"a": b"1", "far": b"", "far/b": b"2"}
    finally:
        subprocess.run(["umount", str(tmp_path / "far")], check=True)
