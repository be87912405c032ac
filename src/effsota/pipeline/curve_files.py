"""The learning curves of a tree: every CSV read, with its problems."""

from __future__ import annotations

from collections.abc import Collection

from effsota.model import Curve, Tree
from effsota.problems import Problem
from effsota.reading.curve import parse_curve


def read_curves(
    tree: Tree, *, without: Collection[str]
) -> tuple[dict[str, Curve | None], tuple[Problem, ...]]:
    """Return every curve by file, None where it cannot be read, and why not."""
    curves: dict[str, Curve | None] = {}
    problems: list[Problem] = []
    for file in sorted(tree):
        if not file.startswith("submissions/") or not file.endswith(".csv"):
            continue
        found = () if file in without else parse_curve(tree[file].data)
        curves[file] = found if isinstance(found, Curve) else None
        if not isinstance(found, Curve):
            problems += [fault.in_file(file) for fault in found]
    return curves, tuple(problems)
