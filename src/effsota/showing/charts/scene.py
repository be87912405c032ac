"""What a board's chart shows: its points, its ranges, its trends; still without a size."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from operator import is_
from typing import NamedTuple

from msgspec.structs import replace

from effsota.boards.boundaries import boundaries_of
from effsota.boards.claims.rate_claims import told_eras
from effsota.boards.excerpt import excerpt
from effsota.frozen import Frozen, found_once
from effsota.model import (
    Board,
    Entry,
    Leaderboard,
    ReferenceGrowth,
    ReferenceTrend,
    RuleChange,
    StatusName,
    Trend,
)
from effsota.showing.charts.ranges import compute_range, date_range, exponent_of, grows
from effsota.showing.charts.views import COMPUTE_LOG, View
from effsota.units import months_between

Reference = ReferenceGrowth | ReferenceTrend
TWO = 2
MOST_KEPT = 32  # scenes and canvases: a board's are drawn on its pages, in legends, and once more as files


class Mark(StrEnum):
    """How a point is drawn: its shape carries the meaning, its colour does not."""

    FRONTIER = "frontier"
    DOMINATED = "dominated"
    BOUND = "bound"
    HOLLOW = "hollow"


class Edge(StrEnum):
    """On which edge a point stands that lies off the scale."""

    TOP = "top"
    BOTTOM = "bottom"


class Level(NamedTuple):
    """An amount in the board's unit of account that has a line, and its names, the longest first."""

    amount: float
    names: tuple[str, ...]


class Point(NamedTuple):
    """One record on the chart: its permanent id, its date, how it is drawn.

    `flop` is what it took in the board's unit of account, as a rule compute in FLOP.
    """

    entry: Entry
    path: str
    date: date
    flop: float
    mark: Mark
    edge: Edge | None


class Scene(Frozen, dict=True, eq=False):
    """A board ready to be drawn; `low` and `high` are in FLOP, `tail` is how far the last record stands.

    It is equal to itself alone, so that what is drawn of it can be kept.
    """

    leaderboard: Leaderboard
    points: tuple[Point, ...]
    trends: tuple[Trend, ...]
    references: tuple[Reference, ...]
    low: float
    high: float
    start: date
    end: date
    tail: date
    view: View = COMPUTE_LOG
    levels: tuple[Level, ...] = ()

    @found_once
    def is_turned(self) -> bool:
        """Whether less compute stands higher, as where reduction factors are counted."""
        return self.view.is_factor and not self.grows

    @property
    def grows(self) -> bool:
        """Whether the frontier rises."""
        return grows(self.leaderboard)

    @found_once
    def frontier(self) -> tuple[Point, ...]:
        """The points of the frontier by date."""
        return tuple(point for point in self.points if point.entry.is_frontier)

    @found_once
    def marked(self) -> tuple[Point, ...]:
        """The points with a mark of their own: all, or of a large board those that stand for it."""
        shown = excerpt(self.leaderboard)
        if len(shown) == len(self.points):
            return self.points
        paths = {entry.record.submission.path for entry in shown}
        return tuple(point for point in self.points if point.path in paths)

    @found_once
    def crowd(self) -> tuple[Point, ...]:
        """The other points, which are drawn as a crowd."""
        marked = set(map(id, self.marked))
        return tuple(point for point in self.points if id(point) not in marked)

    @found_once
    def boundaries(self) -> tuple[RuleChange, ...]:
        """The changes of rules that part the records, of which each has its line."""
        return boundaries_of(self.leaderboard)

    @property
    def last(self) -> Point | None:
        """The newest point of the frontier, None where it is empty."""
        return self.frontier[-1] if self.frontier else None

    def exponent_of(self, factor_log2: float) -> float:
        """Return log10 of the compute in FLOP at which the factor is 2 to the power of `factor_log2`."""
        return exponent_of(self.leaderboard, factor_log2)

    @found_once
    def is_thin(self) -> bool:
        """Whether a rate is told that rests on two records alone."""
        return any(trend.points == TWO for trend in self.trends)

    def reference_exponent(self, reference: Reference, day: date) -> float:
        """Return log10 of the compute in FLOP on a reference trend that starts at the baseline."""
        baseline = self.leaderboard.baseline
        start = day if baseline is None else baseline.record.submission.date
        return self.exponent_of(months_between(start, day) / reference.doubling_months)

    def fitted_exponent(self, trend: Trend, day: date) -> float:
        """Return log10 of the compute in FLOP that a trend's line has on a date."""
        doublings = months_between(trend.start, day) / trend.doubling_time_months
        return self.exponent_of(trend.intercept_log2 + doublings)


