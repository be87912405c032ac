"""What can be wrong with a tracker's files: the values that every check yields."""

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
    """What a rule yields: where in a document (JSON pointer), what is wrong, what to write instead."""

    pointer: str
    message: str
    hint: str


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
