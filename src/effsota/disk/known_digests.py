"""Digests of files that have not changed since they were last read, as git knows its own: by their state.

A file is the one that was read where inode, size and both times (of content and of state) are the same. One
that was changed within two seconds of being read may change again without a sign, and is not remembered; nor
is one whose times lie ahead of the clock.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from effsota.disk.cache import NO_CACHE, Cache, key_of

if TYPE_CHECKING:
    from effsota.disk.rooms import SeenFolder

_ROOM = "digests"
SETTLED_NS = 2_000_000_000
_LENGTH = 64


class KnownDigests:
    """The digests of a tracker's files, folder by folder; without a cache none is known.

    Of a folder its state is kept, and the digests of its files, one after the other in their order. They are
    known all together or not at all: whoever judges one of a track's files reads the others as well.
    """

    def __init__(
        self, cache: Cache = NO_CACHE, root: str = "", clock: Callable[[], int] = time.time_ns
    ) -> None:
        self._cache, self._key = cache, key_of([root]) if cache else ""
        written = cache.get(_ROOM, self._key)
        self._known: dict[str, list[str]] = json.loads(written) if written else {}
        self._found: dict[str, list[str]] = {}
        self._settled_ns = clock() - SETTLED_NS

    def __bool__(self) -> bool:
        return bool(self._cache)

    def forget(self) -> None:
        """Know nothing any more: what is found anew takes its place."""
        self._known, self._found = {}, {}

    def find(self, folder: SeenFolder) -> list[str] | None:
        """Return the digests of a folder's files in their order, None where they are not known."""
        known = self._known.get(folder.place)
        if known is None or known[0] != folder.state:
            return None
        self._found[folder.place] = known
        return [known[1][at : at + _LENGTH] for at in range(0, len(known[1]), _LENGTH)]

    def note(self, folder: SeenFolder, digests: Sequence[str]) -> None:
        """Remember the digests of a folder's files, all of which were read whole in the state it is in."""
        if self._cache and folder.newest_ns < self._settled_ns:
            self._found[folder.place] = [folder.state, "".join(digests)]

    def save(self) -> None:
        """Leave what was found for the next run."""
        if self._found != self._known:
            self._cache.put(_ROOM, self._key, json.dumps(self._found, separators=(",", ":")).encode())
