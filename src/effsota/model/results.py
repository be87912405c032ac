"""What we compute from the records of a track: their places on its board, the fit through them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from effsota.frozen import Frozen, found_once
from effsota.model.kinds import Fit, Series
from effsota.model.margin import EXACT, Margin
from effsota.model.records import Record
from effsota.model.resources import Amount, Resource, Share
from effsota.model.tracks import Track

TWO = 2


class Entry(Frozen):
    """A record on its board: `amount` of the board's `resource`, `factor` times better than the baseline.

    `margin` is by how much its own amount leaves the factor open, without the baseline's.
    `is_within_error`: on the frontier, but ahead of the previous best by less than its own uncertainty.
    `shares` are what the factor is the product of, and `step` what that over the frontier record before is;
    not `is_comparable`: taken under another condition than
    the board's, so that it has no rank.
    """

    record: Record
    resource: Resource
    amount: Amount
    factor: float
    factor_low: float
    factor_high: float
    is_baseline: bool
    is_frontier: bool
    is_fitted: bool
    rank: int | None
    shares: tuple[Share, ...] = ()
    step: tuple[Share, ...] = ()
    is_comparable: bool = True
    is_within_error: bool = False
    margin: Margin = EXACT

    @property
    def is_of_systems(self) -> bool:
        """Whether it took a record by systems alone: what is no gain of theirs did not improve."""
        rest = [share.factor for share in self.step if not share.is_systems]
        return len(rest) < len(self.step) and math.prod(rest) <= 1


class Leaderboard(Frozen, dict=True):
    """One track by one resource, with its entries by date, then path; `sota` is the last frontier entry.

    `condition` is that under which all was taken that it ranks, such as on which chips; empty where none is.
    """

    track: Track
    resource: Resource
    entries: tuple[Entry, ...]
    condition: str = ""

    @found_once
    def main_unit(self) -> str:
        """The unit of its amounts where only one is shown."""
        return self.track.main_unit

    @found_once
    def baseline(self) -> Entry | None:
        """The entry that the factors are computed against."""
        return next((entry for entry in self.entries if entry.is_baseline), None)

    @found_once
    def by_path(self) -> Mapping[str, Entry]:
        """The entries by permanent id."""
        return {entry.record.submission.path: entry for entry in self.entries}

    @found_once
    def frontier(self) -> tuple[Entry, ...]:
        """The efficiency frontier by date."""
        return tuple(entry for entry in self.entries if entry.is_frontier)

    @property
    def sota(self) -> Entry | None:
        """The efficiency SOTA: the last frontier entry."""
        return self.frontier[-1] if self.frontier else None

    @found_once
    def count_by_model(self) -> Mapping[str, int]:
        """How many entries each model has."""
        return Counter(entry.record.submission.model for entry in self.entries)

    @found_once
    def ranked_count(self) -> int:
        """How many entries have a rank."""
        return sum(entry.rank is not None for entry in self.entries)


class ReferenceGrowth(Frozen):
    """What a reference trend yields over a track's period."""

    id: str
    name: str
    doubling_months: float
    factor: float


class DoublingSpan(Frozen):
    """The least and the most doubling time in months; the most is infinite where it may stand still."""

    low: float
    high: float


class Rests(StrEnum):
    """What the 95 % interval of a doubling time rests on, in words."""

    PUBLICATIONS = (
        "the scatter of all ranked records that count for the trend, those of one publication as one"
    )
    PAIRS = "the pairs of gap and gain between records"
    STANDING = "how far the standing record strays from its line"
    ESTIMATES = "the uncertainties of the two estimates"
    NOTHING = "nothing: there are too few records for an interval"


class NoRate(StrEnum):
    """Why some records have no doubling time, in words."""

    TOO_FEW = "too few records"
    TOO_SHORT = "too short a time for a rate"
    NOT_MEASURED = "no growth measured"
    UNCERTAIN = "no certain growth"  # the interval holds a standstill as well


class Trend(Frozen):
    """The rate of a board: doubling time in months, 95 % interval, growth per year.

    Of a population it is that of the least-squares line through what is fitted, of a series of records the
    total gain over the total time. `low` and `high` are the 95 % interval of the rate, from `interval_points`
    publications or pairs as `rests_on` says; None where there are too few. An unbounded end is `math.inf`.
    `centre_months` is the doubling time in the middle of that interval: in a population that of all ranked
    records, which need not be the frontier's.
    `scatter` is Student's interval about the line of a frontier alone, which is too narrow: a frontier is
    picked by its scatter. `tolerance` is what the uncertainties of two estimates leave open: a convention.
    `intercept_log2` is the fitted log2 of the factor at `start`; `growth_per_year` is None below a year.
    `endpoint_months` is the doubling time from the first fitted record to the last, whatever lies between.
    `has_level_before`: the total gain begins with the record before the `points` that are counted.
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
    series: Series = Series.POPULATION
    rests_on: Rests = Rests.NOTHING
    interval_points: int = 0
    centre_months: float | None = None
    tolerance: DoublingSpan | None = None
    scatter: DoublingSpan | None = None
    has_level_before: bool = False

    @property
    def is_in_interval(self) -> bool:
        """Whether the doubling time lies in its own interval; False too where there is none."""
        if self.low is None or self.high is None:
            return False
        months = self.doubling_time_months
        return self.low <= months <= self.high or any(
            map(math.isclose, (self.low, self.high), (months, months))
        )

    @property
    def has_told_interval(self) -> bool:
        """Whether its interval is told: it holds the doubling time, or a standstill, which leaves no rate."""
        return self.is_in_interval or self.high == math.inf

    @property
    def digits(self) -> int:
        """How many digits of the doubling time mean something: one between two records."""
        return 1 if self.points == TWO else 3
