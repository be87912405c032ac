"""What a build wrote to a folder, by the sums that it left there; everything else is somebody's own."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from effsota.disk.unfinished import find_unfinished

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
# What an empty folder for a site may hold before there is one: of git, of a host of sites, of a disk.
OF_THE_PLACE = frozenset({".git", ".nojekyll", "CNAME", "lost+found"})


def read_sums(folder: Path) -> dict[str, str] | None:
    """Return the SHA-256 (hex) by path of what the last build wrote; None where it left no such list."""
    file = folder / SUMS
    try:
        if file.is_symlink() or not file.is_file():
            return None
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [_LINE.fullmatch(line) for line in lines]
    return {each[2]: each[1] for each in found if each} if found and all(found) else None


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
    return {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"}


class Found(NamedTuple):
    """What a folder holds, by path, sorted: what a build wrote, and what is somebody's own."""

    ours: tuple[str, ...]
    others: tuple[str, ...]


def sort_out(folder: Path, sums: Mapping[str, str], new: Collection[str]) -> Found:
    """Return what in a folder a build wrote, and what not; a whole folder of the latter ends with a slash.

    What somebody changed that a build wrote is somebody's too, but where the `new` site has a file: each
    build writes these anew. Only what is there is looked at, whatever the sums say, and no link is followed.
    """
    waiting = {each.name for each in find_unfinished(folder, folder)}
    found = [*_walk(str(folder), "", sums, new=new, inside=folders_of(sums))]
    return Found(
        ours=tuple(sorted(path for path, is_ours in found if is_ours)),
        others=tuple(sorted(path for path, is_ours in found if not is_ours and path[:-1] not in waiting)),
    )


def _walk(
    place: str, beginning: str, sums: Mapping[str, str], *, new: Collection[str], inside: Collection[str]
) -> Iterator[tuple[str, bool]]:
    with os.scandir(place) as entries:
        for entry in entries:
            path = f"{beginning}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                yield path, _is_ours(entry, path, sums, new)
            elif path in inside:
                yield from _walk(entry.path, f"{path}/", sums, new=new, inside=inside)
            else:
                yield f"{path}/", False


def _is_ours(entry: os.DirEntry[str], path: str, sums: Mapping[str, str], new: Collection[str]) -> bool:
    if path == SUMS or (path in sums and path in new):
        return True
    if path not in sums or not entry.is_file(follow_symlinks=False):
        return False
    return hashlib.sha256(Path(entry.path).read_bytes()).hexdigest() == sums[path]
