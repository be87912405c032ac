"""Output without a reader (`>&-`), whose reader leaves early, as `head` does, or whose disk is full.

What is still said is lost.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# What a system says of a pipe that nobody reads; Windows says the second.
_READER_GONE = frozenset({errno.EPIPE, errno.EINVAL})


class UnwritableOutputError(Exception):
    """Standard output takes no more, as on a full disk: whoever reads it later would lack what was said."""


def outlive_readers() -> None:
    """Let a command run on when its reader leaves, so that its exit status is still about the data.

    Of complaints that cannot be written nobody can be told: they go nowhere, whatever the reason.
    """
    out, err = sys.stdout or _lead_nowhere(1), sys.stderr or _lead_nowhere(2)
    sys.stdout, sys.stderr = _outliving(out, is_needed=True), _outliving(err, is_needed=False)


def _lead_nowhere(descriptor: int) -> TextIO:
    """Return what stands for a stream that was closed before the program began.

    It takes its place in the system too, or a file that is opened later would be written to as if it were it.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != descriptor:
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
    return open(descriptor, "w", encoding="utf-8", closefd=False)  # as long as the program runs


def _outliving(stream: TextIO, *, is_needed: bool) -> TextIO:
    """Return the stream anew, over an outlet; a terminal's, or one that is no file, as it is."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    # What an old encoding lacks, such as the raised digits of 10⁸, is no reason to end.
    stream.reconfigure(errors="replace" if stream.errors == "strict" else stream.errors)
    if stream.isatty() or not isinstance(stream.buffer, io.BufferedWriter | io.FileIO):
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Outlet(stream.fileno(), is_needed=is_needed)),
        encoding=stream.encoding,
        errors=stream.errors,
        # Unbuffered output, as PYTHONUNBUFFERED asks for, is told line by line.
        line_buffering=stream.line_buffering or stream.write_through,
    )


class _Outlet(io.RawIOBase):
    """A file of the system that stays writable without a reader."""

    def __init__(self, descriptor: int, *, is_needed: bool) -> None:
        self._descriptor = descriptor
        self._is_needed = is_needed

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, data: ReadableBuffer) -> int:
        view = memoryview(data)
        try:
            return os.write(self._descriptor, view)
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._descriptor)
            os.close(nowhere)
            if self._is_needed and error.errno not in _READER_GONE:
                raise UnwritableOutputError(error.strerror) from error
            return len(view)
