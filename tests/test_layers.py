"""Imports go one way: from a layer to a lower one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "effsota"
LAYERS = (
    {"problems"},
    {"units", "text", "yaml_writer"},
    {"model", "document", "figures", "dictionary"},
    {"schema", "curve"},
    {"logs"},
    {"compute"},
    {"leaderboard", "trend"},
    {"rules", "drafts"},
    {"report", "charts", "changes", "events", "past", "sums", "importers", "forms", "audit"},
    {"pages", "raster"},
    {"website"},
    {"tree", "output"},
    {"pipeline"},
    {"cli"},
    {"measure"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def imports_of(path: Path) -> set[str]:
    """Return the first part of every effsota module that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("effsota."):
            found.add(node.module.split(".")[1])
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_lower_layers(path: Path) -> None:
    """A module, or another of the same package, is the only neighbour of equal rank."""
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if room in {"__init__", "__main__"}:
        return
    upward = {name for name in imports_of(path) if name != room and RANK[name] >= RANK[room]}
    assert not upward
