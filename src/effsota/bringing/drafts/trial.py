"""A draft tried on the tree: what would be wrong with it, and the place it would take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from effsota.frozen import Frozen
from effsota.judging.rules import ANSWERABLE
from effsota.model import REGULAR, Board, Entry, Tree, TreeFile
from effsota.pipeline.assessment import assess
from effsota.problems import Problem


class Trial(Frozen):
    """The new files by path, their problems, and their entry with its board (None where there are errors)."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    entry: Entry | None
    board: Board | None

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The errors of the new files that no answer lifts."""
        return tuple(each for each in self.problems if each.is_error and each.rule not in ANSWERABLE)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What the new files have yet to answer; where it is an error, nothing is merged before."""
        return tuple(each for each in self.problems if each.answer is None and each.rule in ANSWERABLE)

    @property
    def demands(self) -> tuple[Problem, ...]:
        """The doubts that block until they are answered."""
        return tuple(each for each in self.doubts if each.is_error)

    @property
    def is_sound(self) -> bool:
        """Whether the new files can be written: what is in doubt is answered there."""
        return not self.faults


def try_draft(tree: Tree, files: Mapping[str, bytes], today: date) -> Trial:
    """Return what the tree would say with the new files of one submission in it."""
    new = {path: TreeFile(mode=REGULAR, data=data, size=len(data)) for path, data in files.items()}
    assessment = assess({**tree, **new}, today)
    paths = {path.removeprefix("submissions/").removesuffix(".yaml") for path in files}
    entries = [
        (entry, board)
        for board in assessment.boards
        for entry in board.leaderboard.entries
        if entry.record.submission.path in paths
    ]
    entry, board = entries[0] if entries else (None, None)
    return Trial(
        files={path: files[path] for path in sorted(files)},
        problems=tuple(problem for problem in assessment.problems if problem.file in files),
        entry=entry,
        board=board,
    )
