"""A tree as it is judged: its data under the judge of another one."""

from __future__ import annotations

from effsota.disk.folder import BENEATH, VOCABULARIES, is_data, lay_over_bundle
from effsota.model import Tree
from effsota.pipeline.vocabularies import is_whole


def judged_tree(base: Tree, head: Tree) -> Tree:
    """Return the data of `head` under the judge of `base`: its schemas, its templates, its static files.

    Where a vocabulary of the base is whole, nothing packaged stands in for what the head takes out of it.
    """
    judge = {path: file for path, file in base.items() if not is_data(path)}
    data = {path: file for path, file in head.items() if is_data(path)}
    whole = {path for path in VOCABULARIES if is_whole(base, path)}
    left_out = {*(f"{BENEATH}{path}" for path in whole), *(whole - data.keys())}
    tree = lay_over_bundle({**judge, **data})
    return {path: tree[path] for path in sorted(tree) if path not in left_out}
