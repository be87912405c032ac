"""Modes, sizes, and which file needs which beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from effsota.disk.folder import lay_over_bundle
from effsota.judging.rules import paths
from effsota.judging.rules import tracker_files as files
from effsota.model import LINK, REGULAR, SUBMODULE, TreeFile
from effsota.pipeline import check
from tests.builders.judged import Entry, found_in_tree


def test_a_symbolic_link_is_refused_wherever_it_lies() -> None:
    """A link in site/ could show a file of the machine as well; it is named once."""
    context_files = {"x": Entry(mode="120000")}
    assert found_in_tree(files.symbolic_link, **context_files) == [
        ("submissions/t/x.yaml", "this is a symbolic link")
    ]
    assert found_in_tree(paths.path_not_allowed, **context_files) == []


def test_a_submodule_is_refused() -> None:
    """Its content is not in this repository."""
    assert found_in_tree(files.submodule, x=Entry(mode="160000")) == [
        ("submissions/t/x.yaml", "this is a submodule: a commit of another repository")
    ]


def test_an_executable_file_is_refused() -> None:
    """A claim is not a program."""
    assert found_in_tree(files.executable_file, x=Entry(mode="100755")) == [
        ("submissions/t/x.yaml", "this file is executable (mode 100755)")
    ]


def test_a_submission_holds_at_most_64_kib() -> None:
    """65,536 bytes are allowed, one more is not."""
    assert found_in_tree(files.file_too_large, x=Entry(size=65_536)) == []
    assert found_in_tree(files.file_too_large, x=Entry(size=65_537)) == [
        ("submissions/t/x.yaml", "this file holds 65,537 bytes, more than the 65,536 allowed")
    ]


def test_an_unreadable_file_says_why() -> None:
    """As the system puts it."""
    assert found_in_tree(files.file_unreadable, x=Entry(fault="permission denied")) == [
        ("submissions/t/x.yaml", "this file cannot be read: permission denied")
    ]


def test_a_tracker_has_its_own_file() -> None:
    """Without it the pages carry a made-up name."""
    found = found_in_tree(files.tracker_file_missing, "submissions/t/track.yaml")
    message = "the tracker's own file is missing: its pages carry a made-up name and address"
    assert found == [("submissions/tracker.yaml", message)]


def test_a_folder_needs_its_track_file() -> None:
    """Named once, at the file that is missing."""
    found = found_in_tree(files.track_file_missing, "submissions/t/a.yaml", "submissions/t/b.yaml")
    assert found == [("submissions/t/track.yaml", 'the folder "submissions/t" has no file track.yaml')]


def test_a_curve_lies_beside_its_submission() -> None:
    """Otherwise nobody knows whose it is."""
    found = found_in_tree(files.curve_without_submission, "submissions/t/a.csv", "submissions/t/b.yaml")
    assert found == [("submissions/t/a.csv", "this curve has no submission beside it")]


@pytest.mark.parametrize(
    ("room", "rule"),
    [
        ({"fault": "it is a folder, permission denied"}, "file-unreadable"),
        ({"mode": LINK}, "symbolic-link"),
        ({"mode": SUBMODULE}, "submodule"),
        ({}, "path-not-allowed"),
    ],
)
def test_of_a_room_that_cannot_be_looked_into_only_that_is_told(room: dict[str, Any], rule: str) -> None:
    """What it lacks nobody knows: not its tracker's file, and nothing else."""
    tree = lay_over_bundle({"submissions": TreeFile(**{"mode": REGULAR, "data": b"", "size": 0, **room})})
    assert [(problem.file, problem.rule) for problem in check(tree, date(2026, 11, 22))] == [
        ("submissions", rule)
    ]
