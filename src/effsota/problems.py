"""What can be wrong, in four values, each with more of its place than the one before; and where we broke."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import NamedTuple

from effsota.frozen import Frozen

# The rule of a problem that is no fault of its file: the program broke there.
INTERNAL_ERROR = "internal-error"


class Severity(StrEnum):
    """Whether a problem blocks (error) or is only shown (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Refusal(NamedTuple):
    """Why one text is not acceptable, before anybody knows where it stands.

    `fix` is the one text that is meant for certain, where there is one: what `validate --fix` writes.
    """

    message: str
    hint: str
    fix: str = ""


class Fault(NamedTuple):
    """Where in a document (JSON pointer) something is wrong, and what to write instead.

    `file` says in which, where a rule looks at several; `fix` is the one right text of the value there.
    """

    pointer: str
    message: str
    hint: str
    file: str = ""
    fix: str = ""

    def located(self, place: tuple[int, int], rule: str) -> Located:
        """Return the fault of a rule with its place: 1-based line and column."""
        return Located(*place, rule, self.message, self.hint, self.pointer, self.fix)


class Located(NamedTuple):
    """A fault of one file with its place: 1-based line and column, and JSON pointer."""

    line: int
    column: int
    rule: str
    message: str
    hint: str
    pointer: str = ""
    fix: str = ""

    def in_file(self, file: str, severity: Severity = Severity.ERROR) -> Problem:
        """Return the fault with its file and severity: what is reported."""
        return Problem(file=file, severity=severity, **self._asdict())


class Problem(Frozen, order=True):
    """A fault with everything a person needs to find and mend it.

    `line` and `column` are 1-based. `answer` is the reason by which the file itself answers a warning, `fix`
    the one right text of the value at `pointer`, where one is known for certain: as text, not as YAML.
    """

    file: str
    line: int
    column: int
    rule: str
    pointer: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    answer: str | None = None
    fix: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the problem blocks."""
        return self.severity is Severity.ERROR


class BrokenAtError(Exception):
    """The program broke while it worked on a file; the cause of this exception is what was raised there."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class BrokenFilesError(Exception):
    """The program broke at files, so that nothing whole could come of them; `problems` tell where."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"at {problems[0].file}")
        self.problems = problems


@contextmanager
def working_at(file: str) -> Iterator[None]:
    """Say of what is raised inside that it was raised at work on `file`, or on another said nearer to it.

    Raises:
        BrokenAtError: if anything is raised but for what a disk or the memory does, or what is not installed.
    """
    try:
        yield
    except (BrokenAtError, OSError, MemoryError, ImportError):
        raise
    except Exception as error:
        raise BrokenAtError(file) from error
