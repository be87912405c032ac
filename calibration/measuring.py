"""What is measured, a row for each series, number of records and statistic; each has a seed of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import numpy as np

from calibration.made_up import LEFT_OF_A_RATE, Largest, Population, Records, Tracks
from effsota.boards.trend.best_split import (
    FEWEST_POINTS,
    SIGNIFICANT,
    BestSplit,
    pairs_after,
    told_again,
)
from effsota.boards.trend.breaks import split_pairs, split_population, split_standing
from effsota.boards.trend.intervals import (
    RateSpan,
    population_span,
    renewal_span,
    standing_span,
)
from effsota.boards.trend.pooled import pool_effects

if TYPE_CHECKING:
    from numpy.random import Generator

SEED = 2026_11_27
DRAWS = 2000
FEWEST_FOR_A_TEST = 15
INTERVAL, BREAK, LATER, NAMED = "doubling time", "best break", "later break", "change at a named day"

What = Literal["coverage", "size", "power"]
Draw = Callable[["Generator"], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to measure: `draw` tells whether it came about in one series."""

    series: str
    n: int
    statistic: str
    what: What
    draw: Draw

    @property
    def nominal(self) -> float | None:
        """What it should be; a power has no such number."""
        return {"coverage": 1 - SIGNIFICANT, "size": SIGNIFICANT}.get(self.what)

    @property
    def seed(self) -> int:
        """The seed of this row alone."""
        return SEED + crc32(f"{self.series} {self.n} {self.statistic} {self.what}".encode())

    def measure(self, draws: int = DRAWS) -> float:
        """Return in which share of series it came about."""
        generator = np.random.default_rng(self.seed)
        return sum(self.draw(generator) for _ in range(draws)) / draws


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the series are made up by."""

    population: Population
    records: Records
    largest: Largest
    tracks: Tracks


def rows_of(given: Given) -> Iterator[Row]:
    """Yield every row."""
    for n in (5, 8, 15, 40):
        yield from _population(given.population, n)
    for n in (20, 50, 90):
        yield from _records(given.records, n)
    for n in (8, 15, 30):
        yield from _largest(given.largest, n)
    for n in (4, 8):
        yield from _tracks(given.tracks, n)


def _population(of: Population, n: int) -> Iterator[Row]:
    def row(statistic: str, what: What, draw: Draw) -> Row:
        return Row(series="population", n=n, statistic=statistic, what=what, draw=draw)

    yield row(INTERVAL, "coverage", lambda it: _holds(population_span(of.draw(it, n)), of.rate))
    if n < FEWEST_POINTS:
        return
    half = of.months / 2
    yield row(BREAK, "size", lambda it: _is_found(split_population(of.draw(it, n))))
    yield row(BREAK, "power", lambda it: _is_found(split_population(of.draw(it, n, after=LEFT_OF_A_RATE))))
    yield row(NAMED, "size", lambda it: _is_found(split_population(of.draw(it, n), half)))
    if n > FEWEST_FOR_A_TEST:
        yield row(LATER, "size", lambda it: _later_in_population(of, n, it))


def _records(of: Records, n: int) -> Iterator[Row]:
    def row(statistic: str, what: What, draw: Draw) -> Row:
        return Row(series="records", n=n, statistic=statistic, what=what, draw=draw)

    yield row(INTERVAL, "coverage", lambda it: _holds(renewal_span(of.draw(it, n)), of.rate))
    yield row(BREAK, "size", lambda it: _is_found(split_pairs(of.draw(it, n))))
    yield row(BREAK, "power", lambda it: _is_found(split_pairs(of.draw(it, n, after=LEFT_OF_A_RATE))))
    if n > 20:
        yield row(LATER, "size", lambda it: _later(of, n, it))


def _later(of: Records, n: int, generator: Generator) -> bool:
    """Tell whether a second break is found in a series that has one, and whose first was found."""
    while True:
        pairs = of.draw(generator, n, after=LEFT_OF_A_RATE)
        first = split_pairs(pairs)
        if first is not None and _is_found(first):
            return _is_found(told_again(split_pairs(pairs_after(pairs, first))))


def _later_in_population(of: Population, n: int, generator: Generator) -> bool:
    while True:
        points = of.draw(generator, n, after=LEFT_OF_A_RATE)
        first = split_population(points)
        if first is not None and _is_found(first):
            rest = [point for point in points if point[0] >= first.month]
            return _is_found(split_population(rest))


def _tracks(of: Tracks, n: int) -> Iterator[Row]:
    def row(statistic: str, draw: Draw) -> Row:
        return Row(series="tracks", n=n, statistic=statistic, what="coverage", draw=draw)

    def holds_mean(it: Generator) -> bool:
        pooled = pool_effects(of.draw(it, n))
        return pooled is not None and abs(pooled.mean - of.mean) <= pooled.half

    def holds_new(it: Generator) -> bool:
        pooled = pool_effects(of.draw(it, n))
        return pooled is not None and abs(pooled.mean - of.draw_one(it)) <= pooled.new_half

    yield row("doubling time together", holds_mean)
    yield row("doubling time of a new track", holds_new)


def _largest(of: Largest, n: int) -> Iterator[Row]:
    def row(statistic: str, what: What, draw: Draw) -> Row:
        return Row(series="largest runs", n=n, statistic=statistic, what=what, draw=draw)

    def named(it: Generator) -> bool:
        points, process = of.draw(it, n)
        return _is_found(split_standing(points, process, (points[0][0] + points[-1][0]) / 2))

    yield row(INTERVAL, "coverage", lambda it: _holds(standing_span(of.draw(it, n)[0]), of.rate))
    if n < FEWEST_FOR_A_TEST:
        return
    yield row(BREAK, "size", lambda it: _is_found(split_standing(*of.draw(it, n))))
    yield row(BREAK, "power", lambda it: _is_found(split_standing(*of.draw(it, n, after=LEFT_OF_A_RATE))))
    yield row(NAMED, "size", named)


def _holds(span: RateSpan | None, rate: float) -> bool:
    return span is not None and span.low <= rate <= span.high


def _is_found(split: BestSplit | None) -> bool:
    return split is not None and split.p_value is not None and split.p_value < SIGNIFICANT
