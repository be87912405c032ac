"""The site before the last, of which the next is made: what stays the same is not linked anew, nor removed.

It lies in the cache and may go at any time. Who holds its lock has it alone; of two builds the other begins
with nothing. No list of it is kept: a file in it is used where it is, by its state, the very one that the
last build left in the site. Where somebody has put a file of his own in it, as one may who stood in the
folder while it was the site, it stays as it is and is not used.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from effsota.disk.belongings import folders_of, is_ours, read_sums
from effsota.disk.cache import Cache
from effsota.disk.kept_folders import remove_folder
from effsota.disk.manifest import Manifest, Written
from effsota.disk.unfinished import locking

ROOM = "spares"


class Stock(NamedTuple):
    """The files of the last site; those that are in the folder of the next, and what has to go from it."""

    last: Mapping[str, Written] = {}
    ready: Mapping[str, Written] = {}
    stale: tuple[str, ...] = ()


NOTHING = Stock()


class Spare:
    """The spare of the site in a folder, which holds what the last build wrote (`before`)."""

    def __init__(self, cache: Cache, folder: Path, before: Manifest) -> None:
        # Unlike other keys not of the program: each site has one, whose files say themselves what they are.
        key = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest() if cache else ""
        self._place = cache.place(ROOM, key)
        self._cache = cache
        self._files = {file.path: file for file in before.files}
        self._was_taken = False

    @contextmanager
    def lent(self, new: Path) -> Iterator[Stock]:
        """Put it in the place of an empty folder, where it can be used, and give what that holds then."""
        place = self._place
        if place is None or not place.is_dir():
            yield Stock(self._files)
            return
        with locking(place) as lock:
            # Where nobody knows what the last build wrote nothing in it can be used.
            stock = self._take(place, new) if self._files and lock.is_of(place) else None
            if stock is not None:
                self._was_taken = True
                yield stock
                return
        remove_folder(place)
        yield Stock(self._files)

    def _take(self, place: Path, new: Path) -> Stock | None:
        with suppress(OSError):
            stock = _look_through(place, self._files, like=new.lstat())
            if stock is not None:
                place.rename(new)
            return stock
        return None

    def put(self, old: Path, *, kept_count: int) -> None:
        """Move a site here that was replaced, where the new one has more than half of its files.

        Where it cannot be, on another disk or where another build has put one, it stays where it is.
        """
        if self._place is None or 2 * kept_count <= len(self._files):
            return
        with suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            old.rename(self._place)
            self._cache.count(0 if self._was_taken else sum(file.size for file in self._files.values()))


def _look_through(place: Path, files: Mapping[str, Written], *, like: os.stat_result) -> Stock | None:
    """Return what a spare holds; None where something in it is somebody's own, or nothing is in a folder.

    Nor is it used where its folders are for others than one that is made now (`like`); for whom the outermost
    is to be, the site will say.
    """
    sums, outermost = read_sums(place) or {}, place.lstat()
    rights = {(like.st_mode, like.st_uid, like.st_gid), (like.st_mode, outermost.st_uid, outermost.st_gid)}
    ready: dict[str, Written] = {}
    stale, folders = [], [""]
    for beginning in folders:  # of which more are found meanwhile
        with os.scandir(f"{place}/{beginning}") as entries:
            for entry in entries:
                path, state = beginning + entry.name, entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                    rights.add((state.st_mode, state.st_uid, state.st_gid))
                elif path in files and files[path].is_state(state):
                    ready[path] = files[path]
                elif is_ours(entry, path, sums, files):
                    stale.append(path)
                else:
                    return None
    filled = folders_of([*ready, *stale])
    return Stock(files, ready, tuple(stale)) if len(rights) == 1 and len(folders) == len(filled) + 1 else None
