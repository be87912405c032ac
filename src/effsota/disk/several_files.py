"""Several files put on disk: all of them or none, and none over another that is not meant.

They are written to a folder of their own first. Where they are a folder that is new, it is moved to where it
belongs, in one step. Into one that is there they are put one by one, and what was there before is kept until
the last: should the program be killed on the way, the next one finds what it did, and takes it back.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from effsota.disk.flushing import flush_folder, write_flushed
from effsota.disk.unfinished import OutputError, begin, clear_unfinished, remove_empty

# What the folder is called after in which files wait.
_FILES = "files"
# In it: the files as they are to be, those that stood there, the folders made for them, and which files are
# copies, where a disk has no file in two folders. As long as BEGUN is there, all of it is to be taken back.
_NEW, _OLD, _MADE, _COPIED, _BEGUN = "new", "old", "made", "copied", "begun"


def write_files(files: Mapping[str, bytes], folder: Path, *, over: Collection[str] = ()) -> None:
    """Write files by their paths below `folder`; only those of `over` may be there: all of them or none.

    Where one cannot be written, or the program is ended meanwhile, everything is as it was before.

    Raises:
        OutputError: if another is there, or one cannot be written.
    """
    whole, target = folder.absolute(), folder
    is_new = not os.path.lexists(whole)
    made = [each for each in whole.parents if not os.path.lexists(each)]
    try:
        clear_files(folder)
        whole.parent.mkdir(parents=True, exist_ok=True)
        with begin(whole if is_new else whole / _FILES) as room:
            for path, data in files.items():
                target = folder / path
                fresh = room / _NEW / path
                fresh.parent.mkdir(parents=True, exist_ok=True)
                write_flushed(fresh, data)
            target = folder
            if is_new:
                _put_whole(files, room, whole)
                return
            write_flushed(room / _BEGUN, b"")
            try:
                for path in files:
                    target = folder / path
                    _put(path, room, whole, is_over=path in over)
                for each in sorted({(whole / path).parent for path in files}):
                    flush_folder(each)
                (room / _BEGUN).unlink()
            except BaseException:
                _take_back_for_sure(room, whole)
                raise
    except BaseException as error:
        remove_empty(made)
        if isinstance(error, OSError):
            raise OutputError(f"{target} cannot be written: {error.strerror}.") from error
        raise


def clear_files(folder: Path) -> bool:
    """Take back what a killed program has left half written in a folder, or beside it before it was there.

    Returns whether there was anything.
    """
    whole = folder.absolute()
    is_beside = clear_unfinished(whole)
    return clear_unfinished(whole / _FILES, first=lambda room: _take_back(room, whole)) or is_beside


def _put_whole(files: Collection[str], room: Path, folder: Path) -> None:
    """Have a new folder where it belongs, in one step."""
    for each in {parent for path in files for parent in (room / _NEW / path).parents}:
        flush_folder(each)
    (room / _NEW).rename(folder)
    flush_folder(folder.parent)


def _put(path: str, room: Path, folder: Path, *, is_over: bool) -> None:
    """Put one file in its place; what has been done so far can be told from the room at every moment."""
    target, fresh = folder / path, room / _NEW / path
    for parent in [*target.relative_to(folder).parents][-2::-1]:
        if not os.path.lexists(folder / parent):
            (room / _MADE / parent).mkdir(parents=True)
            (folder / parent).mkdir()
    if is_over and os.path.lexists(target):
        import shutil  # noqa: PLC0415  # only where a file is written over another

        old = room / _OLD / path
        old.parent.mkdir(parents=True, exist_ok=True)
        if not _link(target, old):
            shutil.copy2(target, old, follow_symlinks=False)
        shutil.copymode(target, fresh)
        moving = room / "moving"
        if not _link(fresh, moving):
            _note_copy(path, room)
            shutil.copy2(fresh, moving)
        moving.replace(target)
    elif not _link(fresh, target):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        _note_copy(path, room)
        write_flushed(target, fresh.read_bytes())


def _link(file: Path, target: Path) -> bool:
    """Have a file in a second place, and tell whether the disk can; never over another."""
    try:
        os.link(file, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _note_copy(path: str, room: Path) -> None:
    note = room / _COPIED / path
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch()


def _take_back_for_sure(room: Path, folder: Path) -> None:
    try:
        _take_back(room, folder)
    except BaseException:  # the signal that ends the program came just then: it is heard once
        _take_back(room, folder)
        raise


def _take_back(room: Path, folder: Path) -> None:
    """Have everything below `folder` as it was before files of `room` were put there."""
    if not (room / _BEGUN).exists():
        return
    new, made = room / _NEW, room / _MADE
    for fresh in sorted(each for each in new.rglob("*") if not each.is_dir()):
        path = fresh.relative_to(new)
        target, old = folder / path, room / _OLD / path
        with suppress(OSError):
            if os.path.lexists(target) and not _is_ours(target, fresh, room):
                continue
            if os.path.lexists(old):
                old.replace(target)
            elif os.path.lexists(target):
                target.unlink()
    for each in sorted(made.rglob("*"), reverse=True):
        with suppress(OSError):
            (folder / each.relative_to(made)).rmdir()


def _is_ours(target: Path, fresh: Path, room: Path) -> bool:
    """Tell whether a file is the one that was put there, whole or in part, and was not changed since."""
    state, ours = target.lstat(), fresh.lstat()
    if (state.st_dev, state.st_ino) == (ours.st_dev, ours.st_ino):
        return state.st_mtime_ns <= (room / _BEGUN).stat().st_mtime_ns
    is_copy = (room / _COPIED / fresh.relative_to(room / _NEW)).exists() and not target.is_symlink()
    return is_copy and fresh.read_bytes().startswith(target.read_bytes())
