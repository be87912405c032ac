"""What a file of a tracker may be called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effsota.limits import NAME_PATTERN, cut_name, is_name, is_out_of_place, is_stray

SCHEMAS = sorted((Path(__file__).parents[2] / "schema").glob("*.schema.json"))
PATTERN = re.compile(r'"pattern": ("[^\n]*\[a-z0-9\]\+[^\n]*")')


@pytest.mark.parametrize("name", ["a", "0", "a-b", "resnet-50", "a" * 64])
def test_small_letters_digits_and_single_hyphens_are_a_name(name: str) -> None:
    """At most 64 of them."""
    assert is_name(name)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "é", "a\n", "a" * 65])
def test_anything_else_is_none(text: str) -> None:
    """Neither hyphens at the ends, nor two in a row, nor 65 characters."""
    assert not is_name(text)


def test_a_name_that_is_cut_ends_in_no_hyphen() -> None:
    """Cut where a hyphen would be the last."""
    assert cut_name("ab-cd", most=3) == "ab"
    assert cut_name("ab-cd", most=4) == "ab-c"


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_schemas_ask_for_the_same_names(path: Path) -> None:
    """Alone, as two with a slash between them, or as a curve's file."""
    pair = f"{NAME_PATTERN}/{NAME_PATTERN}"
    known = {NAME_PATTERN, pair, f"{NAME_PATTERN}([.]csv|/{NAME_PATTERN})"}
    found = {json.loads(each) for each in PATTERN.findall(path.read_text("utf-8"))}
    assert found <= {f"^{each}$" for each in known}


def test_the_schemas_ask_for_names() -> None:
    """Every other test would pass on schemas without a pattern."""
    assert sum(len(PATTERN.findall(path.read_text("utf-8"))) for path in SCHEMAS) > 8


STRAYS = [
    ".x.yaml.swp",
    ".DS_Store",
    "._x.yaml",
    "x.yaml~",
    "#x.yaml#",
    ".#x.yaml",
    "~$x.csv",
    "Thumbs.db",
    "desktop.ini",
    "4913",
    "x.swo",
]


@pytest.mark.parametrize("name", STRAYS)
@pytest.mark.parametrize("folder", ["submissions/t/", "submissions/", "site/static/", ""])
def test_a_file_of_an_editor_or_a_system_is_a_stray(folder: str, name: str) -> None:
    """Wherever it lies."""
    assert is_stray(f"{folder}{name}")


@pytest.mark.parametrize("folder", [".idea", ".vscode", "__MACOSX", ".x.swp", "x~", "#x#"])
def test_a_folder_of_theirs_is_one_with_all_that_it_holds(folder: str) -> None:
    """However deep."""
    assert is_stray(f"submissions/{folder}/")
    assert is_stray(f"submissions/{folder}/deep/x.yaml")


@pytest.mark.parametrize(
    "path",
    [
        "submissions/t/x.yaml",
        "submissions/t/x#1.yaml",
        "submissions/t/a~b.yaml",
        "submissions/4913/x.yaml",
        "submissions/4913/",
        "submissions/thumbs/desktop.yaml",
        "submissions/t/x.swap",
        "submissions/t/readme.md",
        "site/static/.well-known/security.txt",
        "site/static/.htaccess",
        "site/static/.nojekyll",
    ],
)
def test_what_somebody_wrote_is_none(path: str) -> None:
    """Wrong as its name may be; and what a host of sites reads is the site's."""
    assert not is_stray(path)


@given(st.text("a49~#$._/-", max_size=6), st.sampled_from([".yaml", ".schema.json", ".swp", "/", ""]))
def test_what_is_told_at_a_glance_is_told_rightly(name: str, ending: str) -> None:
    """Most files of a tracker are; below a folder in capitals none is, and a stray there is a stray here."""
    path = f"submissions/t/{name}{ending}"
    assert is_stray(path) == is_stray(f"Elsewhere/{path}")


@pytest.mark.parametrize(
    "path", ["submissions/x.md", "submissions/x.yaml", "submissions/t/x/y.csv", "submissions/t/x.md"]
)
def test_what_no_tracker_knows_is_out_of_place(path: str) -> None:
    """Of it git is asked whether it ignores it."""
    assert is_out_of_place(path)


@pytest.mark.parametrize(
    "path", ["submissions/tracker.yaml", "submissions/t/x.yaml", "submissions/t/X.YML", "site/x.md"]
)
def test_what_may_be_a_submission_is_not(path: str) -> None:
    """It is judged, whoever ignores it; nor is anything in another room."""
    assert not is_out_of_place(path)
