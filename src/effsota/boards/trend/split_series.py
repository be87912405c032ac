"""The breaks of a board's series, and of the runs that a trend is compared with, as dates and months."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from effsota.boards.trend.best_split import (
    SIGNIFICANT,
    BestSplit,
    Process,
    may_split,
    may_split_pairs,
    told_again,
)
from effsota.boards.trend.intervals import Point
from effsota.boards.trend.line import LEAST_SLOPE
from effsota.boards.trend.observed import (
    pairs_of,
    points_of,
    population_of,
    publications_of,
    rests_of,
)
from effsota.frozen import Frozen
from effsota.model import Break, Entry, Leaderboard, Rests
from effsota.units import DAYS_PER_MONTH, months_between


class SplitSeries(Frozen):
    """A series that is searched for a break: its points since `start`, and how it is tested.

    By `Rests.NOTHING` the best split is described and not tested. `process` is what standing records were
    picked from, `is_second` whether a search has been before, which found where this series begins.
    """

    start: date
    points: Sequence[Point]
    rests_on: Rests
    process: Process | None = None
    is_second: bool = False

    @classmethod
    def of_board(cls, board: Leaderboard) -> SplitSeries | None:
        """Build from a board: its records as they are fitted, or all publications of its population."""
        rests_on = rests_of(board.track)
        is_series = rests_on is Rests.PAIRS
        entries = [each for each in board.entries if each.is_fitted] if is_series else population_of(board)
        if not entries:
            return None
        points = points_of(entries) if is_series else publications_of(entries)
        return cls(start=entries[0].record.submission.date, points=points, rests_on=rests_on)

    def find_break(self) -> Break | None:
        """Return the best single break; None where there are too few points."""
        found = self._split()
        is_doubled = self.is_second and self.rests_on is Rests.PAIRS
        return self._told(told_again(found) if is_doubled else found)

    def weigh_day(self, day: date) -> Break | None:
        """Return the change of rate at a day that was named; None below three dates on either side."""
        return self._told(self._split_points(months_between(self.start, day)))

    def after(self, found: Break) -> SplitSeries:
        """Return what follows a break."""
        month = months_between(self.start, found.at) - 0.5 / DAYS_PER_MONTH
        points = [point for point in self.points if point[0] >= month]
        return SplitSeries(start=self.start, points=points, rests_on=self.rests_on, is_second=True)

    def _split(self) -> BestSplit | None:
        if self.rests_on is not Rests.PAIRS:
            return self._split_points()
        pairs = pairs_of(self.points)
        if not may_split_pairs(pairs):
            return None
        from effsota.boards.trend.breaks import split_pairs  # noqa: PLC0415  # numpy

        found = split_pairs(pairs)
        return found and found.moved(self.points[0][0])

    def _split_points(self, at: float | None = None) -> BestSplit | None:
        if not may_split(self.points):
            return None
        # It needs numpy, which takes longer to load than a board of few records to be made.
        from effsota.boards.trend.breaks import (  # noqa: PLC0415
            describe_split,
            split_population,
            split_standing,
        )

        if self.rests_on is Rests.STANDING and self.process is not None:
            return split_standing(self.points, self.process, at)
        if self.rests_on is Rests.PUBLICATIONS:
            return split_population(self.points, at)
        return describe_split(self.points, at)

    def _told(self, found: BestSplit | None) -> Break | None:
        if found is None:
            return None
        return Break(
            at=self.start + timedelta(days=round(found.month * DAYS_PER_MONTH)),
            before_months=_months(found.before),
            after_months=_months(found.after),
            p_value=found.p_value,
            found=found.p_value is not None and found.p_value < SIGNIFICANT,
            rests_on=Rests.NOTHING if found.p_value is None else self.rests_on,
        )


def standing_series(standing: Sequence[Entry], board: Leaderboard) -> SplitSeries:
    """Return the records to date among a board's fitted entries since the first of them."""
    start = standing[0].record.submission.date
    runs = [each for each in board.entries if each.is_fitted and each.record.submission.date >= start]
    before = [each.factor for each in board.frontier if each.record.submission.date < start]
    process = Process(points=_since(start, runs), floor=math.log2(max(before)) if before else -math.inf)
    return SplitSeries(start=start, points=_since(start, standing), rests_on=Rests.STANDING, process=process)


def _since(start: date, entries: Sequence[Entry]) -> list[Point]:
    return [(months_between(start, each.record.submission.date), math.log2(each.factor)) for each in entries]


def _months(slope: float) -> float | None:
    """Return a doubling time in months, None where nothing grows."""
    return 1 / slope if slope > LEAST_SLOPE else None
