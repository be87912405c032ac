"""Sizes and digests of git's blobs, kept from run to run: what an id names never changes."""

from __future__ import annotations

import json

from effsota.disk.cache import NO_CACHE, Cache, key_of

_ROOM = "blobs"


class KnownBlobs:
    """What blobs hold: bytes by number and SHA-256 (hex), of those that the last run at a place used.

    Of one that is of no tracker the digest is empty. Without a cache nothing is known.
    """

    def __init__(self, cache: Cache = NO_CACHE, place: str = "") -> None:
        self._cache, self._key = cache, key_of([place]) if cache else ""
        written = cache.get(_ROOM, self._key)
        self._known: dict[str, list[int | str]] = json.loads(written) if written else {}
        self._used: dict[str, list[int | str]] = {}

    def __bool__(self) -> bool:
        return bool(self._cache)

    def forget(self) -> None:
        """Know nothing any more: what is found anew takes its place."""
        self._known, self._used = {}, {}

    def size_of(self, blob: str) -> int | None:
        """Return how many bytes a blob holds, None where it is not known."""
        known = self._find(blob)
        return None if known is None else int(known[0])

    def digest_of(self, blob: str) -> str | None:
        """Return the digest of what a blob holds, None where it is not known."""
        known = self._find(blob)
        return str(known[1]) if known is not None and known[1] else None

    def _find(self, blob: str) -> list[int | str] | None:
        known = self._used.get(blob) or self._known.get(blob)
        if known is not None:
            self._used[blob] = known
        return known

    def note(self, blob: str, size: int, digest: str = "") -> None:
        """Remember what was read."""
        self._used[blob] = [size, digest]

    def save(self) -> None:
        """Leave what was used for the next run."""
        if self._used != self._known:
            self._cache.put(_ROOM, self._key, json.dumps(self._used, separators=(",", ":")).encode())
