"""Digests of files that have not changed since they were last read, as git knows its own: by their state.

A file is the one that was read where inode, size and both times (of content and of state) are the same. One
that was changed within two seconds of being read may change again without a sign, and is not remembered; nor
is one whose times lie ahead of the clock.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable

from effsota.disk.cache import NO_CACHE, Cache, key_of

_ROOM = "digests"
SETTLED_NS = 2_000_000_000


class KnownDigests:
    """The digests of one folder's files, by path; without a cache none is known."""

    def __init__(
        self, cache: Cache = NO_CACHE, folder: str = "", clock: Callable[[], int] = time.time_ns
    ) -> None:
        self._cache, self._key = cache, key_of([folder]) if cache else ""
        written = cache.get(_ROOM, self._key)
        self._known: dict[str, list[int | str]] = json.loads(written) if written else {}
        self._found: dict[str, list[int | str]] = {}
        self._settled_ns = clock() - SETTLED_NS

    def __bool__(self) -> bool:
        return bool(self._cache)

    def forget(self) -> None:
        """Know nothing any more: what is found anew takes its place."""
        self._known, self._found = {}, {}

    def find(self, path: str, state: os.stat_result) -> str | None:
        """Return the digest of a file in this state, None where it is not known."""
        known = self._known.get(path)
        if known is None or known[:-1] != signature(state):
            return None
        self._found[path] = known
        return str(known[-1])

    def note(self, path: str, state: os.stat_result, digest: str) -> None:
        """Remember the digest of a file that was read in this state."""
        if self._cache and max(state.st_mtime_ns, state.st_ctime_ns) < self._settled_ns:
            self._found[path] = [*signature(state), digest]

    def save(self) -> None:
        """Leave what was found for the next run."""
        if self._found != self._known:
            self._cache.put(_ROOM, self._key, json.dumps(self._found, separators=(",", ":")).encode())


def signature(state: os.stat_result) -> list[int]:
    """Return what tells a file from what it was: two that are alike hold the same bytes."""
    return [state.st_dev, state.st_ino, state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns]
