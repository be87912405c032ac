"""Whether and when a trend broke: a segmented fit over a grid of dates, with a bootstrapped p value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from effsota.boards.trend.bootstrap import SEED
from effsota.boards.trend.line import months_to_double
from effsota.boards.trend.observed import points_of
from effsota.model import Break, Entry
from effsota.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

FEWEST_POINTS = 8
FEWEST_A_SIDE = 3
MOST_CANDIDATES = 120
SIMULATIONS = 1999
SIGNIFICANT = 0.05
LEAST_RESIDUAL = 1e-12
# A product of matrices with more multiplications is shared out among threads, which wait for each other
# longer than these take to be worked out.
MOST_PRODUCTS, FEWEST_COLUMNS = 262_144, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Candidate breaks in months, with the direction that each adds to the basis of the straight fit.

    `turns` has a row for each candidate: its hinge made orthogonal to the straight fit, of length 1.
    """

    months: Array
    candidates: Array
    straight: Array
    turns: Array


def find_break(entries: Sequence[Entry]) -> Break | None:
    """Return the best single break of the entries' trend; None where there are too few points.

    The statistic is the largest gain of a continuous two-piece fit over all candidate dates; its null
    distribution is simulated from the straight fit, since a plain F test is not valid at a searched date.

    Source: Hansen, "Threshold effects in non-dynamic panels" (1999), section 3.2 for the bootstrap of a
    searched threshold; Muggeo, "Estimating regression models with unknown break-points" (2003) for the fit.
    """
    points = points_of(entries)
    months = np.array([month for month, _ in points])
    grid = _build_grid(months)
    if len(points) < FEWEST_POINTS or grid is None:
        return None
    logs = np.array([log for _, log in points])
    generator = np.random.default_rng(SEED)
    observed, best = _search(grid, logs[:, None])
    null = _search(grid, _simulate(generator, grid.straight, logs))[0]
    p_value = (1 + int((null >= observed[0]).sum())) / (1 + SIMULATIONS)
    at = int(best[0])
    broken = np.column_stack([grid.straight, grid.turns[at]])
    found_at = _search(grid, _simulate(generator, broken, logs))[1]
    low, high = np.quantile(grid.candidates[found_at], [0.025, 0.975])
    before, after = _rates(grid, logs, at)
    start = entries[0].record.submission.date
    return Break(
        at=_day(start, float(grid.candidates[at])),
        low=_day(start, float(low)),
        high=_day(start, float(high)),
        before_months=before,
        after_months=after,
        p_value=p_value,
        found=p_value < SIGNIFICANT,
    )


def _day(start: date, months: float) -> date:
    return start + timedelta(days=round(months * DAYS_PER_MONTH))


def _build_grid(months: Array) -> _Grid | None:
    """Return candidates with at least three distinct dates on either side; None where there is none."""
    days = np.unique(months)
    if len(days) < 2 * FEWEST_A_SIDE:
        return None
    first, last = days[FEWEST_A_SIDE - 1], days[-FEWEST_A_SIDE]
    count = min(MOST_CANDIDATES, max(2, math.ceil(last - first)))
    candidates = np.linspace(first, last, count)
    straight: Array = np.linalg.qr(np.column_stack([np.ones_like(months), months]))[0]
    hinges = np.maximum(months[None, :] - candidates[:, None], 0)
    turns = hinges - (hinges @ straight) @ straight.T
    turns /= np.linalg.norm(turns, axis=1, keepdims=True)
    return _Grid(months=months, candidates=candidates, straight=straight, turns=turns)


def _residual(basis: Array, logs: Array) -> Array:
    """Return the residual sum of squares of each column of `logs`."""
    squares: Array = (logs**2).sum(axis=0) - ((basis.T @ logs) ** 2).sum(axis=0)
    return squares.clip(min=LEAST_RESIDUAL)


def _search(grid: _Grid, logs: Array) -> tuple[Array, NDArray[np.intp]]:
    """Return, for each column, the gain of the best break and which candidate it is."""
    width = MOST_PRODUCTS // grid.turns.size
    if width < FEWEST_COLUMNS:  # so much work that it is worth sharing out
        return _search_columns(grid, logs)
    parts = [_search_columns(grid, logs[:, at : at + width]) for at in range(0, logs.shape[1], width)]
    gains, best = zip(*parts, strict=True)
    return np.concatenate(gains), np.concatenate(best)


def _search_columns(grid: _Grid, logs: Array) -> tuple[Array, NDArray[np.intp]]:
    straight = _residual(grid.straight, logs)
    # All candidates at once: a hinge explains what lies in its own direction.
    broken = grid.turns @ logs
    np.square(broken, out=broken)
    np.subtract(straight, broken, out=broken)
    np.maximum(broken, LEAST_RESIDUAL, out=broken)
    best = broken.argmin(axis=0)
    least = np.take_along_axis(broken, best[None, :], axis=0)[0]
    return (straight - least) / least, best


def _simulate(generator: np.random.Generator, basis: Array, logs: Array) -> Array:
    """Return columns drawn from the fit of `basis`, with its own residual spread."""
    freedom = len(logs) - basis.shape[1]
    spread = math.sqrt(float(_residual(basis, logs[:, None])[0]) / freedom)
    fitted: Array = basis @ (basis.T @ logs)
    return fitted[:, None] + spread * generator.standard_normal((len(logs), SIMULATIONS))


def _rates(grid: _Grid, logs: Array, at: int) -> tuple[float, float]:
    """Return the doubling times in months before and after a candidate."""
    months, hinge = grid.months, np.maximum(grid.months - grid.candidates[at], 0)
    design = np.column_stack([np.ones_like(months), months, hinge])
    _, slope, change = np.linalg.lstsq(design, logs, rcond=None)[0]
    return months_to_double(float(slope)), months_to_double(float(slope + change))
