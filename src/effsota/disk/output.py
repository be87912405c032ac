"""A finished site put on disk: whole or not at all, and never in the place of what no build wrote."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from effsota.disk.belongings import OF_THE_PLACE, list_files, read_sums, sort_out
from effsota.disk.cache import NO_CACHE
from effsota.disk.fresh_folder import FreshFolder
from effsota.disk.in_place import TakenError, put_in_place
from effsota.disk.manifest import Manifest
from effsota.disk.spare import Spare
from effsota.disk.swapping import swap
from effsota.disk.unfinished import (
    OutputError,
    begin,
    clear_unfinished,
    find_unfinished,
    remove_empty,
    waiting_for,
)

NO_SPARE = Spare(NO_CACHE, Path(), Manifest())
# What a tracker has that no site is written into. Its docs/ is not among it: hosts publish such a folder.
ROOMS_OF_A_TRACKER = frozenset({"submissions", "schema", "site", "src", ".github", ".git"})


@contextmanager
def open_output(folder: Path, spare: Spare = NO_SPARE) -> Iterator[FreshFolder]:
    """Give a fresh folder, and put it in the place of `folder` where nothing went wrong meanwhile.

    A folder that holds nothing but what a build wrote is exchanged in one step: a reader sees the old site or
    the new. One that cannot be exchanged, or holds what somebody else put there, is filled file by file; the
    fresh folder's `others` then names what was left alone. Nothing is flushed to the disk: a site can be
    built again. What a build that was killed has left is taken away. The fresh folder may be the `spare`, and
    the site that was replaced becomes it.

    Raises:
        OutputError: if the folder is a file, holds something that is no site, is a tracker's own, or cannot
            be written.
    """
    refuse_foreign(folder)
    made: list[Path] = []
    try:
        whole = folder.parent.resolve() / folder.name if folder.name not in {"", ".."} else folder.resolve()
        made += [each for each in whole.parents if not each.exists()]
        whole.parent.mkdir(parents=True, exist_ok=True)
        clear_unfinished(whole)
        inside = whole.is_dir() and _stays(whole)
        if inside or not whole.is_dir():  # who took a site away has it made from nothing
            spare = NO_SPARE
        with begin(whole, inside=inside) as new, spare.lent(new) as stock:
            fresh = FreshFolder(new, whole, stock)
            yield fresh
            fresh.close()
            fresh.others = _put(fresh, new, whole, spare)
    except TakenError as error:
        remove_empty(made)
        raise OutputError(
            f"{folder} holds {error}, which no build wrote, where the site has files of its own."
            " Take that elsewhere, or choose another folder with -o."
        ) from error
    except OSError as error:
        remove_empty(made)
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error
    except BaseException:
        remove_empty(made)
        raise


def _put(fresh: FreshFolder, new: Path, folder: Path, spare: Spare) -> tuple[str, ...]:
    """Put a site in its place; return what there is not a build's, but for what the place itself needs."""
    if not folder.exists():
        swap(new, folder)
        return ()
    with waiting_for(folder) as lock:  # what it holds is one site while it is looked through and replaced
        # A site says itself which files it has: to look through each of its folders takes longer.
        before = read_sums(folder) or {}
        paths = fresh.paths or frozenset(list_files(new))
        found = sort_out(folder, before, paths)
        if not found.others and not _stays(folder):
            shutil.copymode(folder, new)
            swap(new, folder)
            if found.is_still(new) or not sort_out(new, before, paths).others:
                if lock.is_of(new):  # or another build may be about to clear it away
                    spare.put(new, kept_count=fresh.kept_count)
                return ()
            swap(new, folder)  # somebody put it there in this very moment
            found = sort_out(folder, before, paths)
        put_in_place(new, folder, before, found)
    return tuple(path for path in found.others if path.rstrip("/") not in OF_THE_PLACE)


def _stays(folder: Path) -> bool:
    """Tell whether a folder cannot be exchanged: something is mounted there, or one stands in it or below."""
    return (
        not os.access(folder.parent, os.W_OK)
        or os.path.ismount(folder)
        or _mount_of(folder) != _mount_of(folder.parent)
        or _stands_in(folder)
    )


def _stands_in(folder: Path) -> bool:
    try:
        here = Path.cwd()
    except FileNotFoundError:  # it was removed
        return False
    return folder.exists() and any(folder.samefile(each) for each in (here, *here.parents))


def _mount_of(folder: Path) -> str:
    """Return the number of the mount in which a folder lies, empty where the system tells none.

    A folder of one disk that is mounted elsewhere on it, as volumes of containers are, shows in nothing else.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return ""
    try:
        lines = Path(f"/proc/self/fdinfo/{handle}").read_text("ascii").splitlines()
        return next((line for line in lines if line.startswith("mnt_id:")), "")
    except OSError:
        return ""
    finally:
        os.close(handle)


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that is not for a site to be written to.

    Raises:
        OutputError: if it is a file, holds something and no site, or is a tracker or a room of one.
    """
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError(f"{folder} is not a folder. Choose another with -o.")
        _refuse_tracker(folder)
        if not folder.is_dir() or read_sums(folder) is not None:
            return
        waiting = {each.name for each in find_unfinished(folder.resolve(), folder)}
        if any(each.name not in OF_THE_PLACE | waiting for each in folder.iterdir()):
            raise OutputError(
                f"{folder} holds something that is no site. Choose another with -o, or empty it."
            )
    except OSError as error:
        raise OutputError(f"{folder} cannot be used: {error.strerror}.") from error


def _refuse_tracker(folder: Path) -> None:
    whole = folder.resolve()
    if (whole / "submissions").is_dir():
        raise OutputError(
            f"{folder} is a tracker itself. Choose another folder with -o, such as _site in it."
        )
    for parent in whole.parents:
        room = whole.relative_to(parent).parts[0]
        if room in ROOMS_OF_A_TRACKER and (parent / "submissions").is_dir():
            raise OutputError(
                f"{folder} lies in {room}/ of a tracker, which is no place for a site."
                " Choose another with -o, such as _site."
            )
