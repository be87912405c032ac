"""The pages of trends: doubling times side by side, boards beside each other, what others print."""

from collections.abc import Iterable

from effsota.boards.claims.listed import newest_record
from effsota.model import Board

MOST_DRAWN = 60  # boards that a chart of rates has room for
TRENDS = "trends/"
COMPARISON = f"{TRENDS}compare/"
PRINTED = f"{TRENDS}published/"
TOGETHER = f"{TRENDS}together/"


def to_root(path: str) -> str:
    """Return how a link of a page at `path` begins that is counted from the site's root."""
    return "../" * path.count("/")


def drawn_of(boards: Iterable[Board], most: int = MOST_DRAWN) -> frozenset[str]:
    """Return the ids of the tracks that a chart of rates draws, those of the newest records."""
    newest = sorted(boards, key=newest_record, reverse=True)[:most]
    return frozenset(board.leaderboard.track.id for board in newest)
