"""What git ignores of a tracker's folder: only of what is of no form that a tracker knows is it asked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from effsota.disk.git import find_repository
from effsota.disk.git_answers import RevisionError, ask

_ROOM = "submissions/"
_ENDINGS = (".yaml", ".yml", ".csv")


def is_asked_for(path: str) -> bool:
    """Tell whether git is asked about a path: under submissions/, and neither a submission nor the like.

    A submission that git ignores is judged as any other: whoever checks it means it.
    """
    is_formed = path == f"{_ROOM}tracker.yaml" or (
        path.count("/") == 2 and path.casefold().endswith(_ENDINGS)
    )
    return path.startswith(_ROOM) and not is_formed


def find_ignored(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Return those of `paths`, below `root`, that git is asked for and ignores; none without git."""
    asked = [path for path in paths if is_asked_for(path)]
    if not asked:
        return frozenset()
    try:
        data = b"\0".join(map(os.fsencode, asked))
        words = ("--no-literal-pathspecs", "check-ignore", "-z", "--stdin")
        answer = ask(find_repository(root), *words, data=data)
    except RevisionError:
        return frozenset()
    return frozenset(map(os.fsdecode, answer.stdout.split(b"\0")))
