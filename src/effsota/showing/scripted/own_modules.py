"""This program's own modules as they are written: what stands at their top, and what their names lead to."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec

from effsota.frozen import Frozen

OURS = "effsota"
Definition = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


class OwnModule(Frozen, kw_only=False):
    """A module: what it defines, by name, and what it imports, as a whole dotted name by its name there."""

    name: str
    defined: Mapping[str, Definition]
    imported: Mapping[str, str]

    def lead(self, name: str) -> str:
        """Return the whole dotted name that a name leads to: of Python's own, where the module has none."""
        if name in self.defined:
            return f"{self.name}.{name}"
        return self.imported.get(name, f"builtins.{name}" if hasattr(builtins, name) else name)


@cache
def read_module(name: str) -> OwnModule | None:
    """Return a module of this program as it is written, None where there is none of the name."""
    spec = find_spec(name) if name.partition(".")[0] == OURS and _has_parent(name) else None
    source = getattr(spec.loader, "get_source", None) if spec else None
    text = source(name) if source else None
    if text is None:
        return None
    body = ast.parse(text).body
    return OwnModule(
        name=name,
        defined={each: node for node in body if isinstance(node, Definition) for each in defined_names(node)},
        imported={
            each: whole for node in body for part in _with_inner(node) for each, whole in _imports(part)
        },
    )


def _has_parent(name: str) -> bool:
    parent = name.rpartition(".")[0]
    return not parent or (
        _has_parent(parent) and bool((spec := find_spec(parent)) and spec.submodule_search_locations)
    )


def defined_names(node: Definition) -> list[str]:
    """Return the names that a definition gives something to."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]


def _with_inner(node: ast.stmt) -> tuple[ast.stmt, ...]:
    """Return a statement, and those of a function, which may import what it seldom needs."""
    return (node, *node.body) if isinstance(node, ast.FunctionDef) else (node,)


def _imports(node: ast.stmt) -> list[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [(each.asname or each.name, f"{node.module}.{each.name}") for each in node.names]
    if isinstance(node, ast.Import):
        return [(each.asname or each.name, each.name) for each in node.names]
    return []


def trace(dotted: str) -> tuple[OwnModule, str] | None:
    """Return the module that defines what a whole dotted name leads to, and its name there.

    A name that a package hands on is followed to where it is from. None where it is not of this program.
    """
    room, _, name = dotted.rpartition(".")
    module = read_module(room) if room else None
    if module is None:
        return None
    if name in module.defined:
        return module, name
    return trace(module.imported[name]) if name in module.imported else None
