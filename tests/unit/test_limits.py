"""What a file of a tracker may be called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from effsota.limits import NAME_PATTERN, cut_name, is_name

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
