"""What the job that judges hands to the job that writes, beside the comment: one small file, strictly read.

The program of main wrote it, but of what strangers sent: nothing in it is trusted but its shape.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from automation.strict import has_kinds, read_strictly

# The files of the folder that is handed on: what is said, and this.
SAID, HANDED = "comment.md", "handed.json"
TURNS = ("author", "maintainer", "second-look")
MOST_BYTES, MOST_SUGGESTIONS, MOST_CHARACTERS, MOST_LINES = 65_536, 10, 1_000, 100_000
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FILE = re.compile(rf"submissions/{_NAME}/{_NAME}\.yaml")


class Suggestion(NamedTuple):
    """A line of a file (1-based), whole, as it stands and as it is to be."""

    file: str
    line: int
    before: str
    after: str


class Handed(NamedTuple):
    """Whose turn it is, and the lines that have one right answer."""

    turn: str
    suggestions: tuple[Suggestion, ...] = ()


def is_fit(each: Suggestion) -> bool:
    """Tell whether a suggestion can be shown on its line: of a record or track, nothing unseen in it."""
    return (
        _FILE.fullmatch(each.file) is not None
        and 0 < each.line <= MOST_LINES
        and all(len(text) <= MOST_CHARACTERS and text.isprintable() for text in (each.before, each.after))
        and each.before != each.after
        and bool(each.after.strip())
    )


def write_handed(handed: Handed, file: Path) -> None:
    """Write what is handed on."""
    fit = [each._asdict() for each in handed.suggestions if is_fit(each)]
    file.write_text(json.dumps({"turn": handed.turn, "suggestions": fit[:MOST_SUGGESTIONS]}), "ascii")


def read_handed(data: bytes) -> Handed:
    """Return what was handed on.

    Raises:
        ValueError: for anything that `write_handed` does not write.
    """
    found = read_strictly(data, most_bytes=MOST_BYTES)
    if not has_kinds(found, {"turn": str, "suggestions": list}) or found["turn"] not in TURNS:
        raise ValueError("what was handed on has another shape")
    listed = found["suggestions"]
    if len(listed) > MOST_SUGGESTIONS:
        raise ValueError("there are too many suggestions")
    return Handed(found["turn"], tuple(map(_read_suggestion, listed)))


def _read_suggestion(data: Any) -> Suggestion:
    if not has_kinds(data, {"file": str, "line": int, "before": str, "after": str}):
        raise ValueError("a suggestion has another shape")
    each = Suggestion(**data)
    if not is_fit(each):
        raise ValueError("a suggestion cannot be shown")
    return each


def main() -> int:
    """Write, into the file of the second argument, what of the judgement in the first one is handed on."""
    judged = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    suggestions = tuple(Suggestion(**each) for each in judged["suggestions"])
    write_handed(Handed(judged["turn"], suggestions), Path(sys.argv[2]))
    return 0
