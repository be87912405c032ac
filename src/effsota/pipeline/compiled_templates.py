"""The templates of a site compiled before its work is shared out, and kept between runs."""

from __future__ import annotations

from effsota.disk.beside_program import BesideProgram
from effsota.disk.cache import Cache, key_of
from effsota.disk.folder import read_bundle
from effsota.model import Tree
from effsota.model.tree import is_same_tree
from effsota.showing.website.templates import TEMPLATES, find_templates

_ROOM = "templates"


def templates_of(tree: Tree) -> Tree:
    """Return the templates of a tree."""
    return {path: file for path, file in tree.items() if path.startswith(TEMPLATES)}


def compile_templates(tree: Tree, cache: Cache) -> None:
    """Have a tree's templates compiled: every process that is forked after that finds them so.

    The program's own are kept beside it, and need no cache; a tracker's own are never put there.
    """
    templates = templates_of(tree)
    found = find_templates(templates)
    key = key_of([_ROOM, *(f"{path} {file.digest}" for path, file in templates.items())])
    beside = BesideProgram()
    kept = beside.get(_ROOM, key) or cache.get(_ROOM, key)
    if kept is not None:
        found.unpack(kept)
        return
    packed = found.pack()
    is_of_program = is_same_tree(templates, templates_of(read_bundle()))
    if not (is_of_program and beside.put(_ROOM, key, packed)):
        cache.put(_ROOM, key, packed)
