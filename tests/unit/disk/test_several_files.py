"""Several files are written, or none."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from effsota.disk.output import OutputError
from effsota.disk.several_files import write_files
from tests.builders.ending import ended_soon

if TYPE_CHECKING:
    from pathlib import Path


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
