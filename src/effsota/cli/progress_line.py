"""What a command is at, on a line of the terminal that is rewritten and gone at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from effsota.progress import Tell, keep_quiet

# What is done sooner needs no word; what is told oftener cannot be read.
SECONDS_UNTIL_SHOWN, SECONDS_BETWEEN = 1.0, 0.1


class ProgressLine:
    """The line: an observer of work, and what takes it away again."""

    def __init__(self, terminal: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal = terminal
        self._clock = clock
        self._due = clock() + SECONDS_UNTIL_SHOWN
        self._shown = ""

    def tell(self, done: int, total: int, what: str) -> None:
        """Show how far the work is, where it is time to."""
        now = self._clock()
        if now >= self._due:
            self._due = now + SECONDS_BETWEEN
            self._show(f"{what}: {done:,} of {total:,}" if total else f"{what} …")

    def remove(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            self._show("")
            self._terminal.write("\r")
            self._terminal.flush()

    def _show(self, words: str) -> None:
        import shutil  # noqa: PLC0415  # it loads every compressor: only where a line is shown

        # In its last place a terminal may begin a line. Blanks, for an escape has to be known.
        words = words[: shutil.get_terminal_size().columns - 1]
        self._terminal.write(f"\r{words:{len(self._shown)}}")
        self._terminal.flush()
        self._shown = words


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Tell]:
    """Give what work is told to: a line on the terminal; nobody where there is none, or it is to be quiet."""
    if quiet or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty():
        yield keep_quiet
        return
    line = ProgressLine(sys.stderr)
    try:
        yield line.tell
    finally:
        line.remove()
