"""Where a figure comes from, and what a source prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from effsota.model.given import Given
from effsota.units import FLOP_PER_MULTIPLY_ADD, Quantity


class Source(Given):
    """A document that a figure was taken from; `keys` names the inputs it vouches for (empty: all)."""

    title: str
    url: str | None = None
    where: str | None = None
    authors: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    KEYS: ClassVar[Mapping[str, str]] = {"keys": "for"}
    OF_THE_RECORD: ClassVar[frozenset[str]] = frozenset({"date", "result"})

    @property
    def is_of_compute(self) -> bool:
        """Whether it vouches for compute: not only for the record's day, or its result."""
        return not self.keys or not self.OF_THE_RECORD.issuperset(self.keys)


class Published(Given):
    """What a source prints, as evidence: never used for ranking.

    `counts_multiply_add_as` is 1 where the source counts a multiply-add as one operation.
    `url` and `analysis_url` are the links that the source prints, right or wrong. `headed` is compute under
    the unit that stands over it where that is wrong, `also` the same compute printed a second time, and
    `period` the time over which the printed factor was reached. Records dated after `until` are not held
    against the doubling time.
    """

    compute: Quantity | None = None
    headed: Quantity | None = None
    also: tuple[Quantity, ...] = ()
    counts_multiply_add_as: int = 2
    reduction_factor: float | None = None
    growth_factor: float | None = None
    doubling_time: Quantity | None = None
    period: Quantity | None = None
    until: dt.date | None = None
    date: dt.date | None = None
    url: str | None = None
    analysis_url: str | None = None
    source: Source | None = None
    note: str | None = None

    @property
    def compute_flop(self) -> float | None:
        """Printed compute in FLOP with a multiply-add counted as two, None where none is printed."""
        if self.compute is None:
            return None
        return self.compute.base * FLOP_PER_MULTIPLY_ADD / self.counts_multiply_add_as


class LoggedRun(Given):
    """The run that a figure belongs to, by its log (or the folder of its recipe's logs) and its step."""

    step: int | None
    log: str | None


class Misprint(Given):
    """One statement of a source beside what another place says: dates and periods as text, or words."""

    what: str
    printed: str
    correct: str
    source: Source
    against: Source | None = None
    reason: str | None = None
