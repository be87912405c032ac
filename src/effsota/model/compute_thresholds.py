"""Amounts of training compute from which laws, orders and proposals ask something."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from effsota.model.given import Given
from effsota.model.sources import Source
from effsota.model.training_phases import CountedFor
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


class OriginalShare(Given):
    """A share of the compute of the model that was modified.

    `systemic_risk` and `otherwise` are ids of thresholds: what is counted for an original that is of such a
    kind, and what stands in where its compute is not known.
    """

    share: str
    systemic_risk: str
    otherwise: str

    @property
    def of_one(self) -> float:
        """The share as a number."""
        part, whole = self.share.split("/")
        return float(part) / float(whole)

    def stands_in(self, *, has_systemic_risk: bool) -> str:
        """Return the id of the threshold for originals with systemic risk, or for others."""
        return self.systemic_risk if has_systemic_risk else self.otherwise


class ComputeThreshold(Given):
    """One threshold: how much, where, of what, what follows, and what was read of it.

    It has either an amount, `compute`, or a share of what the original of a modification took.
    """

    id: str
    name: str
    where: str
    compute: Quantity | None
    share_of_original: OriginalShare | None
    met_by: MetBy
    counted: CountedFor = CountedFor.CUMULATIVE
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
    def flop(self) -> float | None:
        """The amount in FLOP, None where it is a share of what an original took."""
        return None if self.compute is None else self.compute.base

    @property
    def is_dead(self) -> bool:
        """Whether it was revoked or rejected: nobody is held against it."""
        return self.status in {ThresholdStatus.REVOKED, ThresholdStatus.REJECTED}

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether it is in force on a day."""
        if self.status is ThresholdStatus.NOT_YET:
            return self.since is not None and self.since <= day
        return self.status is ThresholdStatus.IN_FORCE
