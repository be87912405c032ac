"""A tree assessed as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from effsota import pipeline
from effsota.disk.folder import read_tree
from effsota.model import REGULAR, Tree, TreeFile
from effsota.pipeline.assessment import assess, check
from effsota.pipeline.building import build

STARTER = Path(__file__).parents[3] / "src/effsota/starter"
TRACK = "submissions/example-level/track.yaml"
RECORD = "submissions/example-level/example-baseline.yaml"
ANSWER = b"\nanswers: {utilizations-far-apart: each is measured}\n"


def rules_of(tree: Tree, file: str) -> list[str]:
    """Return the rules that a file of the tree breaks."""
    return [problem.rule for problem in check(tree, date(2026, 11, 22)) if problem.file == file]


def with_text(tree: Tree, path: str, text: bytes) -> Tree:
    """Return the tree with text at the end of a file."""
    data = tree[path].data + text
    return {**tree, path: TreeFile(mode=REGULAR, data=data, size=len(data))}


def test_a_stale_answer_of_a_track_is_told() -> None:
    """Once all its records could be priced."""
    assert rules_of(with_text(read_tree(STARTER), TRACK, ANSWER), TRACK) == ["stale-answer"]


def test_an_answer_may_be_stale_only_where_all_rules_could_run() -> None:
    """Nothing is known of a track one of whose records has an error."""
    tree = with_text(read_tree(STARTER), TRACK, ANSWER)
    assert "stale-answer" not in rules_of(with_text(tree, RECORD, b"\nsurplus: 1\n"), TRACK)


def test_the_programs_two_functions_are_the_packages_own() -> None:
    """By name, each from its module; another name is none."""
    assert (pipeline.check, pipeline.assess, pipeline.build) == (check, assess, build)
    with pytest.raises(AttributeError):
        _ = pipeline.checks
