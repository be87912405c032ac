"""Files that hold what an estimate is made of: read as they are, and told of where they cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from effsota.limits import MOST_SUBMISSION_BYTES
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


def read_estimate(file: Path, *, method: str, key: str, hint: str) -> dict[str, Any]:
    """Return what a file says of an estimate but its method, texts as written.

    What is wrong with its YAML ends the program, and so does a file without `key`, or of another method.
    """
    name, read = name_of(file), parse_document(read_at_most(file, MOST_SUBMISSION_BYTES))
    for fault in read.faults:
        refuse(f"{name}:{fault.line}:{fault.column}", fault.message, fault.hint)
    if read.document is None or read.faults:
        sys.exit(1)
    found = read.document.data
    if found.get("method", method) != method or key not in found:
        refuse(name, f"it holds no {key}", hint)
        sys.exit(1)
    return {each: value for each, value in found.items() if each != "method"}


def refuse(place: str, message: str, hint: str) -> None:
    """Tell what is wrong with a file."""
    click.echo(to_log_line(f"{place}: error: {message}"), err=True)
    click.echo(to_log_line(f"    hint: {hint}"), err=True)
