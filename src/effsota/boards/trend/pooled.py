"""Is there one rate of efficiency? Doubling times of several tracks put together, by random effects."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from effsota.boards.trend.distributions import student_t
from effsota.boards.trend.line import CONFIDENCE
from effsota.boards.uncertainty import NORMAL_95
from effsota.frozen import Frozen
from effsota.model import Board, Domain, Trend
from effsota.model.resources import TRAINING_COMPUTE
from effsota.units import months_between

FEWEST_STUDIES = 4
LEAST_MONTHS = 12.0
MOST_VARIANCE = 1e4
HALVINGS = 200


class Effect(NamedTuple):
    """The natural logarithm of a doubling time in months, and its standard error."""

    log_months: float
    error: float


class PooledLog(NamedTuple):
    """A mean of effects, its 95 % half-width, the spread between them, and the half-width for a new one."""

    mean: float
    half: float
    between: float
    new_half: float


class Study(Frozen):
    """A track's doubling time in months with its interval, or what its two estimates leave open."""

    board: Board
    months: float
    low: float
    high: float

    @property
    def effect(self) -> Effect:
        """The study on the scale of logarithms, as if its interval were normal there."""
        return Effect(
            log_months=math.log(self.low * self.high) / 2,
            error=math.log(self.high / self.low) / (2 * NORMAL_95),
        )


class Pooled(Frozen):
    """Doubling times of tracks together, in months: the mean with its 95 % interval, and a new track's.

    `spread` is the factor within which about two thirds of the tracks lie around the mean, `left_out` the
    boards whose rate is of less than a year or has no end. `domain` is None where tracks of all are pooled.
    """

    studies: tuple[Study, ...]
    left_out: tuple[Board, ...]
    months: float
    low: float
    high: float
    spread: float
    new_low: float
    new_high: float
    domain: Domain | None = None


def pool_effects(effects: Sequence[Effect]) -> PooledLog | None:
    """Return the random-effects mean of some effects; None below four.

    Source: Paule and Mandel, "Consensus values and weighting factors" (1982), for the spread; Hartung and
    Knapp, "A refined method for the meta-analysis of controlled clinical trials" (2001), for the interval;
    Higgins, Thompson and Spiegelhalter, "A re-evaluation of random-effects meta-analysis" (2009), section
    4.1, for that of a new one.
    """
    count = len(effects)
    if count < FEWEST_STUDIES:
        return None
    between = _between(effects)
    weights = [1 / (effect.error**2 + between) for effect in effects]
    mean = _mean(effects, weights)
    squares = _misfit(effects, between) / (count - 1)
    # The refinement must not narrow the interval where the effects happen to agree.
    variance = max(1.0, squares) / math.fsum(weights)
    return PooledLog(
        mean=mean,
        half=student_t(count - 1, CONFIDENCE) * math.sqrt(variance),
        between=math.sqrt(between),
        new_half=student_t(count - 2, CONFIDENCE) * math.sqrt(between + variance),
    )


def pool_boards(boards: Sequence[Board], domain: Domain | None = None) -> Pooled | None:
    """Return the doubling times of efficiency tracks together; None below four that have one."""
    asked = [
        board
        for board in boards
        if board.leaderboard.track.kind.counts_training
        and board.leaderboard.resource.key == TRAINING_COMPUTE.key
        and not board.leaderboard.track.kind.grows
        and domain in {None, board.leaderboard.track.domain}
    ]
    pairs = [(board, _study(board, board.trend)) for board in asked]
    studies = tuple(study for _, study in pairs if study is not None)
    found = pool_effects([study.effect for study in studies])
    if found is None:
        return None
    return Pooled(
        studies=studies,
        left_out=tuple(board for board, study in pairs if study is None),
        months=math.exp(found.mean),
        low=math.exp(found.mean - found.half),
        high=math.exp(found.mean + found.half),
        spread=math.exp(found.between),
        new_low=math.exp(found.mean - found.new_half),
        new_high=math.exp(found.mean + found.new_half),
        domain=domain,
    )


def _study(board: Board, trend: Trend | None) -> Study | None:
    """Return a board's rate where it covers a year and has an interval with an end."""
    if trend is None or months_between(trend.start, trend.end) < LEAST_MONTHS:
        return None
    ends = trend.tolerance or trend
    if ends.low is None or ends.high is None or ends.high == math.inf:
        return None
    return Study(board=board, months=trend.doubling_time_months, low=ends.low, high=ends.high)


def _mean(effects: Sequence[Effect], weights: Sequence[float]) -> float:
    total = math.fsum(weights)
    logs = (effect.log_months for effect in effects)
    return math.fsum(weight * log for log, weight in zip(logs, weights, strict=True)) / total


def _misfit(effects: Sequence[Effect], between: float) -> float:
    """Return the weighted squares about the mean, which should be one less than there are effects."""
    weights = [1 / (effect.error**2 + between) for effect in effects]
    mean = _mean(effects, weights)
    return math.fsum(
        weight * (effect.log_months - mean) ** 2 for effect, weight in zip(effects, weights, strict=True)
    )


def _between(effects: Sequence[Effect]) -> float:
    """Return the variance between effects, by halving: the misfit falls as it grows."""
    expected, low, high = len(effects) - 1, 0.0, MOST_VARIANCE
    if _misfit(effects, low) <= expected:
        return 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _misfit(effects, middle) > expected else (low, middle)
    return high
