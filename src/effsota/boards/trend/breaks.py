"""Whether and when a rate changed: the best split of a series, and how often chance gives one as good."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from effsota.boards.trend.best_split import (
    FEWEST_A_SIDE,
    LEAST_RESIDUAL,
    BestSplit,
    Process,
    may_split,
    may_split_pairs,
)
from effsota.boards.trend.intervals import Pair, Point
from effsota.boards.trend.line import FittedLine, fit_line
from effsota.frozen import Frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEED = 2005_04305
FEWEST_PAIRS_A_SIDE = 5
MOST_CANDIDATES = 60
SIMULATIONS = 999
# So many are drawn at once as a processor keeps at hand.
DRAWN_AT_ONCE = 65_536


def split_population(points: Sequence[Point], at: float | None = None) -> BestSplit | None:
    """Return the best split of a population, or the one at a month; None where there are too few points.

    Two lines meet at the split. How good the best one is by chance comes from populations that are drawn
    about one line, since a plain F test is not valid where a date is searched for.

    Source: Hansen, "Threshold effects in non-dynamic panels" (1999), section 3.2, for the simulated test of a
    searched date; Muggeo, "Estimating regression models with unknown break-points" (2003), for the fit.
    """
    return _split(points, Process(points=points), at, is_picked=False)


def split_standing(points: Sequence[Point], process: Process, at: float | None = None) -> BestSplit | None:
    """Return the best split of the standing record of a population, or the one at a month.

    A record is picked by its scatter: by chance its line bends more than one through points that were not
    picked. So the whole population is drawn about one line, and its records picked anew, each time.
    """
    return _split(points, process, at, is_picked=True)


def describe_split(points: Sequence[Point], at: float | None = None) -> BestSplit | None:
    """Return the best split of any points, without a test."""
    found = _candidates(points, at)
    if found is None:
        return None
    months, logs = _columns(points)
    _, best = _search(months, logs[None, :], _all_of(months), found)
    return _described(points, float(found[int(best[0])]))


def split_pairs(pairs: Sequence[Pair]) -> BestSplit | None:
    """Return the best split of a series of records; None below 14 pairs of gap and gain.

    It is where the gains so far depart most from one rate. If there is one, the pairs come in any order: the
    p value is how often pairs in an order of chance depart as much.

    Source: Pitman, "Significance tests which may be applied to samples from any populations" (1937); Brown,
    Durbin and Evans, "Techniques for testing the constancy of regression relationships" (1975), for the sums.
    """
    count = len(pairs)
    gaps, gains = np.array(pairs).reshape(count, 2).T
    if not may_split_pairs(pairs) or gaps.sum() <= 0 or gains.sum() <= 0:
        return None
    left = gains - gains.sum() / gaps.sum() * gaps
    if not np.any(np.abs(left) > LEAST_RESIDUAL):
        return None
    places = np.arange(FEWEST_PAIRS_A_SIDE, count - FEWEST_PAIRS_A_SIDE + 1)
    weights = np.sqrt(count / (places * (count - places)))
    generator = np.random.default_rng(SEED)
    shuffled = generator.permuted(np.tile(left, (SIMULATIONS, 1)), axis=1)
    sums = np.abs(np.cumsum(np.vstack([left, shuffled]), axis=1)[:, places - 1]) * weights
    place = int(places[sums[0].argmax()])
    p_value = _share(sums.max(axis=1))
    before, after = gaps[:place].sum(), gaps[place:].sum()
    return BestSplit(
        month=float(before),
        before=float(gains[:place].sum() / before) if before else math.inf,
        after=float(gains[place:].sum() / after) if after else math.inf,
        p_value=p_value,
    )


def _split(
    points: Sequence[Point], process: Process, at: float | None, *, is_picked: bool
) -> BestSplit | None:
    candidates = _candidates(points, at)
    line = fit_line([month for month, _ in process.points], [log for _, log in process.points])
    if candidates is None or line is None:
        return None
    months, logs = _columns(points)
    gain, best = _search(months, logs[None, :], _all_of(months), candidates)
    by_chance = _gains_of_records(process, line, candidates) if is_picked else _gains(months, candidates)
    found = _described(points, float(candidates[int(best[0])]))
    return BestSplit(
        month=found.month,
        before=found.before,
        after=found.after,
        p_value=_share(np.concatenate([gain, *by_chance])),
    )


def _gains(months: Array, candidates: Array) -> Iterator[Array]:
    """Yield the gains of the best candidates in populations that are drawn about a line, some at a time.

    Whichever line that is and however far they scatter about it: neither moves a gain. What the hinge at a
    candidate explains is how far a population goes along what of that hinge no straight line has.
    """
    straight, _ = np.linalg.qr(np.column_stack([np.ones_like(months), months - months.mean()]))
    hinges = np.maximum(months[:, None] - candidates, 0)
    hinges -= straight @ (straight.T @ hinges)
    hinges /= np.linalg.norm(hinges, axis=0)
    for drawn in _drawn(len(months)):
        left = (drawn**2).sum(axis=1) - ((drawn @ straight) ** 2).sum(axis=1)
        most = ((drawn @ hinges) ** 2).max(axis=1)
        yield most / (left - most)


def _gains_of_records(process: Process, line: FittedLine, candidates: Array) -> Iterator[Array]:
    """Yield the same of the records among such populations, which hang on the line and on the scatter."""
    months = _columns(process.points)[0]
    middle = line.intercept + line.slope * months
    for drawn in _drawn(len(months)):
        logs = drawn * line.residual + middle
        yield _search(months, logs, _standing(logs, process.floor), candidates)[0]


def _drawn(count: int) -> Iterator[Array]:
    """Yield populations of so many points that scatter by 1 about 0, some at a time."""
    generator, rows = np.random.default_rng(SEED), max(1, DRAWN_AT_ONCE // count)
    for start in range(0, SIMULATIONS, rows):
        yield generator.standard_normal((min(rows, SIMULATIONS - start), count))


def _columns(points: Sequence[Point]) -> tuple[Array, Array]:
    months, logs = np.array(points, dtype=float).reshape(len(points), 2).T
    return months, logs


def _share(statistics: Array) -> float:
    """Return the share of statistics that are as large as the first, it included."""
    return float((statistics >= statistics[0] * (1 - 1e-12)).mean())


def _all_of(months: Array) -> Array:
    """Return that every point of every row is counted."""
    return np.ones((1, len(months)))


def _standing(drawn: Array, floor: float) -> Array:
    """Return 1 where a value is above all before it, and above the floor; 0 elsewhere."""
    floors = np.full((len(drawn), 1), floor)
    before = np.maximum.accumulate(np.hstack([floors, drawn[:, :-1]]), axis=1)
    standing: Array = (drawn > before).astype(float)
    return standing


def _candidates(points: Sequence[Point], at: float | None) -> Array | None:
    """Return months with at least three distinct dates on either side; None where there is none."""
    if not may_split(points):
        return None
    days = sorted({month for month, _ in points})
    first, last = days[FEWEST_A_SIDE - 1], days[-FEWEST_A_SIDE]
    if at is not None:
        has_sides = min(sum(day < at for day in days), sum(day > at for day in days)) >= FEWEST_A_SIDE
        return np.array([at]) if has_sides else None
    count = min(MOST_CANDIDATES, max(2, math.ceil(last - first)))
    return np.linspace(first, last, count)


def _search(months: Array, logs: Array, counted: Array, candidates: Array) -> tuple[Array, NDArray[np.intp]]:
    """Return, for each row of logs, the gain of its best candidate and which that is.

    The gain is what the hinge at a candidate explains of what the straight line leaves, over what is left
    then; only points that are `counted` enter, by a row of its own or by one for all. Months are in order.
    """
    at, knots = months - months.mean(), candidates - months.mean()
    later = _Later(np.searchsorted(months, candidates, side="right"))
    weighed, along = counted * logs, counted * at
    number = np.maximum(counted.sum(axis=1, keepdims=True), 1)
    mean_at = along.sum(axis=1, keepdims=True) / number
    mean_log = weighed.sum(axis=1, keepdims=True) / number
    spread = np.maximum((along * at).sum(axis=1, keepdims=True) - number * mean_at**2, LEAST_RESIDUAL)
    slope = (along * logs).sum(axis=1, keepdims=True) - number * mean_at * mean_log
    squares = (weighed * logs).sum(axis=1, keepdims=True) - number * mean_log**2
    # A hinge is 0 up to its knot, and from there the time since: its sums are those of what comes later.
    count, first, second = later.sum(counted), later.sum(along), later.sum(along * at)
    hinge_sum = first - knots * count
    hinge_at = second - knots * first - hinge_sum * mean_at
    hinge_log = later.sum(weighed * at) - knots * later.sum(weighed) - hinge_sum * mean_log
    hinge_squares = second - 2 * knots * first + knots**2 * count - hinge_sum**2 / number
    own = hinge_squares - hinge_at**2 / spread
    explained = (hinge_log - hinge_at * slope / spread) ** 2 / np.maximum(own, LEAST_RESIDUAL)
    straight = np.maximum(squares - slope**2 / spread, LEAST_RESIDUAL)
    enough = _has_sides(months, counted, candidates) & (own > 1e-9)
    explained = np.where(enough, np.minimum(explained, straight), 0.0)
    best = explained.argmax(axis=1)
    most = np.take_along_axis(explained, best[:, None], axis=1)[:, 0]
    return most / np.maximum(straight[:, 0] - most, LEAST_RESIDUAL), best


class _Later(Frozen, kw_only=False):
    """Sums of what comes from some places of a series on, all of them by one pass."""

    places: NDArray[np.intp]

    def sum(self, values: Array) -> Array:
        """Return, for each row, the sum from each place to the end."""
        sums = np.cumsum(values[:, ::-1], axis=1)
        later: Array = sums[:, values.shape[1] - 1 - self.places]
        return later


def _has_sides(months: Array, counted: Array, candidates: Array) -> NDArray[np.bool_]:
    """Tell of each row at which candidates enough points lie on either side, those at it on both."""
    upto = np.searchsorted(months, candidates, side="right") - 1
    before = np.cumsum(counted, axis=1)[:, upto]
    after = _Later(np.searchsorted(months, candidates, side="left")).sum(counted)
    sides: NDArray[np.bool_] = np.minimum(before, after) >= FEWEST_A_SIDE
    return sides


def _described(points: Sequence[Point], month: float) -> BestSplit:
    """Return the slopes before and after a month of two lines that meet there."""
    months, logs = _columns(points)
    design = np.column_stack([np.ones_like(months), months, np.maximum(months - month, 0)])
    _, slope, change = np.linalg.lstsq(design, logs, rcond=None)[0]
    return BestSplit(month=month, before=float(slope), after=float(slope + change))
