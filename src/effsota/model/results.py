"""What we compute from the records of a track: their places on its board, the fit through them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from effsota.model.kinds import Fit
from effsota.model.records import Record
from effsota.model.resources import Amount, Resource, Split
from effsota.model.tracks import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record on its board: `amount` of the board's resource, `factor` times better than the baseline.

    `is_within_error`: on the frontier, but ahead of the previous best by less than its own uncertainty.
    """

    record: Record
    amount: Amount
    factor: float
    factor_low: float
    factor_high: float
    is_baseline: bool
    is_frontier: bool
    is_fitted: bool
    rank: int | None
    split: Split | None = None
    is_within_error: bool = False


@dataclass(frozen=True, kw_only=True)
class Leaderboard:
    """One track by one resource, with its entries by date, then path; `sota` is the last frontier entry."""

    track: Track
    resource: Resource
    entries: tuple[Entry, ...]

    @property
    def main_unit(self) -> str:
        """The unit of its amounts where only one is shown."""
        return self.track.main_unit if self.resource is self.track.resource else self.resource.units[0]

    @cached_property
    def baseline(self) -> Entry | None:
        """The entry that the factors are computed against."""
        return next((entry for entry in self.entries if entry.is_baseline), None)

    @cached_property
    def frontier(self) -> tuple[Entry, ...]:
        """The efficiency frontier by date."""
        return tuple(entry for entry in self.entries if entry.is_frontier)

    @property
    def sota(self) -> Entry | None:
        """The efficiency SOTA: the last frontier entry."""
        return self.frontier[-1] if self.frontier else None

    @cached_property
    def ranked_count(self) -> int:
        """How many entries have a rank."""
        return sum(entry.rank is not None for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceGrowth:
    """What a reference trend yields over a track's period."""

    id: str
    name: str
    doubling_months: float
    factor: float


class NoRate(StrEnum):
    """Why some records have no doubling time, in words."""

    TOO_FEW = "too few records"
    TOO_SHORT = "too short a time for a rate"
    NOT_MEASURED = "no growth measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The log-linear fit of a board: doubling time in months, 95 % interval, growth per year.

    `low` and `high` are None where two points leave no interval. An unbounded end is `math.inf`.
    `intercept_log2` is the fitted log2 of the factor at `start`; `growth_per_year` is None below a year.
    `endpoint_months` is the doubling time from the first fitted record to the last, whatever lies between.
    """

    doubling_time_months: float
    low: float | None
    high: float | None
    points: int
    fit: Fit
    start: date
    end: date
    intercept_log2: float
    growth_per_year: float | None
    references: tuple[ReferenceGrowth, ...] = ()
    band: tuple[tuple[date, float, float], ...] = ()
    endpoint_months: float | None = None
