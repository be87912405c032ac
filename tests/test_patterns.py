"""What regular expressions may use: only what every Python that we promise matches alike."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.present import present

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", ".github/scripts", "benchmarks")
# Python 3.11.0 to 3.11.4, Debian 12's among them, match such a group wrongly: issues 100061 and 106052 of
# github.com/python/cpython. A single sign that is held (`[0-9]++`) they match as later ones do.
HELD_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9]*,?[0-9]*\})\+|\(\?>")
ONE_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def holds_a_group(pattern: str) -> bool:
    """Tell whether a group is held, whatever stands in brackets or behind a backslash."""
    return HELD_GROUP.search(ONE_SIGN.sub("x", pattern)) is not None


def held_groups(source: str) -> list[str]:
    """Return the texts of a module that hold a group without giving back: `(...)*+` or `(?>...)`."""
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and holds_a_group(node.value)
    ]


@pytest.mark.parametrize("written", [r"(?:a|bb)*+", r"(a)++", r"(?:,[0-9]{3}){1,}+", r"(?:ab)?+c", r"(?>ab)"])
def test_a_held_group_is_seen(written: str) -> None:
    """Each way of writing one."""
    assert held_groups(f"import re\nP = re.compile(r'x{written}')") != []


@pytest.mark.parametrize("written", [r"[0-9]++", r"[(a)*+]", r"\)*+", r"(?:ab)*", r"[^]()*+]", r"\[(a)[*]+"])
def test_a_held_sign_is_no_held_group(written: str) -> None:
    """Nor is what only looks like one."""
    assert held_groups(f"import re\nP = re.compile(r'{written}')") == []


def test_no_pattern_holds_a_group() -> None:
    """It would be read otherwise by the Python of a system that is up to date."""
    modules = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    held = {
        str(path.relative_to(ROOT)): found
        for path in present(modules)
        if (found := held_groups(path.read_text("utf-8")))
    }
    assert held == {}
