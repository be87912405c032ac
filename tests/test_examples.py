"""Every rule has a small tree beside the exact problems that it must print: no Python is needed to add one.

A folder of tests/examples holds the files of a tracker and `problems.txt`, which is what
`effsota validate --answered --today 2026-11-22` prints there. What git cannot keep for everyone (links,
modes, names that collide) stands in `tree.json` as entries with path, mode, size and fault.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from effsota.disk.folder import read_tree
from effsota.judging.report import count_tracker, render_problems, render_summary
from effsota.judging.rules import ALL_RULES
from effsota.model import TreeFile
from effsota.pipeline.assessment import assess

EXAMPLES = Path(__file__).parent / "examples"
FOLDERS = sorted(path.name for path in EXAMPLES.iterdir())
TODAY = date(2026, 11, 22)


def read_entries(folder: Path) -> dict[str, TreeFile]:
    """Return the entries of `tree.json`: files without content, as git would list them."""
    file = folder / "tree.json"
    entries = json.loads(file.read_text("utf-8")) if file.exists() else []
    return {
        entry["path"]: TreeFile(
            mode=entry.get("mode", "100644"), data=b"", size=entry.get("size", 0), fault=entry.get("fault")
        )
        for entry in entries
    }


def validate(folder: Path) -> str:
    """Return what `effsota validate` prints of a folder."""
    found = assess({**read_tree(folder), **read_entries(folder)}, TODAY)
    checked = count_tracker(found.submission_count, found.track_count)
    return f"{render_problems(found.problems)}{render_summary(found.problems, checked=checked)}\n"


@pytest.mark.parametrize("name", FOLDERS)
def test_an_example_prints_its_problems(name: str) -> None:
    """Place, rule, message and hint, to the letter."""
    assert validate(EXAMPLES / name) == (EXAMPLES / name / "problems.txt").read_text("utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_an_example_breaks_the_rule_of_its_name(name: str) -> None:
    """Whatever else it prints."""
    assert f"[{name}]: " in (EXAMPLES / name / "problems.txt").read_text("utf-8")


def test_every_rule_has_an_example() -> None:
    """A rule without one has never been seen to fail."""
    assert [rule.name for rule in ALL_RULES if rule.name not in FOLDERS] == []
