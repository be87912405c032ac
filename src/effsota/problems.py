"""What can be wrong, in four values, each with more of its place than the one before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Whether a problem blocks (error) or is only shown (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Refusal(NamedTuple):
    """Why one text is not acceptable, before anybody knows where it stands."""

    message: str
    hint: str


class Fault(NamedTuple):
    """Where in a document (JSON pointer) something is wrong, and what to write instead.

    `file` says in which, where a rule looks at several.
    """

    pointer: str
    message: str
    hint: str
    file: str = ""

    def located(self, place: tuple[int, int], rule: str) -> Located:
        """Return the fault of a rule with its place: 1-based line and column."""
        return Located(*place, rule, self.message, self.hint, self.pointer)


class Located(NamedTuple):
    """A fault of one file with its place: 1-based line and column, and JSON pointer."""

    line: int
    column: int
    rule: str
    message: str
    hint: str
    pointer: str = ""

    def in_file(self, file: str, severity: Severity = Severity.ERROR) -> Problem:
        """Return the fault with its file and severity: what is reported."""
        return Problem(file=file, severity=severity, **self._asdict())


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A fault with everything a person needs to find and mend it.

    `line` and `column` are 1-based. `answer` is the reason by which the file itself answers a warning.
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

    @property
    def is_error(self) -> bool:
        """Whether the problem blocks."""
        return self.severity is Severity.ERROR
