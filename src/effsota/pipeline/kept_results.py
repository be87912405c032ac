"""Tracks as they were assessed, kept between runs: each under the key of all that it was assessed from."""

from __future__ import annotations

from effsota.disk.cache import Cache
from effsota.pipeline.packed_values import pack, unpack
from effsota.pipeline.track_results import TrackResult

_ROOM = "tracks"


class KeptResults:
    """The results of tracks by key."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def find(self, key: str) -> TrackResult | None:
        """Return the result of a key, None where none is kept."""
        found: TrackResult | None = unpack(self._cache.get(_ROOM, key))
        return found

    def keep(self, key: str, result: TrackResult) -> None:
        """Keep a result."""
        self._cache.put(_ROOM, key, pack(result))
