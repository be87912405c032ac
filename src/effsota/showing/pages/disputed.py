"""What a headline would be if the disputed records of its board counted."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.claims.rate_figure import told_rate
from effsota.frozen import Frozen
from effsota.model import Board, StatusName
from effsota.showing.pages.page import Link, page_of


class Would(Frozen):
    """One figure of a headline: without the disputed records, and with them."""

    what: str
    without: str
    counted: str

    @property
    def is_same(self) -> bool:
        """Whether the disputed records change nothing that can be seen."""
        return self.without == self.counted


class DisputedView(Frozen):
    """The disputed records of a board, and what the headline would be with them."""

    records: tuple[Link, ...]
    figures: tuple[Would, ...]

    @property
    def is_same(self) -> bool:
        """Whether the whole headline would stay as it is."""
        return all(figure.is_same for figure in self.figures)


def build_disputed(board: Board) -> DisputedView | None:
    """Return what a board's headline would be, None where nothing is disputed."""
    other = board.with_disputed
    if other is None:
        return None
    disputed = [
        entry.record.submission
        for entry in board.leaderboard.entries
        if entry.record.submission.status.name is StatusName.DISPUTED
    ]
    return DisputedView(
        records=tuple(Link(text=submission.model, path=page_of(submission.path)) for submission in disputed),
        figures=tuple(_figures(board, other)),
    )


def _figures(board: Board, other: Board) -> Iterator[Would]:
    yield Would(
        what=board.leaderboard.track.kind.frontier_name,
        without=_best(board),
        counted=_best(other),
    )
    yield Would(what="Doubling time", without=told_rate(board), counted=told_rate(other))
    yield Would(
        what=board.leaderboard.track.kind.direction.on_frontier.capitalize(),
        without=_count(board),
        counted=_count(other),
    )


def _count(board: Board) -> str:
    frontier = board.leaderboard.frontier
    return figures.count_text(len(frontier), "record") if frontier else "none"


def _best(board: Board) -> str:
    sota = board.leaderboard.sota
    if sota is None:
        return figures.NONE
    return f"{sota.record.submission.model}, {plain_factor(sota)}"


def rank_if_counted(path: str, board: Board) -> str | None:
    """Return the rank that a disputed record would have, None where it would have none."""
    other = board.with_disputed
    if other is None:
        return None
    own = other.leaderboard.by_path.get(path)
    return None if own is None or own.rank is None else f"{own.rank} of {other.leaderboard.ranked_count}"
