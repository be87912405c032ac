"""The folder that a build fills beside its output: locked while it runs, so that a dead one's can go."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from effsota.disk.swapping import MARK, moved_out

try:
    import fcntl
except ImportError:  # a system without locks of files: what a killed build leaves stays
    fcntl = None  # type: ignore[assignment]

_MADE = "-effsota-"
_RANDOM = r"[a-z0-9_]{8}"  # what tempfile puts behind a prefix


@contextmanager
def begin(folder: Path) -> Iterator[Path]:
    """Give a new folder beside `folder`, which is gone at the end unless it was moved elsewhere."""
    new, lock = _make(folder)
    try:
        yield new
    finally:
        try:
            shutil.rmtree(new, ignore_errors=True)
        except BaseException:  # the signal that ends the program came just then: it is heard once
            shutil.rmtree(new, ignore_errors=True)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def _make(folder: Path) -> tuple[Path, int | None]:
    while True:
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}{_MADE}", dir=folder.parent))
        lock = _lock(new)
        # Before it was locked, another build may have taken it for a dead one's.
        if new.is_dir():
            return new, lock
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """Return a descriptor that holds the lock of a folder, None where another does or none can be had."""
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def clear_unfinished(folder: Path) -> None:
    """Take away what killed builds have left beside `folder`; a site that one had moved out comes back."""
    was = moved_out(folder)
    if (was / MARK).is_file():
        if not folder.exists():
            was.rename(folder)
        shutil.rmtree(was, ignore_errors=True)
    try:
        beside = [*folder.parent.iterdir()]
    except OSError:  # a folder that may be written to and not be listed
        return
    name = re.compile(re.escape(f".{folder.name}{_MADE}") + _RANDOM)
    for left in beside:
        if not name.fullmatch(left.name) or left.is_symlink() or not left.is_dir():
            continue
        lock = _lock(left)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)
