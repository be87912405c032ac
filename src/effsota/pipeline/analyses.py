"""What a build says of a trend beyond its fit, kept between runs: to find it takes the longest of a board."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from effsota.disk.cache import Cache
from effsota.model import Analysis, Entry, Leaderboard
from effsota.pipeline.value_unpickler import ValueUnpickler

_ROOM = "analyses"


def read_analysis(cache: Cache, key: str, board: Leaderboard) -> Analysis | None:
    """Return the analysis of a board that was kept under a key."""
    data = cache.get(_ROOM, key)
    if data is None:
        return None
    try:
        return unpack_analysis(data, board)
    except pickle.UnpicklingError:
        return None


def keep_analysis(cache: Cache, key: str, packed: bytes) -> None:
    """Keep a packed analysis."""
    cache.put(_ROOM, key, packed)


def pack_analysis(analysis: Analysis) -> bytes:
    """Return an analysis as bytes, its entries as their paths."""
    target = BytesIO()
    _Packer(target, protocol=5).dump(analysis)
    return target.getvalue()


def unpack_analysis(data: bytes, board: Leaderboard) -> Analysis:
    """Return an analysis from bytes, with the entries of its board."""
    found: Analysis = _Unpacker(data, board).load()
    return found


class _Packer(pickle.Pickler):
    def persistent_id(self, obj: Any) -> str | None:
        return obj.record.submission.path if isinstance(obj, Entry) else None


class _Unpacker(ValueUnpickler):
    """Reads what this very program has packed; the cache lets nothing else through."""

    def __init__(self, data: bytes, board: Leaderboard) -> None:
        super().__init__(BytesIO(data))
        self._entries: Mapping[str, Entry] = {each.record.submission.path: each for each in board.entries}

    def persistent_load(self, pid: Any) -> Entry:
        return self._entries[pid]
