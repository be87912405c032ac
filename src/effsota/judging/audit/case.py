"""What a case of the audit is: what is printed, what follows, how far apart, why, and who says so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from effsota.model import Source


class CaseKind(StrEnum):
    """What goes wrong, in the order of the page."""

    COMPUTE = "compute"
    FACTOR = "factor"
    DOUBLING_TIME = "doubling-time"
    PRINTED = "printed-figures"
    UNIT = "unit"
    MULTIPLY_ADD = "multiply-add-once"
    UTILIZATION = "utilization"
    BOARD = "board-for-chip"
    DATE = "date"
    LINK = "link"
    MISPRINT = "misprint"
    OTHER = "other-count"
    NEAR = "near-miss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How far apart: `ratio` is printed / what follows, `days` printed - what follows; None where unsaid."""

    ratio: float | None = None
    days: int | None = None

    @property
    def magnitude(self) -> float:
        """What cases of one kind are sorted by: the larger, the farther apart."""
        if self.days is not None:
            return float(abs(self.days))
        return abs(math.log(self.ratio)) if self.ratio else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One figure: `path` is a track or `<track>/<submission>`, `label` its name, the texts as people read."""

    path: str
    label: str
    printed: str
    follows: str
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that went wrong, in one figure or in several of one source, the largest first.

    `reason` is the answer of the file, or what the numbers themselves say; `note` is on unit and convention.
    """

    id: str
    kind: CaseKind
    what: str
    instances: tuple[Instance, ...]
    reason: str | None
    note: str | None
    sources: tuple[Source, ...]

    @property
    def size(self) -> Size:
        """How far apart the farthest figure is."""
        return self.instances[0].size
