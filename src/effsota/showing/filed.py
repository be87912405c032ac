"""The files that were filed, as the site hands them out again: under data/, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods import LearningCurve
from effsota.model import EXECUTABLE, REGULAR, Submission, Tree

_ROOM = "submissions/"


def source_path(file: str) -> str:
    """Return where the site has a file of submissions/ as it was filed."""
    return f"data/{file}"


def curve_files(submission: Submission) -> Iterator[str]:
    """Yield the files of the learning curves that a submission names, each once."""
    held = (inputs for estimate in submission.estimates for _, inputs in estimate.inputs.nested())
    curves = (each for each in held if isinstance(each, LearningCurve))
    yield from dict.fromkeys(each.file_in(f"{_ROOM}{submission.track_id}") for each in curves)


def filed(tree: Tree) -> Tree:
    """Return the files of a tree's submissions/ that anybody may read: no links, nothing that is cut."""
    return {
        path: file
        for path, file in tree.items()
        if path.startswith(_ROOM)
        and path.endswith((".yaml", ".csv"))
        and file.mode in {REGULAR, EXECUTABLE}
        and file.fault is None
    }
