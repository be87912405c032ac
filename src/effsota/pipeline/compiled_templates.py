"""The templates of a site compiled before its work is shared out, and kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from effsota.disk.cache import Cache, key_of
from effsota.disk.workers import beginning
from effsota.model import Tree
from effsota.showing.website.templates import TEMPLATES, find_templates

_ROOM = "templates"


def templates_of(tree: Tree) -> Tree:
    """Return the templates of a tree."""
    return {path: file for path, file in tree.items() if path.startswith(TEMPLATES)}


@contextmanager
def compiling_templates(tree: Tree, cache: Cache) -> Iterator[Callable[[], None]]:
    """Have a tree's templates compiled beside what is done within, and give what has them ready.

    Every process that is forked after that finds them so.
    """
    templates = templates_of(tree)
    found = find_templates(templates)
    key = key_of([_ROOM, *(f"{path} {file.digest}" for path, file in templates.items())])
    kept = cache.get(_ROOM, key)
    if kept is not None:
        yield partial(found.unpack, kept)
        return
    with beginning(found.pack) as packed_there:

        def have_ready() -> None:
            packed = packed_there()
            found.unpack(packed)
            cache.put(_ROOM, key, packed)

        yield have_ready
