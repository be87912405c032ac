"""Imports go one way: from a layer to a lower one, and inside a room never round in a circle."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "effsota"
LAYERS = (
    {"frozen"},
    {"limits", "problems", "progress"},
    {"text"},
    {"units"},
    {"figures"},
    {"model"},
    {"reading"},
    {"methods"},
    {"boards"},
    {"judging"},
    {"ledger"},
    {"queue"},
    {"showing"},
    {"disk"},
    {"pipeline"},
    {"bringing"},
    {"cli", "measure"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in SOURCE.rglob("*.py")
}


@cache
def parsed(name: str) -> ast.Module:
    """Return what a module says."""
    return ast.parse(MODULES[name].read_text("utf-8"))


@cache
def imports_of(name: str) -> set[str]:
    """Return every effsota module that a module imports, also where only types need it."""
    found = set()
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "effsota":
            base = node.module.removeprefix("effsota").lstrip(".")
            for alias in node.names:
                whole = f"{base}.{alias.name}".lstrip(".")
                found.add(whole if whole in MODULES else base)
    return found - {""}


def climbs_of(name: str) -> set[str]:
    """Return the rooms that a module imports from and that are not below its own."""
    room = name.partition(".")[0]
    tops = {each.partition(".")[0] for each in imports_of(name)}
    return {top for top in tops if top != room and RANK[top] >= RANK[room]}


def test_a_module_imports_only_from_lower_layers() -> None:
    """A module, or another of the same room, is the only neighbour of equal rank."""
    assert {
        name: climbs_of(name) for name in set(MODULES) - {"__init__", "__main__"} if climbs_of(name)
    } == {}


def packages_of(name: str) -> set[str]:
    """Return the packages that a module stands in: whoever imports it runs them first."""
    parts = name.split(".")
    return {".".join(parts[:at]) for at in range(1, len(parts))}


def runs_first(name: str) -> set[str]:
    """Return what an import of a module runs before the module itself, packages included."""
    found = imports_of(name)
    return (found | set().union(*map(packages_of, found))) - packages_of(name) - {name}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not even for their types: what two modules need of each other stands in a third."""
    graph = {name: runs_first(name) for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_top_level_of_the_package_can_be_read_at_a_glance() -> None:
    """Hardly more than twenty names."""
    names = {
        path.name for path in SOURCE.iterdir() if path.suffix in {"", ".py"} and path.name != "__pycache__"
    }
    assert len(names) <= 23


def test_no_two_modules_have_one_name() -> None:
    """A name leads to one file."""
    names = Counter(path.stem for path in MODULES.values() if path.stem != "__init__")
    assert {name for name, times in names.items() if times > 1} == set()


def test_no_two_public_classes_have_one_name() -> None:
    """A name means one thing."""
    names = Counter(
        node.name
        for name in MODULES
        for node in parsed(name).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, times in names.items() if times > 1} == set()
