"""Two folders exchanged in one step, where the system can; else in two, the first of which is undone."""

from __future__ import annotations

import os
from pathlib import Path

# By which a folder is known to be a site.
MARK = "api/v1/index.json"
MOST_NAME = 40  # characters of its name that a folder beside it has in its own, which is not to be too long
_HERE = -100  # AT_FDCWD: paths are looked up from the folder that one stands in
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2


def swap(new: Path, folder: Path) -> None:
    """Put `new` in the place of `folder`; what stood there stands where `new` was."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        _swap_in_two(new, folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders, and tell whether the system could."""
    import ctypes  # noqa: PLC0415  # slow to load, and only for this

    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _swap_in_two(new: Path, folder: Path) -> None:
    old = moved_out(folder)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(new)


def moved_out(folder: Path) -> Path:
    """Return where a site stands for the moment between the two steps."""
    return folder.with_name(f".{folder.name[:MOST_NAME]}-effsota-was")
