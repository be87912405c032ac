"""The folder that new files wait in, beside where they belong: locked in use, so that a dead one's can go."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from effsota.disk.swapping import MARK, MOST_NAME, moved_out

try:
    import fcntl
except ImportError:  # a system without locks of files: what a killed program leaves stays
    fcntl = None  # type: ignore[assignment]

_MADE = "-effsota-"
MOST_WAIT_S = 20.0
_BETWEEN_LOOKS_S = 0.01
_RANDOM_BYTES = 8
_RANDOM = "[0-9a-f]{16}"  # so nobody calls a folder of his own


class OutputError(Exception):
    """What is to be written cannot be put where it belongs; the message says why."""


@contextmanager
def begin(target: Path, *, inside: bool = False) -> Iterator[Path]:
    """Give a new folder beside `target`, or in it, which is gone at the end unless it was moved elsewhere."""
    new, lock = _make(target, target if inside else target.parent)
    try:
        yield new
    finally:
        try:
            remove_whole(new)
        except BaseException:  # the signal that ends the program came just then: it is heard once
            remove_whole(new)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def remove_whole(folder: Path) -> None:
    """Remove a folder, and what is in it, as far as the system lets one."""
    from shutil import rmtree  # noqa: PLC0415  # only where something is written, or was

    rmtree(folder, ignore_errors=True)
    if not folder.is_dir():
        return
    folders = [str(folder)]
    for each in folders:  # of which more are found meanwhile; one's own may be closed to oneself
        with suppress(OSError):
            os.chmod(each, 0o700)  # noqa: PTH101  # paths as texts, as they are found
            folders += [entry.path for entry in os.scandir(each) if entry.is_dir(follow_symlinks=False)]
    rmtree(folder, ignore_errors=True)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders that were made for nothing, the innermost first, as far as they hold nothing."""
    for each in folders:
        with suppress(OSError):
            each.rmdir()


def _make(target: Path, place: Path) -> tuple[Path, int | None]:
    while True:
        # Open to whom the umask says, for it may become what it is for.
        new = place / f"{_beginning(target)}{os.urandom(_RANDOM_BYTES).hex()}"
        new.mkdir()
        lock = _lock(new)
        # Before it was locked, another program may have taken it for a dead one's.
        if new.is_dir():
            return new, lock
        if lock is not None:
            os.close(lock)


def _beginning(target: Path) -> str:
    return f".{target.name[:MOST_NAME]}{_MADE}"


class Lock:
    """The lock of a folder, or none."""

    def __init__(self, handle: int | None) -> None:
        """Hold it by a descriptor, None where another program does or none can be had."""
        self._handle = handle

    def is_of(self, place: Path) -> bool:
        """Tell whether it is held, and is that of the very folder that stands at a place now."""
        try:
            return self._handle is not None and os.path.samestat(os.fstat(self._handle), os.lstat(place))
        except OSError:
            return False


@contextmanager
def locking(folder: Path) -> Iterator[Lock]:
    """Give the lock of a folder, wherever that is moved meanwhile."""
    handle = _lock(folder)
    try:
        yield Lock(handle)
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def waiting_for(folder: Path) -> Iterator[Lock]:
    """Give the lock of the folder that stands at a place, once no other program has it any more.

    One that is stopped keeps it for ever: after a while nobody waits for it.
    """
    until = time.monotonic() + MOST_WAIT_S
    while True:
        handle = _lock(folder, until)
        try:
            lock = Lock(handle)
            if handle is None or lock.is_of(folder):  # and was not moved away meanwhile
                yield lock
                return
        finally:
            if handle is not None:
                os.close(handle)


def _lock(folder: Path, until: float = 0.0) -> int | None:
    """Return a descriptor that holds the lock of a folder, None where none can be had, or another has it.

    That one is waited for until a time of the monotonic clock, in seconds.
    """
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if isinstance(error, BlockingIOError) and time.monotonic() < until:
                time.sleep(_BETWEEN_LOOKS_S)
                continue
            os.close(handle)
            return None
        return handle


def clear_unfinished(target: Path, *, first: Callable[[Path], None] = lambda _: None) -> bool:
    """Take away what killed programs left beside or in `target`; a site that one had moved out comes back.

    `first` is called with each such folder before it goes. Returns whether there was any.
    """
    was, found = moved_out(target), False
    if (was / MARK).is_file():
        found = True
        if not target.exists():
            was.rename(target)
        remove_whole(was)
    for place in (target.parent, target):
        for left in find_unfinished(target, place):
            lock = _lock(left)
            if lock is not None:
                first(left)
                remove_whole(left)
                os.close(lock)
                found = True
    return found


def find_unfinished(target: Path, place: Path) -> list[Path]:
    """Return the folders in `place` in which files wait, or waited, for `target`."""
    try:
        beside = [*place.iterdir()]
    except OSError:  # a folder that is not there, or that may be written to and not be listed
        return []
    beginning = _beginning(target)
    waiting = (each for each in beside if each.name.startswith(beginning))
    folders = (each for each in waiting if each.is_dir() and not each.is_symlink())
    return [each for each in folders if re.fullmatch(_RANDOM, each.name.removeprefix(beginning))]