def build_scene(  # noqa: PLR0913  # each is one independent choice of a page
    board: Board,
    *,
    today: date,
    references: Sequence[Reference] = (),
    trends: Sequence[Trend] | None = None,
    view: View = COMPUTE_LOG,
    levels: tuple[Level, ...] = (),
) -> Scene | None:
    """Return what a board's chart shows, None where the board is empty.

    `trends` are the fits to draw; without them those of the board's eras, or its own; `levels` are shown as
    far as the chart reaches anyway, and where its steps are powers of ten. Whoever asks of the
    very same values gets the very same scene: none of them ever changes, and one that is kept stays itself.
    """
    asked = (board, today, references, trends, view, levels)
    for given, scene in _kept:
        if all(map(is_, given, asked)):
            return scene
    scene = _build_scene(board, today, references, trends, view)
    if scene is not None and view == COMPUTE_LOG:
        shown = tuple(level for level in levels if scene.low < level.amount < scene.high)
        scene = replace(scene, levels=shown)
    _kept.append((asked, scene))
    return scene


_kept: deque[tuple[tuple[object, ...], Scene | None]] = deque(maxlen=MOST_KEPT)


def _build_scene(
    board: Board, today: date, references: Sequence[Reference], trends: Sequence[Trend] | None, view: View
) -> Scene | None:
    leaderboard = board.leaderboard
    entries = leaderboard.entries
    if not entries:
        return None
    has_baseline = leaderboard.baseline is not None
    fits = tuple(drawn_trends(board) if trends is None else trends) if has_baseline else ()
    low, high = compute_range(leaderboard, fits)
    dates = [entry.record.submission.date for entry in entries]
    start, end = date_range(dates)
    is_turned = view.is_factor and not grows(leaderboard)
    return Scene(
        leaderboard=leaderboard,
        points=tuple(
            Point(
                entry,
                entry.record.submission.path,
                entry.record.submission.date,
                entry.amount.value,
                _mark(entry),
                _edge(entry, low, high, view, is_turned=is_turned),
            )
            for entry in entries
        ),
        trends=fits,
        references=tuple(references) if has_baseline else (),
        low=low,
        high=high,
        start=start,
        end=end,
        tail=max(*dates, min(end, today)),
        view=view,
    )


def drawn_trends(board: Board) -> tuple[Trend, ...]:
    """Return the fits that a chart shows: one for each era where all of them tell a rate, or the board's."""
    own = () if board.trend is None else (board.trend,)
    return tuple(era.trend for era in told_eras(board) if era.trend is not None) or own


def _mark(entry: Entry) -> Mark:
    submission = entry.record.submission
    if submission.status.name is not StatusName.ACCEPTED or entry.record.is_unsourced:
        return Mark.HOLLOW
    if not entry.record.is_exact:
        return Mark.BOUND
    return Mark.FRONTIER if entry.is_frontier else Mark.DOMINATED


def _edge(entry: Entry, low: float, high: float, view: View, *, is_turned: bool) -> Edge | None:
    """Return the edge where a record stands that is off the scale; a linear one begins at 0."""
    flop = entry.amount.value
    if low <= flop <= high:
        return None
    if (flop > high) is not is_turned:
        return Edge.TOP
    return None if view.is_linear else Edge.BOTTOM
