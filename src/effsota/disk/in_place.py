"""A site put into a folder that stays, file by file: what somebody else has there is not touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from effsota.disk.belongings import SUMS, Found, folders_of, list_files, read_sums, render_sums

# In the folder of the new site, where no page is called so: what stood where its files are put.
_WAS = ".was"
_FIRST = ".first"


class TakenError(Exception):
    """Somebody's own file stands where the site has one; the message names it."""


def put_in_place(new: Path, folder: Path, before: Mapping[str, str], found: Found) -> None:
    """Put the files of `new` into `folder`, where `found` is, and take away those of the site before.

    Each file is whole at every moment. Should the program be killed on the way, the sums that lie there name
    the files of both sites, so that the next build knows them. `before` are the sums of the site before.

    Raises:
        TakenError: if something that no build wrote is in the way; nothing has been done then.
        OSError: if a file cannot be put there; everything is as it was.
    """
    sums = read_sums(new) or {}
    paths = {path: None for path in list_files(new) if path != SUMS}
    _refuse_taken(folder, found.ours, paths)
    gone = [path for path in found.ours if path not in paths and path != SUMS]
    (new / _FIRST).write_bytes(render_sums({**before, **sums}))
    done: list[str] = []
    try:
        _put(new / _FIRST, SUMS, new, folder, done)
        for path in gone:
            _keep(path, new, folder, done)
            (folder / path).unlink(missing_ok=True)
        _remove_empty(folder, gone)
        for path in paths:
            _put(new / path, path, new, folder, done)
        (new / SUMS).replace(folder / SUMS)
    except BaseException:
        _take_back(new, folder, done)
        raise


def _refuse_taken(folder: Path, ours: Collection[str], paths: Collection[str]) -> None:
    taken = sorted({*_in_the_way(folder, frozenset(ours), paths)})
    if taken:
        more = f" and {len(taken) - 3:,} more" if len(taken) > 3 else ""
        raise TakenError(f"{', '.join(taken[:3])}{more}")


def _in_the_way(folder: Path, ours: Collection[str], paths: Collection[str]) -> Iterator[str]:
    for path in paths:
        if path not in ours and os.path.lexists(folder / path):
            yield path
    for path in folders_of(paths):
        place = folder / path
        if place.is_symlink() or (place.exists() and not place.is_dir() and path not in ours):
            yield path


def _put(fresh: Path, path: str, new: Path, folder: Path, done: list[str]) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    _keep(path, new, folder, done)
    fresh.replace(target)


def _keep(path: str, new: Path, folder: Path, done: list[str]) -> None:
    """Have what stands at a path come back, should the whole fail."""
    was = new / _WAS / path
    if os.path.lexists(folder / path) and not was.exists():
        was.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(folder / path, was, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(folder / path, was)
    done.append(path)


def _take_back(new: Path, folder: Path, done: Collection[str]) -> None:
    for path in done:
        was = new / _WAS / path
        with suppress(OSError):
            if was.exists():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                was.replace(folder / path)
            else:
                (folder / path).unlink(missing_ok=True)
    _remove_empty(folder, done)


def _remove_empty(folder: Path, paths: Collection[str]) -> None:
    """Remove the folders in which nothing is left of what was at these paths."""
    for path in sorted(folders_of(paths), reverse=True):
        with suppress(OSError):
            (folder / path).rmdir()
