"""Files that hold what an estimate is made of: read as they are, and told of where they cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click

from effsota.limits import MOST_SUBMISSION_BYTES
from effsota.problems import Refusal
from effsota.reading.document import parse_document
from effsota.text import to_log_line

STANDARD_INPUT = "-"


def read_at_most(file: Path, most: int) -> bytes:
    """Return what a file or standard input (-) holds, and a byte more than `most` where it holds more."""
    if str(file) == STANDARD_INPUT:
        return sys.stdin.buffer.read(most + 1)
    with file.open("rb") as opened:
        return opened.read(most + 1)


def name_of(file: Path) -> str:
    """Return what messages call a file."""
    return "standard input" if str(file) == STANDARD_INPUT else str(file)


class UnusableFile(NamedTuple):
    """What is wrong with a file, each with its place."""

    found: tuple[tuple[str, Refusal], ...]

    def end(self) -> NoReturn:
        """Tell it, and end the program."""
        for place, refusal in self.found:
            refuse(place, refusal.message, refusal.hint)
        sys.exit(1)


def read_estimate(file: Path, *, method: str, key: str, hint: str) -> dict[str, Any] | UnusableFile:
    """Return what a file says of an estimate but its method, texts as written.

    A file without `key`, or of another method, is of no use either.
    """
    name, read = name_of(file), parse_document(read_at_most(file, MOST_SUBMISSION_BYTES))
    wrong = [(f"{name}:{each.line}:{each.column}", Refusal(each.message, each.hint)) for each in read.faults]
    if wrong or read.document is None:
        return UnusableFile(tuple(wrong))
    found = read.document.data
    if found.get("method", method) != method or key not in found:
        return UnusableFile(((name, Refusal(f"it holds no {key}", hint)),))
    return {each: value for each, value in found.items() if each != "method"}


def read_or_end(read: dict[str, Any] | UnusableFile) -> dict[str, Any]:
    """Return what was read; what cannot be used is told, and ends the program."""
    if isinstance(read, UnusableFile):
        read.end()
    return read


def refuse(place: str, message: str, hint: str) -> None:
    """Tell what is wrong with a file."""
    click.echo(to_log_line(f"{place}: error: {message}"), err=True)
    click.echo(to_log_line(f"    hint: {hint}"), err=True)
