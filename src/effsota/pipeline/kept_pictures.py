"""Pictures kept between runs by what they are drawn from, whatever page or folder each is for."""

from __future__ import annotations

from functools import partial

from effsota.disk.cache import Cache, key_of
from effsota.showing.website.pictures import Draw, draw_picture

_ROOM = "pictures"


def drawing(cache: Cache) -> Draw:
    """Return what draws a picture that is not kept, and keeps it."""
    return partial(_draw, cache) if cache else draw_picture


def _draw(cache: Cache, svg: str, *, is_light: bool) -> bytes:
    key = key_of([_ROOM, f"{is_light}", svg])
    kept = cache.get(_ROOM, key)
    if kept is None:
        kept = draw_picture(svg, is_light=is_light)
        cache.put(_ROOM, key, kept)
    return kept
