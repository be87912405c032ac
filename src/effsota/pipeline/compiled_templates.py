"""The templates of a site compiled before its work is shared out, and kept between runs."""

from __future__ import annotations

from effsota.disk.cache import Cache, key_of
from effsota.model import Tree
from effsota.showing.website.templates import find_templates

_ROOM = "templates"


def ready_templates(templates: Tree, cache: Cache) -> None:
    """Have templates compiled: every process that is forked from here on finds them so."""
    found = find_templates(templates)
    key = key_of([_ROOM, *(f"{path} {file.digest}" for path, file in templates.items())])
    packed = cache.get(_ROOM, key)
    if packed is None:
        cache.put(_ROOM, key, found.pack())
    else:
        found.unpack(packed)
