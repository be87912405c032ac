"""How far a trend can be trusted: fragility, eras, break."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from effsota.frozen import Frozen
from effsota.model.results import DoublingSpan, Entry, NoRate, Rests, Trend
from effsota.model.tracks import Era


class Sturdiness(StrEnum):
    """A doubling time's fragility in a word."""

    STURDY = "sturdy"
    LEANS = "leans on one record"
    NO_SINGLE = "no single rate"
    DISPUTED = "hangs on a disputed figure"
    TOO_FEW = "too few points"


class Doubt(StrEnum):
    """A reason why a doubling time is not sturdy, in words."""

    ONE_RECORD = "without one record it is another"
    CURVED = "the records follow a curve"
    BROKEN = "the rate changed"
    ENDS = "the end points give another rate"
    ERA = "an era has another rate"
    FRONTIER = "the frontier goes at another rate than all records"
    DISPUTED = "a disputed figure decides"


class Fragility(Frozen):
    """What becomes of a doubling time when the data change a little; spans are in months.

    `doubts` are why it is not sturdy. `leans_on` is the record whose absence changes most; `shaky` the one
    with the largest effect when it is off by its own uncertainty; `all_records_months` the doubling time over
    all ranked records.
    """

    word: Sturdiness
    leave_one_out: DoublingSpan | None
    leans_on: str | None
    shaky: str | None
    estimate_off: DoublingSpan | None
    dates_off: DoublingSpan | None
    all_records_months: float | None
    doubts: tuple[Doubt, ...] = ()


class Varied(StrEnum):
    """What is chosen otherwise, in words."""

    ESTIMATE = "another estimate"
    DATE = "the day it was first public"
    DISPUTED = "a disputed record"
    LEVEL = "another level"


class Sensitivity(Frozen):
    """The headlines of a board by another choice on file: doubling time in months, factor, p of a break.

    `record` is the path of the one that is taken otherwise, None where that is the level; `choice` says how.
    """

    varied: Varied
    record: str | None
    choice: str
    doubling_time_months: float | None
    factor: float | None
    p_value: float | None


class EraTrend(Frozen):
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


class Break(Frozen):
    """The best single break of a series: its day, the doubling times in months around it, and a p value.

    A doubling time is None where nothing grew. `p_value` is None where the split is described and not tested;
    `found` where it is below 0.05, tested on what `rests_on` says.
    """

    at: date
    before_months: float | None
    after_months: float | None
    p_value: float | None
    found: bool
    rests_on: Rests = Rests.NOTHING


class Analysis(Frozen):
    """Everything beyond the rate itself; `later_break` is looked for in what follows a found one."""

    fragility: Fragility
    eras: tuple[EraTrend, ...] = ()
    break_: Break | None = None
    later_break: Break | None = None
    sensitivities: tuple[Sensitivity, ...] = ()
