"""What a pull request can do to the tree: bad paths, names, modes and sizes in submissions/ are refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from effsota.judging.rules import TreeContext, check_tree
from effsota.model import TreeFile

CORPUS = Path(__file__).parent / "corpus"
OLD = (
    "submissions/tracker.yaml",
    "submissions/example-bench/track.yaml",
    "submissions/example-bench/existing.yaml",
)
# A tree cannot tell what was there before, nor what belongs outside submissions/: the guard of changes does.
OF_CHANGES = {"delete-other", "dup-submission", "many-submissions", "name-root"}


def rows() -> list[dict[str, str]]:
    """Return the lines of the manifest on trees."""
    with (CORPUS / "tree/MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_of_changes(row: dict[str, str]) -> bool:
    """Tell whether only the guard of changes can judge a case."""
    name = Path(row["file"]).stem
    return name in OF_CHANGES or name.startswith("touch-")


def apply(change: dict[str, Any]) -> dict[str, TreeFile]:
    """Return the file that a change leaves, without its content; one of several where it adds several."""
    if change["op"] == "add-then-remove":
        return {}
    size = len(change.get("content", "")) * change.get("content_repeat", 1)
    return {change["path"]: TreeFile(mode=change["mode"], data=b"", size=size)}


def messages_on(row: dict[str, str]) -> str:
    """Return what the rules say about a tree after the changes of a case."""
    case = json.loads((CORPUS / row["file"]).read_text("utf-8"))
    files = {path: TreeFile(mode="100644", data=b"", size=1) for path in OLD}
    for change in case["changes"]:
        files |= apply(change)
    return " ".join(problem.message.lower() for problem in check_tree(TreeContext(files=files)))


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row["expect"] == "reject" and not is_of_changes(row)],
    ids=lambda row: row["file"],
)
def test_a_bad_tree_is_refused_in_plain_words(row: dict[str, str]) -> None:
    """The message holds one of the words that tell a person what is wrong."""
    said = messages_on(row)
    assert any(word in said for word in row["message_mentions"].split("|"))


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["expect"] == "accept"], ids=lambda row: row["file"]
)
def test_a_good_tree_is_accepted(row: dict[str, str]) -> None:
    """A submission with its curve; what was removed again is gone."""
    assert messages_on(row) == ""
