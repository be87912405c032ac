"""What the hint of a judged rule tells can be pasted into its example: the doubt is gone, or answered.

Hints of the shape of a file are pasted in tests/unit/reading/test_pasting.py.
"""

from __future__ import annotations

import copy
import re
from functools import cache, partial
from typing import Any

import yaml

from effsota.disk.folder import read_tree
from effsota.model import REGULAR, Tree, TreeFile
from effsota.pipeline.assessment import assess
from effsota.problems import Problem
from effsota.reading.pointer import parts_of
from effsota.text.yaml_writer import to_yaml
from tests.present import present
from tests.test_examples import EXAMPLES, FOLDERS, TODAY, read_entries

_VALUE = r"(\{[^}]*\}|\[[^\]]*\]|[^;,()]+?)(?= instead of | if | beside | \(|, | and |;|$)"
_PAIR = re.compile(rf"(?:\bwrite|,? and|\bor say) ([a-z_]+): {_VALUE}")
_MEANT = re.compile(r"did you mean ([^?]+)\?")
_TO_FILL = re.compile(r"\.\.\.|that day| with ")
_TAKEN_OUT = re.compile(r"take ([a-z_]+) out|instead of ([a-z_]+) and ([a-z_]+)")


@cache
def example(name: str) -> tuple[Tree, tuple[Problem, ...]]:
    """Return the example of a rule, and what is wrong with it."""
    tree = {**read_tree(EXAMPLES / name), **read_entries(EXAMPLES / name)}
    return tree, assess(tree, TODAY).problems


def of_rule(name: str) -> Problem:
    """Return the first problem of a rule in its example."""
    return next(each for each in example(name)[1] if each.rule == name)


def answered_rules() -> list[str]:
    """Return the rules whose examples tell how they are answered."""
    return [name for name in FOLDERS if f"answers: {{{name}: " in of_rule(name).hint]


def offered_rules() -> list[str]:
    """Return the rules whose examples tell what to write: keys with values, or what was meant."""
    return [name for name in FOLDERS if offers(of_rule(name)) and of_rule(name).file.endswith(".yaml")]


def first_of(problem: Problem) -> str:
    """Return the first of the ways out that a hint tells."""
    return problem.hint.partition("; ")[0].partition(", or ")[0]


def offers(problem: Problem) -> dict[str, Any]:
    """Return what a hint tells to write, by key; nothing where a person has to fill in more."""
    first = first_of(problem)
    meant = _MEANT.search(first)
    last = problem.pointer.rpartition("/")[2]
    if meant:
        return {last: meant[1].partition(" or ")[0]}
    pairs = dict(_PAIR.findall(first)) if "such as" not in first else {}
    known = {key: value for key, value in pairs.items() if not _TO_FILL.search(value)}
    return {key: yaml.load(value, Loader=yaml.CBaseLoader) for key, value in known.items()}  # noqa: S506


def pasted(problem: Problem, tree: Tree, edit: Any) -> Tree:
    """Return the tree with one file edited as data, every scalar a text."""
    data = yaml.load(tree[problem.file].data, Loader=yaml.CBaseLoader)  # noqa: S506  # texts only
    data = edit(copy.deepcopy(data))
    text = to_yaml(data).encode()
    return {**tree, problem.file: TreeFile(mode=REGULAR, data=text, size=len(text))}


def write(data: Any, problem: Problem) -> Any:
    """Return data with what a hint offers: a key beside the one at fault, or in it, or in its place."""
    meant, (*way, last) = offers(problem), parts_of(problem.pointer) or ("",)
    rooms = [data]
    for key in way:
        rooms.append(rooms[-1][int(key)] if isinstance(rooms[-1], list) else rooms[-1][key])
    room = rooms[-1]
    if isinstance(room, list) and meant.keys() == {last}:
        room[int(last)] = meant[last]
        return data
    inside = room[int(last)] if isinstance(room, list) else room.get(last)
    if isinstance(inside, dict) and last not in meant:
        room = inside
    elif isinstance(room, list):
        room = rooms[-2]  # a list is written anew as a whole
    for key in (each for found in _TAKEN_OUT.findall(first_of(problem)) for each in found if each):
        room.pop(key, None)
    if problem.rule == "unknown-key":
        meant = {meant[last]: room.pop(last)}
    room.update(meant)
    return data


def places(problems: tuple[Problem, ...], file: str) -> set[tuple[str, str]]:
    """Return rule and pointer of the errors in a file."""
    return {(each.rule, each.pointer) for each in problems if each.file == file and each.is_error}


def test_the_answer_of_a_hint_answers() -> None:
    """With a reason in place of `why`: nothing of that rule is open in the file, nothing else is broken."""
    reason = "Table 2 of the paper counts each layer"

    def edit(data: Any) -> Any:
        return {**data, "answers": {**data.get("answers", {}), name: reason}}

    for name in present(answered_rules()):
        tree, before = example(name)
        problem = of_rule(name)
        after = assess(pasted(problem, tree, edit), TODAY).problems
        own = [each for each in after if each.rule == name and each.file == problem.file]
        assert own, name
        assert {each.answer for each in own} == {reason}, name
        assert places(after, problem.file) <= places(before, problem.file) - {(name, problem.pointer)}, name


def test_what_a_hint_offers_can_be_written() -> None:
    """In its place it mends what was at fault, and breaks nothing."""
    for name in present(offered_rules()):
        tree, before = example(name)
        problem = of_rule(name)
        after = assess(pasted(problem, tree, partial(write, problem=problem)), TODAY).problems
        own = {each.pointer for each in after if each.rule == name and each.file == problem.file}
        assert problem.pointer not in own, name
        assert places(after, problem.file) <= places(before, problem.file) - {(name, problem.pointer)}, name
