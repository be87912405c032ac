"""Rates of progress that others print: what is held fixed, how fast, how sure, and what was read of it."""

from __future__ import annotations

import math
from enum import StrEnum

from effsota.model.given import Given
from effsota.model.sources import Source
from effsota.units import DAYS_PER_MONTH, Quantity

MONTHS_PER_YEAR = 12
MOST_DOUBLINGS = 1000  # of a number in double precision


class RateQuantity(StrEnum):
    """What falls at a fixed level, or grows, in the order in which rates are shown."""

    TRAINING_COMPUTE = "training-compute"
    INFERENCE_COMPUTE = "inference-compute"
    LARGEST = "largest-training-compute"
    NOTABLE = "notable-training-compute"
    SAMPLES = "samples"
    PARAMETERS = "parameters"
    TIME = "time"
    OPERATIONS = "operations"
    PRICE = "price"
    COST = "cost"
    ENERGY = "energy"
    HARDWARE = "hardware-performance"
    PRICE_PERFORMANCE = "price-performance"
    ENERGY_EFFICIENCY = "energy-efficiency"


class RateBasis(StrEnum):
    """How a rate comes about: a fit, or two points."""

    FIT = "fit"
    TWO_POINTS = "two-points"


class ReadOf(StrEnum):
    """What was read of a work, the surest first."""

    WORK = "work"
    ABSTRACT = "abstract"
    SECOND_HAND = "second-hand"
    NONE = "none"


class Periods(Given):
    """Two doubling times, the shorter one first."""

    low: Quantity
    high: Quantity


class Growths(Given):
    """Two factors a year, the smaller one first."""

    low: float
    high: float


class RateEnds(Given):
    """Between which rates, in the one form that is printed; `level` in percent where it is an interval."""

    doubling_time: Periods | None
    growth_per_year: Growths | None
    level: float | None

    @property
    def months(self) -> tuple[float, float]:
        """The shorter and the longer doubling time in months."""
        if self.doubling_time is not None:
            return months_of(self.doubling_time.low), months_of(self.doubling_time.high)
        if self.growth_per_year is None:
            return 0.0, math.inf
        return months_at(self.growth_per_year.high), months_at(self.growth_per_year.low)


class Multiple(Given):
    """A factor and the time over which it was reached."""

    times: float
    over: Quantity


class PrintedPace(Given):
    """A rate in the one form in which it is printed."""

    doubling_time: Quantity | None
    growth_per_year: float | None
    factor: Multiple | None
    range: RateEnds | None

    @property
    def months(self) -> float:
        """The doubling time in months; of a range the geometric middle."""
        if self.doubling_time is not None:
            return months_of(self.doubling_time)
        if self.growth_per_year is not None:
            return months_at(self.growth_per_year)
        if self.factor is not None:
            return months_of(self.factor.over) / math.log2(self.factor.times)
        low, high = (0.0, math.inf) if self.range is None else self.range.months
        return math.sqrt(low * high) if low > 0 else 0.0


class PublishedRate(Given):
    """One rate of one work, in one of its versions; `beside` are the tracks of the same quantity."""

    id: str
    name: str
    quantity: RateQuantity
    held_fixed: str
    span: str
    basis: RateBasis = RateBasis.FIT
    rate: PrintedPace
    interval: RateEnds | None
    observations: int | None
    version: str | None
    read: ReadOf
    source: Source
    beside: tuple[str, ...] = ()
    differs: str | None
    note: str | None

    @property
    def doubling_months(self) -> float:
        """The doubling time, or halving time, in months."""
        return self.rate.months

    @property
    def growth_per_year(self) -> float:
        """How many times in a year; without end where it doubles faster than a number can say."""
        doublings = MONTHS_PER_YEAR / self.rate.months if self.rate.months > 0 else math.inf
        return 2.0**doublings if doublings < MOST_DOUBLINGS else math.inf

    @property
    def ends(self) -> RateEnds | None:
        """Its interval, else the range that is printed in its place."""
        return self.interval or self.rate.range

    @property
    def low_months(self) -> float | None:
        """The shorter end in months, None where none is printed."""
        return None if self.ends is None else self.ends.months[0]

    @property
    def high_months(self) -> float | None:
        """The longer end in months, None where none is printed."""
        return None if self.ends is None else self.ends.months[1]

    @property
    def is_verified(self) -> bool:
        """Whether the work or its abstract was read."""
        return self.read in {ReadOf.WORK, ReadOf.ABSTRACT}


def months_of(period: Quantity) -> float:
    """Return a period in months."""
    return period.base / DAYS_PER_MONTH


def months_at(growth_per_year: float) -> float:
    """Return the doubling time in months at a factor a year; without end at 1 and below."""
    return MONTHS_PER_YEAR / math.log2(growth_per_year) if growth_per_year > 1 else math.inf
