"""Results kept between runs, each by a digest of all that it was made from: safe to delete at any time.

Nothing is asked of the clock. A result that is damaged, cut off or of another program is no result. The
folder is the user's own and lies outside of every repository, so that no pull request can put one there.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from effsota.disk.program import program_digest

PLACE = "EFFSOTA_CACHE"
MOST_BYTES = 2 * 1024**3
_SUM_BYTES = 32


def key_of(parts: Iterable[str]) -> str:
    """Return one digest (hex) of everything that a result is made from, in words, and of the program."""
    whole = hashlib.sha256(program_digest().encode())
    for part in parts:
        written = part.encode()
        whole.update(b"%d:" % len(written))
        whole.update(written)
    return whole.hexdigest()


class Cache:
    """Bytes by room and key; without a folder, nothing is kept. It never raises for what a disk does."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._has_put = False

    def __bool__(self) -> bool:
        return self._folder is not None

    def get(self, room: str, key: str) -> bytes | None:
        """Return what was kept, None where nothing whole is."""
        if self._folder is None:
            return None
        try:
            written = self._path(room, key).read_bytes()
        except OSError:
            return None
        data = written[_SUM_BYTES:]
        return data if written[:_SUM_BYTES] == _sum(room, key, data) else None

    def put(self, room: str, key: str, data: bytes) -> None:
        """Keep `data`; two processes may do so at once."""
        if self._folder is None:
            return
        path = self._path(room, key)
        new = path.with_name(f".{path.name}-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_sum(room, key, data) + data)
            new.replace(path)
            self._has_put = True
        except OSError:
            with suppress(OSError):
                new.unlink()

    def tidy(self, most_bytes: int = MOST_BYTES) -> None:
        """Take out what was written longest ago, where more than `most_bytes` are kept."""
        if self._folder is None or not self._has_put:
            return
        files = []
        with suppress(OSError):
            for path in self._folder.rglob("*"):
                state = path.lstat()
                if stat.S_ISREG(state.st_mode):
                    files.append((state.st_mtime_ns, state.st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= most_bytes:
                break
            with suppress(OSError):
                path.unlink()
            total -= size

    def _path(self, room: str, key: str) -> Path:
        return Path(str(self._folder), room, key[:2], key[2:])


def _sum(room: str, key: str, data: bytes) -> bytes:
    """Return the SHA-256 of bytes and of what they are kept as: under another name they are no result."""
    return hashlib.sha256(f"{room}/{key}\n".encode() + data).digest()


NO_CACHE = Cache(None)


def open_cache() -> Cache:
    """Return the user's cache; one that keeps nothing where its folder cannot be had, or belongs to another.

    `EFFSOTA_CACHE` names another folder; empty or `off` stands for none.
    """
    given = os.environ.get(PLACE)
    if given in {"", "off"}:
        return NO_CACHE
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        home = base if base.is_absolute() else Path.home() / ".cache"
        folder = Path(given) if given else home / "effsota"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return NO_CACHE
    is_ours = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    is_closed = os.name == "nt" or not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return Cache(folder) if stat.S_ISDIR(state.st_mode) and is_ours and is_closed else NO_CACHE
