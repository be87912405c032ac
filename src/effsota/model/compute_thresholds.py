"""Amounts of training compute from which laws, orders and proposals ask something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from effsota.model.given import Given
from effsota.model.sources import Source
from effsota.units import Quantity


class MetBy(StrEnum):
    """Whether a run meets a threshold with more than it, or with as much already."""

    MORE = "more"
    AS_MUCH = "as-much"


class ThresholdStatus(StrEnum):
    """Where a threshold stands, in the order in which thresholds of one amount are shown."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    PROPOSED = "proposed"
    REVOKED = "revoked"
    REJECTED = "rejected"


class ReadOfLaw(StrEnum):
    """What was read of a threshold, the surest first."""

    TEXT = "text"
    SECOND_HAND = "second-hand"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputeThreshold(Given):
    """One threshold: how much, where, of what, what follows, and what was read of it."""

    id: str
    name: str
    where: str
    compute: Quantity
    met_by: MetBy
    instrument: str
    counts: str
    follows: str
    status: ThresholdStatus
    since: dt.date | None
    until: dt.date | None
    read: ReadOfLaw
    source: Source
    note: str | None

    @property
    def flop(self) -> float:
        """The amount in FLOP."""
        return self.compute.base
