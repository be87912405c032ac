"""A track's board: its leaderboard, its trend, and what a build adds to them."""

from __future__ import annotations

from effsota.frozen import Frozen
from effsota.model.results import Leaderboard, Trend
from effsota.model.trust import Analysis


class Board(Frozen):
    """A leaderboard with its trend, None where there are too few points, and what a build adds to it.

    `with_disputed` is the board as it would be with its disputed records counted, None where it has none;
    `others` are the track's boards by the other resources that its records state.
    """

    leaderboard: Leaderboard
    trend: Trend | None
    analysis: Analysis | None = None
    with_disputed: Board | None = None
    others: tuple[Board, ...] = ()
