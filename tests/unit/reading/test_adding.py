"""A line is added to a list, or a key is written anew, and nothing else is another byte."""

from __future__ import annotations

import pytest

from effsota.reading.document.adding import add_item, line_of_key, set_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  - {b: 1} # one\n", "a:\n  - {b: 1} # one\n  - {b: 2}\n"),
        ("a:\n- b: 1\n  c: 3\n\n# the end\n", "a:\n- b: 1\n  c: 3\n\n# the end\n- {b: 2}\n"),
        ("a:\n    - {b: 1}", "a:\n    - {b: 1}\n    - {b: 2}\n"),
        ("a:\r\n  - {b: 1}\r\n", "a:\r\n  - {b: 1}\r\n  - {b: 2}\r\n"),
        ("z: 1\na:\n  - {b: |\n  x}\n", None),
        ("a:\n  - b: |\n      x\n", "a:\n  - b: |\n      x\n  - {b: 2}\n"),
        ("a:\n  - {b: 1}\nz: 1\n", None),
        ("a: [{b: 1}]\n", None),
        ("a: {b: 1}\n", None),
        ("b:\n  - {b: 1}\n", None),
        ("a:\n  - {b: 1}\n...\n", None),
        ("a: [\n", None),
        ("", None),
    ],
)
def test_an_item_comes_last(text: str, expected: str | None) -> None:
    """In the column of the others; where it would not be read there, nothing is written."""
    assert add_item(text, "a", "{b: 2}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1 # one\n", "a: 1 # one\ns: {b: 2}\n"),
        ("a: 1", "a: 1\ns: {b: 2}\n"),
        ("s: accepted # since\na: 1\n", "s: {b: 2} # since\na: 1\n"),
        ("s: {is: x} # since\r\na: 1\r\n", "s: {b: 2} # since\r\na: 1\r\n"),
        ("s:\n  is: x\n  why: 'y'\n# next\na: 1\n", "s: {b: 2}\n# next\na: 1\n"),
        ("s: {is: x,\n  why: y}\na: 1\n", "s: {b: 2}\na: 1\n"),
        ("s:\n  is: x # why\n  why: y\na: 1\n", None),
        ("a: |\n  x\n", "a: |\n  x\ns: {b: 2}\n"),
        ("a: |+\n  x\n\n", "a: |+\n  x\n\ns: {b: 2}\n"),
        ("a: 1\n...\n", None),
        ("- a\n", None),
        ("a: [\n", None),
    ],
)
def test_a_key_is_written_at_its_place_or_last(text: str, expected: str | None) -> None:
    """A comment inside of what would go is not lost: then nothing is written."""
    assert set_key(text, "s", "{b: 2}") == expected


def test_the_line_of_a_key_is_known() -> None:
    """From 1."""
    assert line_of_key("a: 1\n\ns: {c: 2}\n", "s") == 3
