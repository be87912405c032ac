"""Planted claims: what cannot be true is asked about, what is odd and true is left alone.

`tests/planted/board` is a small board, `claims.yaml` a true claim for each of its tracks. `false.yaml` and
`true.yaml` are edits of one of them, by pointer (null takes the value out): of those that are false with the
rule that must ask, and in whose file. An edit of `track` is one of the file of the track `loss`.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from effsota.disk.folder import read_bundle, read_tree
from effsota.model import REGULAR, Tree, TreeFile
from effsota.pipeline.assessing import Assessing
from effsota.text.yaml_writer import to_yaml

ROOM = Path(__file__).parent / "planted"
TODAY = date(2026, 11, 22)
TRACK = "track"
TRACK_FILE = "submissions/loss/track.yaml"


@cache
def read(name: str) -> Any:
    """Return a file of the room with every scalar as the text that it is."""
    return yaml.load((ROOM / name).read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # texts only


@cache
def board() -> Tree:
    """Return the board without what is planted on it."""
    return {**read_bundle(), **read_tree(ROOM / "board")}


FALSE, TRUE = read("false.yaml"), read("true.yaml")


def edited(data: Any, edits: dict[str, Any]) -> Any:
    """Return data with values replaced by pointer; `null` takes one out."""
    data = deepcopy(data)
    for pointer, value in edits.items():
        *way, last = pointer.strip("/").split("/")
        room = data
        for key in way:
            room = room[int(key)] if isinstance(room, list) else room[key]
        if isinstance(room, list):
            room[int(last) : int(last) + 1] = [] if value == "null" else [value]
        elif value == "null":
            del room[last]
        else:
            room[last] = value
    return data


def planted(track: str, edits: dict[str, Any]) -> tuple[str, Tree]:
    """Return the file that is planted, and the board with it."""
    if track == TRACK:
        data = yaml.load(board()[TRACK_FILE].data, Loader=yaml.CBaseLoader)  # noqa: S506
        file = TRACK_FILE
    else:
        data, file = read("claims.yaml")[track], f"submissions/{track}/planted.yaml"
    text = to_yaml(edited(data, edits)).encode()
    return file, {**board(), file: TreeFile(mode=REGULAR, data=text, size=len(text))}


@cache
def assessed() -> Assessing:
    """Return the board as it stood before: what a planted claim does not touch is not judged again."""
    return Assessing(board(), TODAY)


def open_rules(tree: Tree) -> set[tuple[str, str]]:
    """Return file and rule of everything that is wrong or waits for an answer, as of a change."""
    found = Assessing(tree, TODAY, beside=assessed()).problems
    return {(each.file, each.rule) for each in found if each.answer is None}


def test_the_board_is_sound() -> None:
    """Before anything is planted."""
    assert {(each.file, each.rule) for each in assessed().problems if each.answer is None} == set()


@pytest.mark.parametrize("case", FALSE, ids=[f"{each['rule']}: {each['what']}" for each in FALSE])
def test_a_false_claim_is_asked_about(case: dict[str, Any]) -> None:
    """By its rule, in its own file and in no other."""
    file, tree = planted(case["track"], case["edits"])
    found = open_rules(tree)
    assert (file, case["rule"]) in found
    assert {each for each, _ in found} <= {file}


@pytest.mark.parametrize("case", TRUE, ids=[f"{each['track']}: {each['what']}" for each in TRUE])
def test_a_true_claim_is_left_alone(case: dict[str, Any]) -> None:
    """However odd."""
    _, tree = planted(case["track"], case["edits"])
    assert open_rules(tree) == set()


def test_there_are_enough_of_both() -> None:
    """A corpus that lost its cases proves nothing."""
    assert (len(FALSE) >= 250, len(TRUE) >= 130) == (True, True)
