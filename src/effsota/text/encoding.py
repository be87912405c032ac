"""Bytes as UTF-8 text, or the first byte that is none, with its place."""

from __future__ import annotations

from typing import NamedTuple


class BadByte(NamedTuple):
    """The first byte that is not UTF-8: its 1-based line and column (in characters), and its value."""

    line: int
    column: int
    value: int


def decode_utf8(data: bytes) -> str | BadByte:
    """Return the text of `data`, or why it is none; a byte-order mark is a character like others."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        return BadByte(before.count(b"\n") + 1, column, data[error.start])
