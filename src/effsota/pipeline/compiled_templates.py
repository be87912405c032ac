"""The templates of a site compiled before its work is shared out, and kept between runs."""

from __future__ import annotations

from effsota.disk.beside_program import made_once
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
    if found.are_begun:  # in a program that builds more than once
        return

    def are_packaged() -> bool:
        return is_same_tree(templates, templates_of(read_bundle()))

    key = key_of([_ROOM, *(f"{path} {file.digest}" for path, file in templates.items())])
    found.unpack(made_once(_ROOM, key, found.pack, cache=cache, is_of_program=are_packaged))
