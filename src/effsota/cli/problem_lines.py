"""Problems as a person reads them: every path leads from where that person stands."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from effsota.judging.report import render_problems
from effsota.problems import Problem


def problem_lines(problems: Iterable[Problem], root: Path) -> str:
    """Return problems of the tracker in `root` as text whose places a terminal or an editor can open."""
    return render_problems([replace(each, file=path_from_here(root / each.file)) for each in problems])


def path_from_here(path: Path) -> str:
    """Return the shortest way to a path from the working folder; on another drive, the whole path."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.absolute().as_posix()
