"""A folder that the cache keeps: how much is in it, and how it goes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from effsota.disk.belongings import list_files, read_sums, sort_out
from effsota.disk.unfinished import locking, remove_whole


def bytes_in(folder: Path) -> int:
    """Return the size of all files below a folder, of those too that the site has with it."""
    return sum((folder / path).lstat().st_size for path in list_files(folder))


def remove_folder(folder: Path) -> None:
    """Remove a folder whole, where no build has it and nothing in it is somebody's own; else leave it.

    Its name is another's from then on: what a program that is killed leaves of it is not taken for it.
    """
    with suppress(OSError), locking(folder) as lock:
        if not lock.is_of(folder):
            return
        going = folder
        if not folder.name.startswith("."):
            sums = read_sums(folder) or {}
            if sort_out(folder, sums, sums).others:
                return
            going = folder.rename(folder.with_name(f".{folder.name}-{os.getpid()}"))
        remove_whole(going)
