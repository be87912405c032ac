"""How far a trend can be trusted: bootstrap, fragility, eras, break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from effsota.model.results import DoublingSpan, Entry, NoRate, Trend
from effsota.model.tracks import Era


class Sturdiness(StrEnum):
    """A doubling time's fragility in a word."""

    STURDY = "sturdy"
    LEANS = "leans on one record"
    TOO_FEW = "too few points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragility:
    """What becomes of a doubling time when the data change a little; spans are in months.

    `leans_on` is the record whose absence changes most; `shaky` the one with the largest effect when it is
    off by its own uncertainty; `all_records_months` the doubling time over all ranked records.
    """

    word: Sturdiness
    leave_one_out: DoublingSpan | None
    leans_on: str | None
    shaky: str | None
    estimate_off: DoublingSpan | None
    dates_off: DoublingSpan | None
    all_records_months: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EraTrend:
    """A declared era with its own fit; where that is None, `absence` says why.

    `outside` are the records in it whose compute lies outside the range that the source prints for the era.
    `endpoint_months` is the doubling time from the level found at its start to the last record in it.
    """

    era: Era
    trend: Trend | None
    points: int
    outside: tuple[Entry, ...] = ()
    endpoint_months: float | None = None
    absence: NoRate | None = None

    @property
    def doubling_time_months(self) -> float | None:
        """The doubling time in months."""
        return None if self.trend is None else self.trend.doubling_time_months

    @property
    def low(self) -> float | None:
        """The lower end of its 95 % interval in months."""
        return None if self.trend is None else self.trend.low

    @property
    def high(self) -> float | None:
        """The upper end of its 95 % interval in months."""
        return None if self.trend is None else self.trend.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The best single break of a trend: its date with a 95 % interval, the rates around it, and a p value.

    `found` where the p value of the no-break fit is below 0.05.
    """

    at: date
    low: date
    high: date
    before_months: float
    after_months: float
    p_value: float
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything beyond the fit itself; the bootstrap interval is None below three points.

    `later_break` is looked for in what follows a break that was found.
    """

    bootstrap: DoublingSpan | None
    fragility: Fragility
    eras: tuple[EraTrend, ...] = ()
    break_: Break | None = None
    later_break: Break | None = None
