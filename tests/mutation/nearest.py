"""Which test files are nearest to a module: those that stand at its place, and those that name it."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def imported_by(path: Path) -> frozenset[str]:
    """Return the dotted names that a file imports, and those of what it imports from them."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return frozenset(names)


def nearest_tests(module: Path, *, source: Path, tests: Path) -> list[Path]:
    """Return the test files of a module, the nearest first: by place, by name, by the room it stands in."""
    parts = module.relative_to(source).with_suffix("").parts
    dotted = ".".join(("effsota", *parts)).removesuffix(".__init__")
    room = dotted.rpartition(".")[0]
    files = [path for path in sorted(tests.rglob("test_*.py")) if "browser" not in path.parts]
    own = tests.joinpath("unit", *parts[:-1], f"test_{parts[-1]}.py")
    by_name = [path for path in files if dotted in imported_by(path)]
    beside = sorted((tests / "unit").joinpath(*parts[:-1]).glob("test_*.py"))
    by_room = [path for path in files if room in imported_by(path)] if room != "effsota" else []
    at_its_place = [own] if own in files else []
    return list(dict.fromkeys([*at_its_place, *by_name, *beside, *by_room]))
