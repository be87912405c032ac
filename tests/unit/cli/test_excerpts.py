"""A line with a place in it, in the width of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effsota.cli.columns import places
from effsota.cli.excerpts import CUT, make_excerpt, point_at
from effsota.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path


def sign_at(line: str, before: int) -> str:
    """Return the sign that stands behind a number of places."""
    return next((sign for at, sign in enumerate(line) if places(line[:at]) == before), "")


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("date: x", 1, "date: x", 0),
        ("date: x", 7, "date: x", 6),
        ("date: x", 8, "date: x", 7),
        ("\tdate: x", 2, "  date: x", 2),
        ("名前: x", 5, "名前: x", 6),
        ("e\u0301: x", 4, "e\u0301: x", 2),
        ("a\u200b: x", 2, "a\\u200b: x", 1),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, shown: str, before: int) -> None:
    """Whatever the width of what stands before it: tabs, wide letters, marks, what is not seen."""
    assert point_at(line, column, 40) == (shown, before)


def test_a_long_line_is_cut_around_the_place() -> None:
    """With a sign where something is left out: at the end, at both ends, at the beginning."""
    line = "".join(f"{at:03d} " for at in range(100))
    assert point_at(line, 5, 24) == (f"000 001 002 003 004 005{CUT}", 4)
    shown, before = point_at(line, 201, 24)
    assert (shown[0], shown[-1], shown[before : before + 3]) == (CUT, CUT, "050")
    shown, before = point_at(line, 397, 24)
    assert (shown[0], shown[before:]) == (CUT, "099")


@given(
    st.text(st.characters(exclude_characters="\n\r"), max_size=90), st.integers(1, 91), st.integers(20, 60)
)
def test_no_line_is_wider_than_asked_and_the_place_is_in_it(text: str, column: int, width: int) -> None:
    """For any text: the sign at the place, if it is shown as itself, stands above the caret."""
    shown, before = point_at(text, column, width)
    assert places(shown) <= width
    assert before <= places(shown)
    sign = text[column - 1 : column]
    if sign.isprintable() and not sign.isspace() and places(sign):
        assert sign_at(shown, before) == sign


def problem(line: int, column: int, pointer: str = "/date") -> Problem:
    """Return a problem at a place of x.yaml."""
    return Problem(
        file="x.yaml",
        line=line,
        column=column,
        rule="a-rule",
        pointer=pointer,
        message="it is wrong",
        hint="",
    )


def test_the_number_of_the_line_stands_before_it(tmp_path: Path) -> None:
    """And the bar below it goes on."""
    (tmp_path / "x.yaml").write_bytes(b"\r\n" * 9 + b"date: x\r\n")
    assert make_excerpt(tmp_path, 80)(problem(10, 7)) == ["    10 | date: x", "       |       ^"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"\n\n", None])
def test_of_what_is_no_text_nothing_is_shown(tmp_path: Path, data: bytes | None) -> None:
    """Nor of a line that is empty, or of a file that is gone."""
    if data is not None:
        (tmp_path / "x.yaml").write_bytes(data)
    assert make_excerpt(tmp_path, 80)(problem(1, 2)) == []


def test_of_a_whole_file_no_line_is_shown(tmp_path: Path) -> None:
    """Its first line is not what is wrong; nor does a link lead anywhere."""
    (tmp_path / "x.yaml").write_text("date: x\n", "utf-8")
    assert make_excerpt(tmp_path, 80)(problem(1, 1, "")) == []
    assert make_excerpt(tmp_path, 80)(problem(1, 1)) != []
    (tmp_path / "y").symlink_to("x.yaml")
    (tmp_path / "x.yaml").rename(tmp_path / "z.yaml")
    (tmp_path / "x.yaml").symlink_to("z.yaml")
    assert make_excerpt(tmp_path, 80)(problem(1, 1)) == []
