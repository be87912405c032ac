"""A terminal of a given width, as a person sits before it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tests.forked import end, start

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STYLES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(
    *words: str, folder: Path, width: int = 80, environment: Mapping[str, str] | None = None
) -> list[str]:
    """Return the lines that effsota prints on a terminal; styles are left in."""
    said = _on_own_terminal(words, "", folder, {"COLUMNS": str(width), **(environment or {})})[1]
    return said.splitlines()


def without_styles(lines: list[str]) -> list[str]:
    """Return the lines as they are read."""
    return [STYLES.sub("", line) for line in lines]


def read_all(terminal: int) -> bytes:
    """Return what is written to a terminal until nobody writes any more."""
    return b"".join(iter(lambda: _read(terminal), b""))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # what Linux says when nobody writes any more
        return b""


def conversation(
    *words: str, answers: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Return how effsota ends, and all that stands on a terminal where a person types an answer a line.

    Where the answers end, the terminal is closed by Ctrl-D as a person does.
    """
    typed = "".join(f"{answer}\n" for answer in answers) + "\x04"
    return _on_own_terminal(words, typed, folder, {"COLUMNS": "100", **(environment or {})})


def _on_own_terminal(
    words: Sequence[str], typed: str, folder: Path, environment: Mapping[str, str]
) -> tuple[int, str]:
    """Return how effsota ends on a terminal where that is typed, and all that stands there then."""
    ours, theirs = os.openpty()
    name = os.ttyname(theirs)
    start(
        "effsota.__main__",
        *words,
        folder=folder,
        ends=(name, name, name),
        environment={"TERM": "xterm", **environment},
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    said = read_all(ours)
    os.close(ours)
    return end(), said.decode().replace("\r\n", "\n")
