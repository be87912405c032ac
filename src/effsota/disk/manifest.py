"""What was last written to an output folder, unit by unit: by it a later build knows what it may keep."""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import field

from effsota.disk.belongings import folders_of
from effsota.disk.cache import Cache, key_of
from effsota.frozen import Frozen

ROOM = "sites"


class Written(NamedTuple):
    """A file as it was written: its path in the site, its SHA-256 in hex, and what tells it from another."""

    path: str
    sha256: str
    size: int
    mtime_ns: int
    inode: int
    mode: int

    def is_at(self, place: str | Path) -> bool:
        """Tell whether this very file, untouched, stands somewhere."""
        try:
            state = os.lstat(place)
        except OSError:
            return False
        return self.is_state(state)

    def is_state(self, state: os.stat_result) -> bool:
        """Tell whether a state is that of this very file, untouched."""
        found = (state.st_size, state.st_mtime_ns, state.st_ino, state.st_mode)
        return stat.S_ISREG(state.st_mode) and found == (self.size, self.mtime_ns, self.inode, self.mode)


class UnitFiles(Frozen, kw_only=False):
    """The files of a unit, the key of all that it was made from, and the pages that may be listed.

    `pages` are by path the keys of the pages that have one of their own.
    """

    key: str
    listed: tuple[str, ...]
    files: tuple[Written, ...]
    pages: Mapping[str, str] = field(default_factory=dict)


class Manifest(Frozen, kw_only=False):
    """The units of the site in a folder by name, and the key of the whole."""

    key: str = ""
    units: Mapping[str, UnitFiles] = field(default_factory=dict)

    @property
    def files(self) -> Iterator[Written]:
        """Every file of the site."""
        return (file for unit in self.units.values() for file in unit.files)

    @property
    def file_count(self) -> int:
        """How many files the site has."""
        return sum(len(unit.files) for unit in self.units.values())


def read_manifest(cache: Cache, folder: Path) -> Manifest:
    """Return what was last written to a folder; an empty one where nobody knows."""
    data = cache.get(ROOM, _key(folder))
    return Manifest() if data is None else msgspec.json.decode(data, type=Manifest)


def write_manifest(cache: Cache, folder: Path, manifest: Manifest) -> None:
    """Keep what was written to a folder."""
    cache.put(ROOM, _key(folder), msgspec.json.encode(manifest))


def stands(manifest: Manifest, folder: Path) -> bool:
    """Tell whether a folder holds exactly the files that were last written to it, untouched."""
    files = {file.path: file for file in manifest.files}
    folders = folders_of(files)
    try:
        return (
            bool(files)
            and not folder.is_symlink()
            and _count(str(folder), "", files, folders) == len(files) + len(folders)
        )
    except OSError:
        return False


def _count(place: str, beginning: str, files: Mapping[str, Written], folders: Collection[str]) -> float:
    """Return how many files and folders are as they were written; infinity where anything else is there."""
    found: float = 0
    with os.scandir(place) as entries:
        for entry in entries:
            path = f"{beginning}{entry.name}"
            if path in folders and entry.is_dir(follow_symlinks=False):
                found += 1 + _count(entry.path, f"{path}/", files, folders)
            elif path in files and files[path].is_state(entry.stat(follow_symlinks=False)):
                found += 1
            else:
                return math.inf
    return found


def _key(folder: Path) -> str:
    return key_of(["site in", str(folder.resolve())])
