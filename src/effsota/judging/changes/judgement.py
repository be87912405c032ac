"""A change judged: what is wrong with it, what it does to the boards, and whose turn it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from effsota.frozen import Frozen
from effsota.judging.changes.model import BoardChange, MovedEvent
from effsota.judging.changes.written import WrittenChange
from effsota.judging.memory import MemoryChange
from effsota.judging.rules import ANSWERABLE
from effsota.problems import INTERNAL_ERROR, Problem

MAINTAINERS_RULES = frozenset(
    {
        "file-outside-submissions",
        "board-file-changed",
        "decisions-changed",
        "memory-rewritten",
        "status-changed",
        "record-given-another-name",
        INTERNAL_ERROR,
    }
)


# Who is waited for. A second look is a maintainer's: the checks pass, and the file answers a doubt.
Turn: TypeAlias = Literal["author", "maintainer", "second-look"]


class Verdict(StrEnum):
    """What the checks say, and so whose turn it is."""

    MEND = "mend"  # the author's: something is wrong
    DECIDE = "decide"  # a maintainer's: nothing is wrong, but it is not for a submission to do
    REVIEW = "review"  # a maintainer's: no check failed, doubts or not
    NOTHING = "nothing"  # the author's: the two states are the same


class Judgement(Frozen):
    """What is to be told about a change from `base` to `head`, both as commit or folder.

    `problems` are those that the change brings, sorted; `standing` the errors that were there before it.
    `memory` is what records remember otherwise, `written` what else stands otherwise in a file of data,
    `moved` the published numbers that move, by their causes;
    `is_vouched` where a maintainer vouches for what is touched.
    `board_url` is where the board is published, None where that cannot be read.
    """

    base: str
    head: str
    problems: tuple[Problem, ...]
    standing: tuple[Problem, ...]
    boards: tuple[BoardChange, ...]
    memory: tuple[MemoryChange, ...]
    written: tuple[WrittenChange, ...] = ()
    moved: tuple[MovedEvent, ...] = ()
    is_vouched: bool
    file_count: int
    board_url: str | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not block."""
        return tuple(problem for problem in self.problems if not problem.is_error)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """The warnings that the change brings and no file answers; not what a maintainer vouches for."""
        return tuple(each for each in self.warnings if each.answer is None and each.rule in ANSWERABLE)

    @property
    def answered(self) -> tuple[Problem, ...]:
        """The warnings that the change brings together with their answers, which a person judges."""
        return tuple(each for each in self.warnings if each.answer is not None)

    @property
    def verdict(self) -> Verdict:
        """What the checks say."""
        if not self.file_count:
            return Verdict.NOTHING
        if any(problem.rule not in MAINTAINERS_RULES for problem in self.errors):
            return Verdict.MEND
        if self.errors:
            return Verdict.DECIDE
        return Verdict.MEND if self.standing else Verdict.REVIEW

    @property
    def turn(self) -> Turn:
        """Whose turn it is, as the first line of the comment says."""
        is_theirs = self.verdict is Verdict.MEND and bool(self.errors)
        if is_theirs or self.verdict is Verdict.NOTHING:
            return "author"
        is_answered = bool(self.answered) and not self.doubts
        return "second-look" if self.verdict is Verdict.REVIEW and is_answered else "maintainer"
