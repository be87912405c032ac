"""Digests of what blobs of git hold, by their ids: one never changes, so it is read only where it is used."""

from __future__ import annotations

import json

from effsota.disk.cache import NO_CACHE, Cache, key_of

_ROOM = "blobs"


class KnownBlobs:
    """The SHA-256 (hex) of blobs by id, of those that the last run at a place used; none without a cache."""

    def __init__(self, cache: Cache = NO_CACHE, place: str = "") -> None:
        self._cache, self._key = cache, key_of([place]) if cache else ""
        written = cache.get(_ROOM, self._key)
        self._known: dict[str, str] = json.loads(written) if written else {}
        self._used: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._cache)

    def forget(self) -> None:
        """Know nothing any more: what is found anew takes its place."""
        self._known, self._used = {}, {}

    def find(self, blob: str) -> str | None:
        """Return the digest of what a blob holds, None where it is not known."""
        digest = self._known.get(blob)
        if digest is not None:
            self._used[blob] = digest
        return digest

    def note(self, blob: str, digest: str) -> None:
        """Remember what was read."""
        self._used[blob] = digest

    def save(self) -> None:
        """Leave what was used for the next run."""
        if self._used.keys() != self._known.keys():
            self._cache.put(_ROOM, self._key, json.dumps(self._used, separators=(",", ":")).encode())
