"""What git says of files in a tracker's folder: which it ignores, and which it keeps."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from effsota.disk.git import find_repository
from effsota.disk.git_answers import RevisionError, ask
from effsota.limits import is_out_of_place


def find_ignored(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Return those of `paths`, below `root`, that are out of place and that git ignores; none without git."""
    asked = [path for path in paths if is_out_of_place(path)]
    if not asked:
        return frozenset()
    try:
        data = b"\0".join(map(os.fsencode, asked))
        words = ("--no-literal-pathspecs", "check-ignore", "-z", "--stdin")
        answer = ask(find_repository(root), *words, data=data)
    except RevisionError:
        return frozenset()
    return frozenset(map(os.fsdecode, answer.stdout.split(b"\0")))


def find_kept(root: Path) -> frozenset[str]:
    """Return the submissions below `root` that git keeps there; none without git."""
    try:
        answer = ask(find_repository(root), "ls-files", "-z", "--", "submissions")
    except RevisionError:
        return frozenset()
    return frozenset(map(os.fsdecode, answer.stdout.split(b"\0")))
