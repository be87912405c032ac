"""The rooms of a tracker as the disk shows them: every file with its state, none of them read."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from effsota.frozen import Frozen
from effsota.limits import is_plain_name, is_stray


class SeenFile(Frozen, kw_only=False, order=True):
    """A file's path from the root on, and its state: two that are alike in `state` hold the same bytes.

    `newest_ns` is the later of its two times, of content and of state; `fault` why nothing is known of it.
    """

    path: str
    state: str
    mode: int = 0
    size: int = 0
    newest_ns: int = 0
    fault: str | None = None


class SeenFolder:
    """The files that lie in one folder, by name; `place` is where it lies on the disk."""

    def __init__(self, place: str, files: list[SeenFile]) -> None:
        self.place, self.files = place, sorted(files)

    def without(self, paths: Collection[str]) -> SeenFolder | None:
        """Return the folder as if some files did not lie there; None where none is left."""
        left = [file for file in self.files if file.path not in paths]
        if len(left) == len(self.files):
            return self
        return SeenFolder(self.place, left) if left else None

    @cached_property
    def state(self) -> str:
        """One digest of the state of each of its files."""
        told = "".join(f"{file.path}\n{file.state}\n" for file in self.files)
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()

    @cached_property
    def newest_ns(self) -> int:
        """The latest time of any of its files."""
        return max(file.newest_ns for file in self.files)


def see_room(home: str, room: str) -> list[SeenFolder]:
    """Return the folders of a room that hold files; what leads elsewhere is a file, also as the room itself.

    Files of editors and systems are nobody's. A folder that cannot be listed is a file with a fault.

    Raises:
        OSError: if a file goes while it is looked at.
    """
    found: dict[str, list[SeenFile]] = defaultdict(list)
    place = f"{home}/{room}"
    if os.path.islink(place):  # noqa: PTH114  # asked before every command
        found[home].append(_seen(room, os.lstat(place)))
    else:
        _walk(place, room, found)
    return [SeenFolder(folder, files) for folder, files in found.items()]


def see_file(home: str, path: str) -> SeenFile | None:
    """Return a single file, None where nothing is there."""
    try:
        return _seen(path, os.lstat(f"{home}/{path}"))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _walk(folder: str, path: str, found: dict[str, list[SeenFile]]) -> None:
    try:
        entries = [*os.scandir(folder)]
    except FileNotFoundError:
        return
    except OSError as error:
        beside = folder.rpartition("/")[0]
        found[beside].append(_unknown(path, error, f"it is a folder, {error.strerror}".lower()))
        return
    files = []
    for entry in entries:
        inside = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if not is_stray(f"{inside}/"):
                _walk(entry.path, inside, found)
        elif is_plain_name(entry.name) or not is_stray(inside):
            files.append(_see(entry, inside))
    if files:
        found[folder] += files


def _see(entry: os.DirEntry[str], path: str) -> SeenFile:
    try:
        return _seen(path, entry.stat(follow_symlinks=False))
    except PermissionError as error:  # of a folder that may be listed and not entered
        return _unknown(path, error, f"{error.strerror}".lower())


def _seen(path: str, state: os.stat_result) -> SeenFile:
    mode, size, changed, turned = state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns
    told = f"{state.st_dev} {state.st_ino} {mode} {size} {changed} {turned}"
    return SeenFile(path, told, mode, size, max(changed, turned))


def _unknown(path: str, error: OSError, fault: str) -> SeenFile:
    return SeenFile(path, f"error {error.errno}", fault=fault)
