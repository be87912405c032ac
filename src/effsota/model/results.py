"""What we compute from the claims: records, boards, trends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model.claims import Bound, StatusName

if TYPE_CHECKING:
    from datetime import date

    from effsota.model.analysis import Analysis
    from effsota.model.claims import Submission
    from effsota.model.estimates import Estimate, Method
    from effsota.model.sources import Source
    from effsota.model.tracks import Fit, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One factor of a sum: `value` in `unit`, as written (`text`), with the sources that vouch for it.

    `key` is the YAML key it came from; `is_default` marks a value that nobody wrote.
    """

    key: str
    what: str
    value: float
    unit: str
    text: str
    note: str | None = None
    sources: tuple[Source, ...] = ()
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """An estimate with its computed compute in FLOP: the product of its terms, and the 95 % range."""

    estimate: Estimate
    terms: tuple[Term, ...]
    compute_flop: float
    uncertainty: float

    @property
    def low_flop(self) -> float:
        """The lower end of the 95 % range in FLOP."""
        return self.compute_flop / self.uncertainty

    @property
    def high_flop(self) -> float:
        """The upper end of the 95 % range in FLOP."""
        return self.compute_flop * self.uncertainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A submission with its computed compute; the first estimate is the headline."""

    submission: Submission
    estimates: tuple[Priced, ...]

    @property
    def headline(self) -> Priced:
        """The estimate that the board shows."""
        return self.estimates[0]

    @property
    def compute_flop(self) -> float:
        """The headline compute in FLOP."""
        return self.headline.compute_flop

    @property
    def is_exact(self) -> bool:
        """Whether the compute is what was used, not at most what was used."""
        return self.submission.bound is Bound.EXACT

    @property
    def is_ranked(self) -> bool:
        """Whether the record takes part in frontier, rank and fit."""
        return self.is_exact and self.submission.status.name is StatusName.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far several estimates of one record lie apart: the largest over the smallest, by which methods."""

    methods: tuple[Method, ...]
    estimates: int
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A reduction factor as fewer examples × fewer FLOP per example (× what the factors changed)."""

    fewer_examples: float
    fewer_flop_per_example: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record on its board. `factor` is the reduction factor, in a compute trend the growth factor.

    `is_within_error`: on the frontier, but ahead of the previous best by less than its own uncertainty.
    """

    record: Record
    factor: float
    factor_low: float
    factor_high: float
    is_baseline: bool
    is_frontier: bool
    is_fitted: bool
    rank: int | None
    split: Split | None = None
    is_within_error: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard:
    """One track with its entries by date, then path; `sota` is the last frontier entry."""

    track: Track
    entries: tuple[Entry, ...]

    @property
    def baseline(self) -> Entry | None:
        """The entry that the factors are computed against."""
        return next((entry for entry in self.entries if entry.is_baseline), None)

    @property
    def frontier(self) -> tuple[Entry, ...]:
        """The efficiency frontier by date."""
        return tuple(entry for entry in self.entries if entry.is_frontier)

    @property
    def sota(self) -> Entry | None:
        """The efficiency SOTA: the last frontier entry."""
        return self.frontier[-1] if self.frontier else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceGrowth:
    """What a reference trend yields over a track's period."""

    id: str
    name: str
    doubling_months: float
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The log-linear fit of a board: doubling time in months, 95 % interval, growth per year.

    `low` and `high` are None where two points leave no interval. An unbounded end is `math.inf`;
    a negative doubling time is a halving time. `intercept_log2` is the fitted log2 of the factor at `start`.
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
    growth_per_year: float
    references: tuple[ReferenceGrowth, ...] = ()
    band: tuple[tuple[date, float, float], ...] = ()
    endpoint_months: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A leaderboard with its trend, None where there are too few points, and what a build adds to it.

    `with_disputed` is the board as it would be with its disputed records counted, None where it has none.
    """

    leaderboard: Leaderboard
    trend: Trend | None
    analysis: Analysis | None = None
    with_disputed: Board | None = None
