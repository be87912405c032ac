"""What a discrepancy is: what is printed, what follows, how far apart, why, who says so, which rule warns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from effsota.frozen import Frozen
from effsota.model import Source


class DiscrepancyKind(StrEnum):
    """What goes wrong, in the order of the audit's page: first what is wrong, then what only differs."""

    COMPUTE = "compute"
    FACTOR = "factor"
    DOUBLING_TIME = "doubling-time"
    PRINTED = "printed-figures"
    UNIT = "unit"
    BOARD = "board-for-chip"
    DATE = "date"
    LINK = "link"
    MISPRINT = "misprint"
    MULTIPLY_ADD = "multiply-add-once"
    UTILIZATION = "utilization"
    OTHER = "other-count"
    NEAR = "near-miss"
    ROUNDING = "rounding"

    @property
    def is_wrong(self) -> bool:
        """Whether a source contradicts itself or the facts; else it counts otherwise, or is nearly right."""
        return self not in CONVENTIONS and not self.is_nearly_right

    @property
    def is_nearly_right(self) -> bool:
        """Whether it lies within what a source may have rounded, or used beside what it prints."""
        return self in {DiscrepancyKind.NEAR, DiscrepancyKind.ROUNDING}


# A legitimate count of another kind, or a share of the peak that is taken by convention.
CONVENTIONS = {DiscrepancyKind.MULTIPLY_ADD, DiscrepancyKind.UTILIZATION, DiscrepancyKind.OTHER}
OF_HEADLINE = {
    DiscrepancyKind.COMPUTE,
    DiscrepancyKind.OTHER,
    DiscrepancyKind.FACTOR,
    DiscrepancyKind.PRINTED,
}


class Owner(NamedTuple):
    """Whose figure it is (`path` of a track or a record, its name), and the file with its answers by rule."""

    path: str
    label: str
    file: str
    answers: Mapping[str, str]

    def name(self, kind: DiscrepancyKind, at: int | None) -> str:
        """Return the permanent name of a discrepancy; `at` is its place where there may be several."""
        return f"{kind}-{self.path.replace('/', '-')}" + (f"-{at + 1}" if at else "")


class Warned(Frozen, kw_only=False):
    """The rule that warns of a discrepancy, and its words."""

    rule: str
    message: str
    hint: str


def warn(rule: str, message: str, *, check: str) -> Warned:
    """Return a warning whose hint says what to check, and how a file answers where its source is wrong."""
    answer = f"where the source is wrong, say what it got wrong: answers: {{{rule}: why}}"
    return Warned(rule, message, f"{check}; {answer}")


class Discrepancy(Frozen):
    """One figure that does not follow, told as people read it.

    `pointer` says where it stands in the owner's file, `estimate` the place of the estimate that it is about.
    `ratio` is printed / what follows, `days` printed - what follows; `reason` the answer of the file, or what
    the numbers themselves say. Its rule warns of it unless the figure `is_near` what follows: then it
    may be answered, but need not. Without a `warning` the file itself says so: a misprint.
    """

    id: str
    kind: DiscrepancyKind
    what: str
    owner: Owner
    pointer: str
    printed: str
    follows: str
    ratio: float | None = None
    days: int | None = None
    estimate: int | None = None
    reason: str | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
    warning: Warned | None = None
    is_near: bool = False

    @property
    def message(self) -> str:
        """What is wrong, in the words of its warning; nothing where the file itself says so."""
        return self.warning.message if self.warning else ""

    @property
    def is_warned(self) -> bool:
        """Whether its rule warns of it."""
        return self.warning is not None and not self.is_near

    @property
    def is_of_headline(self) -> bool:
        """Whether it is about the compute that the board shows, or about a factor, and a rule warns of it."""
        return self.is_warned and self.kind in OF_HEADLINE and self.estimate in {None, 0}

    @property
    def magnitude(self) -> float:
        """What those of one kind are sorted by: the larger, the farther apart."""
        if self.days is not None:
            return float(abs(self.days))
        return abs(math.log(self.ratio)) if self.ratio else 0.0
