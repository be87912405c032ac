"""A terminal of a given width, as a person sits before it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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
    ours, theirs = os.openpty()
    surroundings = {**os.environ, "COLUMNS": str(width), "TERM": "xterm", **(environment or {})}
    with subprocess.Popen(
        [sys.executable, "-m", "effsota", *words],
        cwd=folder,
        env=surroundings,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        said = read_all(ours)
    os.close(ours)
    return said.decode().replace("\r\n", "\n").splitlines()


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
    ours, theirs = os.openpty()
    surroundings = {**os.environ, "COLUMNS": "100", "TERM": "xterm", **(environment or {})}
    name = os.ttyname(theirs)
    start(
        "effsota.__main__",
        "effsota",
        *words,
        folder=folder,
        ends=(name, name, name),
        environment=surroundings,
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode() + b"\x04")
    said = read_all(ours)
    os.close(ours)
    return end(), said.decode().replace("\r\n", "\n")
