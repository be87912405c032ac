"""What a build wrote to a folder, by the sums that it left there; everything else is somebody's own."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from effsota.disk.unfinished import find_unfinished

SUMS = "SHA256SUMS"
_LINES = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)
# Systems tell the time of a change in steps, of up to two seconds.
_JUST_BEFORE_NS = 2_000_000_000
# What an empty folder for a site may hold before there is one: of git, of a host of sites, of a disk.
OF_THE_PLACE = frozenset({".git", ".nojekyll", "CNAME", "lost+found"})


def read_sums(folder: Path) -> Mapping[str, str] | None:
    """Return the SHA-256 (hex) by path of what the last build wrote; None where it left no such list."""
    file = folder / SUMS
    try:
        if file.is_symlink() or not file.is_file():
            return None
        return _parse_sums(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=4)  # a build reads those of a site several times: it may have changed in between
def _parse_sums(text: str) -> Mapping[str, str] | None:
    found = _LINES.findall(text)
    is_list = found and len(found) == text.removesuffix("\n").count("\n") + 1
    return MappingProxyType({path: digest for digest, path in found}) if is_list else None


def render_sums(sums: Mapping[str, str]) -> bytes:
    """Return the list, as `sha256sum` reads it."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def list_files(folder: Path) -> list[str]:
    """Return every file below a folder by its path, sorted."""
    found: list[str] = []
    for at, _, names in os.walk(folder):
        inside = Path(at).relative_to(folder).as_posix()
        found += names if inside == "." else (f"{inside}/{name}" for name in names)
    return sorted(found)


def folders_of(paths: Collection[str]) -> set[str]:
    """Return the folders in which files lie, by path."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:  # many files lie in one
        around = folder
        while around and around not in found:  # those around one that is known are known
            found.add(around)
            around = around.rpartition("/")[0]
    return found


class Found(NamedTuple):
    """What a folder holds, by path, sorted: what a build wrote, and what is somebody's own.

    `changed_ns` is when each folder that was looked through had last been changed.
    """

    ours: tuple[str, ...]
    others: tuple[str, ...]
    changed_ns: Mapping[str, int]

    def is_still(self, folder: Path) -> bool:
        """Tell whether nothing came or went since, where that shows: not in what changed just before."""
        shows = time.time_ns() - _JUST_BEFORE_NS
        return all(
            when < shows and os.stat(f"{folder}/{path}").st_mtime_ns == when  # noqa: PTH116  # of thousands
            for path, when in self.changed_ns.items()
        )


def sort_out(folder: Path, sums: Mapping[str, str], new: Collection[str]) -> Found:
    """Return what in a folder a build wrote, and what not; a whole folder of the latter ends with a slash.

    What somebody changed that a build wrote is somebody's too, but where the `new` site has a file: each
    build writes these anew. Only what is there is looked at, whatever the sums say, and no link is followed.
    """
    waiting = {each.name for each in find_unfinished(folder, folder)}
    inside = folders_of(sums)
    ours: list[str] = []
    others: list[str] = []
    changed_ns: dict[str, int] = {}
    folders = [""]
    while folders:
        beginning = folders.pop()
        place = f"{folder}/{beginning}"
        changed_ns[beginning] = os.stat(place).st_mtime_ns  # noqa: PTH116  # of thousands
        with os.scandir(place) as entries:
            for entry in entries:
                path = beginning + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    (ours if is_ours(entry, path, sums, new) else others).append(path)
                elif path in inside:
                    folders.append(f"{path}/")
                elif path not in waiting:
                    others.append(f"{path}/")
    return Found(tuple(sorted(ours)), tuple(sorted(others)), changed_ns)


def is_ours(entry: os.DirEntry[str], path: str, sums: Mapping[str, str], new: Collection[str]) -> bool:
    """Tell whether what stands at a path, and is no folder, was written by the build that left the sums."""
    if path == SUMS or (path in sums and path in new):
        return True
    if path not in sums or not entry.is_file(follow_symlinks=False):
        return False
    return hashlib.sha256(Path(entry.path).read_bytes()).hexdigest() == sums[path]
