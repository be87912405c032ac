"""The bootstrap of a doubling time: records resampled, estimates drawn from their uncertainty, seeded."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from effsota.boards.uncertainty import NORMAL_95
from effsota.model import DoublingSpan, Entry
from effsota.units import months_between

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 2005_04305
RESAMPLES = 4000
ROWS = 250  # resamples at a time: no more of them than is quickly at hand


def bootstrap_doubling(entries: Sequence[Entry]) -> DoublingSpan | None:
    """Return the percentile 95 % interval of the doubling time in months; None below three points.

    A resample without a rising slope never doubles: it counts as infinite.

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; the draws of
    estimates follow Sevilla et al., "Compute Trends Across Three Eras" (2022), appendix.
    """
    if len(entries) < 3:
        return None
    generator = np.random.default_rng(SEED)
    months, logs, spreads = _columns(entries)
    drawn = logs + spreads * generator.standard_normal((RESAMPLES, len(entries)))
    slopes = np.concatenate(
        [_resample(generator, months, drawn[at : at + ROWS]) for at in range(0, RESAMPLES, ROWS)]
    )
    doubling = np.full(RESAMPLES, np.inf)
    np.divide(1, slopes, out=doubling, where=slopes > 0)
    low, high = np.quantile(doubling, [0.025, 0.975], method="closest_observation")
    return DoublingSpan(low=float(low), high=float(high))


def _resample(
    generator: np.random.Generator, months: NDArray[np.float64], drawn: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the slope of each row of drawn estimates, as many of them picked as there are, some twice."""
    picks = generator.integers(0, drawn.shape[1], drawn.shape)
    return slopes_of(months[picks], np.take_along_axis(drawn, picks, axis=1))


def _columns(entries: Sequence[Entry]) -> tuple[NDArray[np.float64], ...]:
    """Return months since the first entry, log2 of the factor and the standard deviation of its estimate."""
    start = entries[0].record.submission.date
    return (
        np.array([months_between(start, entry.record.submission.date) for entry in entries]),
        np.array([math.log2(entry.factor) for entry in entries]),
        np.array([math.log2(entry.amount.uncertainty) / NORMAL_95 for entry in entries]),
    )


def slopes_of(months: NDArray[np.float64], logs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the least-squares slope of each row; zero where all months of a row are the same."""
    centred = months - months.mean(axis=1, keepdims=True)
    spread = (centred**2).sum(axis=1)
    slopes = np.zeros(len(spread))
    np.divide((centred * logs).sum(axis=1), spread, out=slopes, where=spread > 1e-9)
    return slopes
