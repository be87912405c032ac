"""What `effsota rule` and the site show as wrong is refused, and what they show as right is not.

A pair of docs/rules.yaml is tried in the tree of its name under tests/examples: with the lines that are wrong
the rule is broken there, with those that are right in their place it is kept.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from effsota.disk.folder import RULE_EXAMPLES, read_document, read_tree
from effsota.judging.rule_examples import parse_rule_examples
from effsota.judging.rules.catalogue import RuleExample, build_catalogue
from effsota.model import Tree, TreeFile
from effsota.pipeline.assessment import check

SOURCE = Path(__file__).parents[1] / "src"
HERE = Path(__file__).parent / "examples"
# A tree whose record breaks nothing: where a rule on the shape of a file has no tree of its own.
SOUND, RECORD = HERE / "utilization-high", "submissions/alexnet-level/alexnet.yaml"
# What no lines of a tree show: bytes, modes and names, what a change does, and the program itself.
_TOLD = """
bad-character board-file-changed changed-on-both-sides claim-contradicts correction-untold decisions-changed
curve-crosses-at-first-point curve-csv curve-ends-short curve-gap-at-crossing curve-metric-scale
curve-never-reaches-target curve-not-found curve-unreadable curve-without-target
duplicate-submission empty-file executable-file file-outside-submissions file-too-large
file-unreadable internal-error memory-rewritten mode-changed names-collide not-a-mapping not-utf-8
nothing-changed record-given-another-name record-removed record-renamed repeated-item run-refiled
schema-unusable status-changed submodule symbolic-link too-large too-long too-many too-many-files
too-many-submissions track-file-missing tracker-file-missing wrong-shape
"""
TOLD = set(_TOLD.split())
EXAMPLES = parse_rule_examples(read_document(RULE_EXAMPLES) or b"")
RULES = {each.name: each for group in build_catalogue() for each in group.rules}
TODAY = date(2026, 11, 22)
REPORTED = re.compile(r"^([^:\n]+):\d+:\d+: (?:error|warning)\[([a-z-]+)\]", re.MULTILINE)


def indented(lines: str, column: int) -> str:
    """Return lines whose first one stands at a column."""
    return lines.replace("\n", f"\n{' ' * column}")


def replaced(text: str, lines: str, by: str) -> str | None:
    """Return a file with other lines in the place of some, None where these do not stand there once."""
    first = lines.partition("\n")[0]
    begins = (text.rfind("\n", 0, found.start()) + 1 for found in re.finditer(re.escape(first), text))
    columns = {text.index(first, begin) - begin for begin in begins}
    for column in columns:
        old, new = indented(lines, column), indented(by, column)
        if text.count(old) == 1:
            return text.replace(old if new else f"{' ' * column}{old}\n", new)
    return None


def times(tree: Tree, name: str) -> int:
    """Return how often a rule is broken in a tree."""
    return sum(problem.rule == name for problem in check(tree, TODAY))


def both(name: str, example: RuleExample) -> tuple[Tree, Tree]:
    """Return a tree with the wrong lines, and the same one with the right lines in their place."""
    if not (HERE / name).is_dir():
        sound = read_tree(SOUND)
        text = replaced(sound[RECORD].data.decode(), example.right, example.wrong)
        return {**sound, RECORD: written(text)}, sound
    tree = read_tree(HERE / name)
    if example.wrong in tree:
        kept = {path: tree[path] for path in tree if path != example.wrong}
        return tree, {**kept, example.right: tree[example.wrong]}
    for file in {found for found, rule in reported(name) if rule == name}:
        text = replaced(tree[file].data.decode(), example.wrong, example.right)
        if text is not None:
            return tree, {**tree, file: written(text)}
    raise AssertionError(example.wrong)


def reported(name: str) -> list[tuple[str, str]]:
    """Return file and rule of every problem of the tree of a rule."""
    return REPORTED.findall((HERE / name / "problems.txt").read_text("utf-8"))


def written(text: str | None) -> TreeFile:
    """Return a file of a text, which has been found."""
    assert text is not None
    return TreeFile(mode="100644", data=text.encode(), size=len(text.encode()))


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - TOLD))
def test_what_is_wrong_breaks_the_rule_and_what_is_right_keeps_it(name: str) -> None:
    """Of two trees that differ in these lines only."""
    wrong, right = both(name, EXAMPLES[name])
    assert times(wrong, name) > times(right, name)


def test_every_rule_says_why_and_shows_what_is_wrong_and_what_is_right() -> None:
    """And none that is gone; on its page nothing stands only where nothing is to stand."""
    assert EXAMPLES.keys() == RULES.keys()
    assert [
        name for name, each in EXAMPLES.items() if not (each.why.endswith((".", "?")) and each.wrong)
    ] == []
    assert [name for name in TOLD if not EXAMPLES[name].right] == []
    assert EXAMPLES.keys() >= TOLD


def test_every_rule_that_is_reported_can_be_explained() -> None:
    """By the name that stands in brackets, wherever one does; `log` stands in none."""
    printed = "".join(file.read_text("utf-8") for file in HERE.glob("*/problems.txt"))
    source = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    written = re.findall(r'rule="([a-z-]+)"|(?:Located|_blame)\([^"]*"([a-z]+-[a-z-]+)"', source)
    told = {rule for _, rule in REPORTED.findall(printed)} | {
        name for pair in written for name in pair if name
    }
    assert {"curve-csv", "claim-contradicts", "yaml-feature", "unknown-key"} <= told
    assert told - RULES.keys() == set()
