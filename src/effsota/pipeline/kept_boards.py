"""What the whole site shows of a board, kept between runs: words, which are quicker to read than to make."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import MsgspecError, msgpack

from effsota.disk.cache import Cache
from effsota.showing.charts.markup import as_markup
from effsota.showing.ready_boards import ReadyBoard

_ROOM = "ready"


def read_ready(cache: Cache, key: str) -> ReadyBoard | None:
    """Return what was kept of a board under a key."""
    data = cache.get(_ROOM, key)
    try:
        return None if data is None else msgpack.decode(data, type=ReadyBoard, dec_hook=_as_kept)
    except MsgspecError:
        return None


def keep_ready(cache: Cache, key: str, ready: ReadyBoard) -> None:
    """Keep what the whole site shows of a board."""
    cache.put(_ROOM, key, msgpack.encode(ready, enc_hook=_bare))


def _bare(markup: Any) -> str:
    """Return markup as the text that it is."""
    return str.__str__(markup)


def _as_kept(kind: type, text: Any) -> Any:
    """Return markup as it was kept: the cache lets through what this very program has made, nothing else."""
    if kind is not Markup or type(text) is not str:
        raise TypeError(kind)
    return as_markup(text)
