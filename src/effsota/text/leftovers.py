"""What git leaves where a file should be: the marks of a merge that is not finished, a pointer of Git LFS."""

from __future__ import annotations

import re
from typing import NamedTuple

from effsota.text.late_pattern import LatePattern

_POINTER = "version https://git-lfs.github.com/spec/"
# A row of = alone may underline a title.
_ROWS = ("<<<<<<<", ">>>>>>>")
_MARK = LatePattern(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


class Leftover(NamedTuple):
    """What git has left in a text, on which line (1-based), and what to do about it."""

    line: int
    message: str
    hint: str


def find_leftover(text: str) -> Leftover | None:
    """Return the first thing that git has left in a text, None where the text is a file's own."""
    if text.startswith(_POINTER):
        return Leftover(
            1,
            "the file is a pointer of Git LFS, not what it points to",
            "run git lfs pull, and keep this file out of Git LFS: git lfs untrack",
        )
    mark = _MARK.search(text) if any(map(text.__contains__, _ROWS)) else None
    if mark is None:
        return None
    line = text.count("\n", 0, mark.start()) + 1
    return Leftover(
        line,
        f"line {line} is a mark of a merge that is not finished ({mark[0]})",
        "keep one of the two sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
    )
