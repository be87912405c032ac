"""The line of a file in which something is wrong, with a caret under the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from effsota.cli.columns import places
from effsota.limits import MOST_CURVE_BYTES
from effsota.problems import Problem
from effsota.text import to_log_line

LEAST_WIDTH, MOST_WIDTH = 20, 100
# How much of a long line stands before the place that is shown, and what stands for the rest.
SHARE_BEFORE = 0.4
CUT = "…"
Excerpt = Callable[[Problem], list[str]]


def make_excerpt(root: Path, width: int) -> Excerpt:
    """Return what gives the lines to show of a problem: none where no place in a text is meant."""

    @cache
    def lines_of(file: str) -> Mapping[int, str]:
        return _read_lines(root / file)

    def excerpt(problem: Problem) -> list[str]:
        line = lines_of(problem.file).get(problem.line)
        is_whole_file = (problem.line, problem.column, problem.pointer) == (1, 1, "")
        if line is None or is_whole_file or not line.strip() or problem.column > len(line) + 1:
            return []
        number = str(problem.line)
        room = min(max(width - len(number) - 7, LEAST_WIDTH), MOST_WIDTH)
        shown, before = point_at(line, problem.column, room)
        margin = " " * len(number)
        return [f"    {number} | {shown}", f"    {margin} | {' ' * before}^"]

    return excerpt


def point_at(line: str, column: int, width: int) -> tuple[str, int]:
    """Return a line in at most `width` places, and how many of them stand before its 1-based column."""
    signs = [to_log_line(sign) if sign != "\t" else "  " for sign in line.rstrip()]
    at = min(column - 1, len(signs))
    first = _first_shown(signs, at, width)
    head = CUT if first else ""
    last, room = first, width - len(head) - len(CUT)
    while last < len(signs) and (room := room - places(signs[last])) >= 0:
        last += 1
    tail = CUT if last < len(signs) else ""
    return head + "".join(signs[first:last]) + tail, len(head) + places("".join(signs[first:at]))


def _first_shown(signs: list[str], at: int, width: int) -> int:
    """Return the first sign that is shown, so that the one at `at` has room behind it."""
    if places("".join(signs)) <= width - len(CUT) or places("".join(signs[:at])) < width * (1 - SHARE_BEFORE):
        return 0
    first, room = at, int(width * SHARE_BEFORE)
    while first and (room := room - places(signs[first - 1])) > 0:
        first -= 1
    return first


def _read_lines(path: Path) -> Mapping[int, str]:
    """Return the lines of a text by number; none where it is no text."""
    try:
        if path.is_symlink():
            return {}
        with path.open("rb") as file:
            text = file.read(MOST_CURVE_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    return {number: line.rstrip("\r") for number, line in enumerate(text.split("\n"), 1)}
