"""Columns as wide as what they hold."""

from __future__ import annotations

import pytest

from effsota.cli.columns import Column, _fitting, _lines, _wrapped, places


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("中文", 4), ("é", 1), ("e\u0301", 1), ("", 0)])
def test_places_are_those_of_a_terminal(text: str, wide: int) -> None:
    """A wide letter takes two, a combining mark none."""
    assert places(text) == wide


def test_cells_stand_under_their_headings() -> None:
    """Words on the left, numbers on the right, whatever their script; no blanks end a line."""
    columns = [
        Column(heading="Model", cells=["中文", "b"]),
        Column(heading="N", cells=["1", "22"], on_right=True),
        Column(heading="", cells=["x", ""]),
    ]
    assert list(_lines(columns)) == ["Model   N", "中文    1  x", "b      22"]


WIDE = (
    Column(heading="id", cells=["aaaa"]),
    Column(heading="b", cells=["bbb"], worth=2),
    Column(heading="c", cells=["ccc"], worth=1),
)


@pytest.mark.parametrize(
    ("width", "kept"), [(14, ["id", "b", "c"]), (13, ["id", "b"]), (9, ["id", "b"]), (8, ["id"]), (1, ["id"])]
)
def test_what_is_worth_least_gives_way_first(width: int, kept: list[str]) -> None:
    """As soon as one place is lacking; an id never does."""
    assert [column.heading for column in _fitting(WIDE, width)] == kept


@pytest.mark.parametrize(
    ("line", "width", "parts"),
    [
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "  three"]),
        ("  a:  b alexnet-imagenet/x", 8, ["  a:  b", "    alexnet-imagenet/x"]),
        ("", 8, [""]),
    ],
)
def test_prose_is_broken_between_words_only(line: str, width: int, parts: list[str]) -> None:
    """What follows stands further in; an id stays whole, however narrow the terminal."""
    assert list(_wrapped(line, width)) == parts
