"""Places and names under submissions/."""

from __future__ import annotations

import pytest

from effsota.judging.rules import TREE_RULES, TreeContext
from effsota.judging.rules.paths import name_not_allowed, path_not_allowed
from effsota.limits import TABLE_NAMES
from tests.builders.judged import Entry, found_in_tree

GOOD = (
    "submissions/tracker.yaml",
    "submissions/t/track.yaml",
    "submissions/t/x-1.yaml",
    "submissions/t/x-1.csv",
    "schema/hardware.yaml",
    "site/static/site.css",
)


def broken(*paths: str) -> set[str]:
    """Return the names of the rules that a good tree breaks once these paths are added."""
    context = TreeContext(files=dict.fromkeys((*GOOD, *paths), Entry()))
    return {rule.name for rule in TREE_RULES if list(rule.check(context))}


def test_a_good_tree_breaks_no_rule() -> None:
    """Tracker, track, submission, curve; schema and site are not judged by name."""
    assert broken() == set()


@pytest.mark.parametrize(
    "path",
    [
        "submissions/README.md",
        "submissions/x.yaml",
        "submissions/t/x",
        "submissions/t/x.html",
        "submissions/t/evil.pth",
        "submissions/t/deep/x.yaml",
        "submissions/t/.gitattributes",
        "submissions/.keep",
        "submissions/.idea/t.yaml",
        "submissions/t/.x.yaml",
        "submissions/t/x.yaml~",
    ],
)
def test_nothing_else_lies_under_submissions(path: str) -> None:
    """No page, no code, no deeper folder, no settings."""
    assert broken(path) == {"path-not-allowed"}


@pytest.mark.parametrize(
    "path",
    ["submissions/t/y.yml", "submissions/t/y.YAML", "submissions/t/y.CSV", "submissions/tracker.yml"],
)
def test_another_ending_is_named(path: str) -> None:
    """It would be skipped in silence."""
    assert broken(path) == {"ending-not-allowed"}


@pytest.mark.parametrize(
    "name",
    [
        "X",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "a b",
        "a.b",
        "é",
        "\u043e",
        "a\nb",
        "a\\b",
        "`id`",
        "😀",
        "a" * 65,
    ],
)
def test_a_name_is_small_letters_digits_and_single_hyphens(name: str) -> None:
    """Everything else is an option, a script, a look-alike or too long somewhere."""
    assert broken(f"submissions/t/{name}.yaml") == {"name-not-allowed"}


def test_a_name_of_64_characters_is_allowed() -> None:
    """One more is not."""
    assert broken(f"submissions/t/{'a' * 64}.yaml") == set()


@pytest.mark.parametrize("name", ["index", "con", "com1", "lpt9", "nul", "tracker", "badge", "embed"])
def test_a_reserved_name_is_refused(name: str) -> None:
    """For tracks and for submissions."""
    assert broken(f"submissions/t/{name}.yaml") == {"name-reserved"}
    assert broken(f"submissions/{name}/track.yaml") == {"name-reserved"}


@pytest.mark.parametrize("name", sorted(TABLE_NAMES))
def test_no_track_takes_the_name_of_a_table(name: str) -> None:
    """Its own would be written over that of the whole site; a record has none, but for one that is a page."""
    assert broken(f"submissions/{name}/track.yaml") == {"name-reserved"}
    assert broken(f"submissions/t/{name}.yaml") == ({"name-reserved"} if name == "ancestry" else set())


def test_a_curve_cannot_be_called_track() -> None:
    """There is no submission of that name."""
    assert "name-reserved" in broken("submissions/t/track.csv")


@pytest.mark.parametrize("other", ["submissions/T/x-1.yaml", "submissions/t/X-1.yaml"])
def test_names_that_differ_in_capitals_collide(other: str) -> None:
    """MacOS and Windows would keep one of them."""
    assert "names-collide" in broken(other)


def test_names_that_differ_in_composition_collide() -> None:
    """One é, written in two ways."""
    assert "names-collide" in broken("submissions/t/e\u0301.yaml", "submissions/t/\xe9.yaml")


def test_a_hostile_name_is_escaped_and_a_better_one_proposed() -> None:
    """The message stays on one line."""
    assert found_in_tree(name_not_allowed, "submissions/t/Né w\n.yaml") == [
        ("submissions/t/Né w\n.yaml", '"N\\u00e9 w\\n" is not a name of a track or submission')
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("submissions/t/.DS_Store", ".DS_Store"),
        ("submissions/.idea/deep/x.yaml", ".idea"),
        ("submissions/t/._x.yaml", "._x.yaml"),
        ("submissions/t/4913", "4913"),
    ],
)
def test_a_file_of_an_editor_that_was_committed_is_to_be_deleted(path: str, name: str) -> None:
    """Nobody wrote it: there is no better place for it."""
    (fault,) = path_not_allowed(TreeContext(files={path: Entry()}))
    assert fault.message == f'"{path}" is a file of an editor or a system'
    assert fault.hint == f'delete it; a line "{name}" in .gitignore keeps it out'
