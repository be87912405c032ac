"""What `effsota rule` and the site show as wrong is refused, and what they show as right is not.

A pair of docs/rules.yaml is tried in the tree of its name under tests/examples: the lines that are wrong
stand in the file that is blamed there, and with those that are right in their place the rule is kept.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from effsota.disk.folder import RULE_EXAMPLES, read_document, read_tree
from effsota.judging.rules.catalogue import RuleExample, build_catalogue
from effsota.model import Tree, TreeFile
from effsota.pipeline.assessment import check
from effsota.pipeline.rule_examples import parse_rule_examples

SOURCE = Path(__file__).parents[1] / "src"
HERE = Path(__file__).parent / "examples"
EXAMPLES = parse_rule_examples(read_document(RULE_EXAMPLES) or b"")
RULES = {each.name: each for group in build_catalogue() for each in group.rules}
TODAY = date(2026, 11, 22)
REPORTED = re.compile(r"^([^:\n]+):\d+:\d+: (?:error|warning)\[([a-z-]+)\]", re.MULTILINE)


def blamed(name: str) -> str:
    """Return the file that a rule blames in its tree."""
    found = REPORTED.findall((HERE / name / "problems.txt").read_text("utf-8"))
    return str(next(file for file, rule in found if rule == name))


def indented(lines: str, column: int) -> str:
    """Return lines whose first one stands at a column."""
    return lines.replace("\n", f"\n{' ' * column}")


def mended(text: str, example: RuleExample) -> str:
    """Return a file with the right lines in the place of the wrong ones, which stand there once."""
    first = example.wrong.partition("\n")[0]
    begins = (text.rfind("\n", 0, found.start()) + 1 for found in re.finditer(re.escape(first), text))
    columns = {text.index(first, begin) - begin for begin in begins}
    (column,) = (each for each in columns if text.count(indented(example.wrong, each)) == 1)
    wrong, right = (indented(lines, column) for lines in example)
    return text.replace(wrong if right else f"{' ' * column}{wrong}\n", right)


def times(tree: Tree, name: str, file: str) -> int:
    """Return how often a rule is broken in a file of a tree."""
    return sum((problem.rule, problem.file) == (name, file) for problem in check(tree, TODAY))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_right_keeps_the_rule(name: str) -> None:
    """The same tree, but for these lines, does not break it there."""
    tree, file, example = read_tree(HERE / name), blamed(name), EXAMPLES[name]
    if example.wrong == file:
        changed = {**{path: tree[path] for path in tree if path != file}, example.right: tree[file]}
    else:
        data = mended(tree[file].data.decode(), example).encode()
        changed = {**tree, file: TreeFile(mode="100644", data=data, size=len(data))}
    after = example.right if example.wrong == file else file
    assert times(changed, name, after) < times(tree, name, file)


def test_an_example_is_of_a_rule() -> None:
    """Of none that is gone."""
    assert EXAMPLES.keys() - RULES.keys() == set()


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
