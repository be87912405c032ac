"""Series that are made up, of a known rate, with the scatter, gaps and gains of the records on file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from effsota.boards.trend.best_split import Process
from effsota.boards.trend.intervals import Pair, Point
from effsota.boards.trend.line import fit_line
from effsota.boards.trend.observed import pairs_of, points_of, population_of, publications_of
from effsota.boards.trend.pooled import Effect, pool_boards
from effsota.model import Board
from effsota.units import months_between

if TYPE_CHECKING:
    from numpy.random import Generator

MOST_MODELS = 3
SHARED = 0.5  # of the variance of a model, what it has in common with others of its publication
LEFT_OF_A_RATE = 0.25  # after a break


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Publications over some months, each with up to three models, scattered about a line."""

    rate: float
    scatter: float
    months: float

    @classmethod
    def like(cls, board: Board) -> Population:
        """Return one like a board's."""
        points = publications_of(population_of(board.leaderboard))
        line = fit_line(*_columns(points))
        if line is None:
            raise ValueError(board.leaderboard.track.id)
        return cls(rate=line.slope, scatter=line.residual, months=points[-1][0])

    def draw(self, generator: Generator, count: int, *, after: float = 1.0) -> list[Point]:
        """Return publications, each the mean of its models; after half of the time at `after` of the rate."""
        days = np.sort(generator.uniform(0, self.months, count))
        half = self.months / 2
        trend = self.rate * (np.minimum(days, half) + after * np.maximum(days - half, 0))
        models = generator.integers(1, MOST_MODELS + 1, count)
        own = math.sqrt(1 - SHARED) * generator.standard_normal(count) / np.sqrt(models)
        off = self.scatter * (math.sqrt(SHARED) * generator.standard_normal(count) + own)
        return list(zip(days.tolist(), (trend + off).tolist(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records that each improved on the one before, by the gaps and gains of a board."""

    pairs: Sequence[Pair]

    @classmethod
    def like(cls, board: Board) -> Records:
        """Return some like a board's."""
        fitted = [entry for entry in board.leaderboard.entries if entry.is_fitted]
        return cls(pairs=tuple(pairs_of(points_of(fitted))))

    @property
    def rate(self) -> float:
        """The true rate in doublings a month."""
        return math.fsum(gain for _, gain in self.pairs) / math.fsum(gap for gap, _ in self.pairs)

    def draw(self, generator: Generator, count: int, *, after: float = 1.0) -> list[Pair]:
        """Return the pairs of so many records; in their second half gains are `after` of what they were."""
        picks = generator.integers(0, len(self.pairs), count - 1)
        return [
            (self.pairs[pick][0], self.pairs[pick][1] * (after if 2 * at >= count else 1.0))
            for at, pick in enumerate(picks)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Largest:
    """The standing record of runs that come at random, scattered about a line."""

    rate: float
    scatter: float
    runs_a_month: float

    @classmethod
    def like(cls, board: Board, since: date) -> Largest:
        """Return one like a board's since a day."""
        entries = [each for each in population_of(board.leaderboard) if each.record.submission.date >= since]
        points = points_of(entries)
        line = fit_line(*_columns(points))
        if line is None:
            raise ValueError(board.leaderboard.track.id)
        months = months_between(since, entries[-1].record.submission.date)
        return cls(rate=line.slope, scatter=line.residual, runs_a_month=len(points) / months)

    def draw(self, generator: Generator, count: int, *, after: float = 1.0) -> tuple[list[Point], Process]:
        """Return so many records, and all the runs among which they are; half of them before a break."""
        runs: list[Point] = []
        standing: list[Point] = []
        month, trend, best = 0.0, 0.0, self.scatter * 2
        floor = best
        while len(standing) < count:
            gap = float(generator.exponential(1 / self.runs_a_month))
            month += gap
            trend += gap * self.rate * (after if 2 * len(standing) >= count else 1.0)
            log = trend + self.scatter * float(generator.standard_normal())
            runs.append((month, log))
            if log > best:
                best = log
                standing.append(runs[-1])
        return standing, Process(points=runs, floor=floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Tracks whose log doubling times scatter about a mean, with the errors on file."""

    mean: float
    between: float
    errors: Sequence[float]

    @classmethod
    def like(cls, boards: Sequence[Board]) -> Tracks:
        """Return some like those of a tracker."""
        pooled = pool_boards(boards)
        if pooled is None:
            raise ValueError(len(boards))
        errors = tuple(study.effect.error for study in pooled.studies)
        return cls(mean=math.log(pooled.months), between=math.log(pooled.spread), errors=errors)

    def draw_one(self, generator: Generator) -> float:
        """Return the true value of a new track."""
        return self.mean + self.between * float(generator.standard_normal())

    def draw(self, generator: Generator, count: int) -> list[Effect]:
        """Return the effects of so many tracks."""
        errors = [self.errors[at % len(self.errors)] for at in range(count)]
        return [
            Effect(self.draw_one(generator) + error * float(generator.standard_normal()), error)
            for error in errors
        ]


def _columns(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [month for month, _ in points], [log for _, log in points]
