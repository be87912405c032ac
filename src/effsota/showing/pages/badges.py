"""Badges: what a board or a record says in two words, made of numbers and ids alone."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, nothing_words
from effsota.boards.claims.factor_words import reads_factor
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import badge_message
from effsota.frozen import Frozen
from effsota.model import Board, Entry
from effsota.showing.site import Site

PADDING, LETTER = 6, 6.6


class Badge(Frozen):
    """A badge with the widths of its parts in pixels."""

    path: str
    label: str
    message: str

    @property
    def label_width(self) -> int:
        """How wide the words on the left are."""
        return round(LETTER * len(self.label))

    @property
    def message_width(self) -> int:
        """How wide the words on the right are."""
        return round(LETTER * len(self.message))

    @property
    def middle(self) -> int:
        """Where the right part begins."""
        return self.label_width + 2 * PADDING

    @property
    def message_x(self) -> int:
        """Where the words on the right begin."""
        return self.middle + PADDING

    @property
    def right_width(self) -> int:
        """How wide the right part is before its round corners."""
        return self.message_width + 2 * PADDING - 3

    @property
    def width(self) -> int:
        """How wide the badge is."""
        return self.middle + self.message_width + 2 * PADDING


def build_badges(site: Site) -> Iterator[Badge]:
    """Yield the badge of every board and every record."""
    for board in site.boards:
        track = board.leaderboard.track
        yield Badge(path=f"badges/{track.id}", label=track.id, message=board_message(board))
        for entry in board.leaderboard.entries:
            path = entry.record.submission.path
            yield Badge(path=f"badges/{path}", label=track.id, message=record_message(entry, board))


def board_message(board: Board) -> str:
    """Return a board's claim; that of its baseline alone is the baseline's own."""
    headline = build_headline(board)
    if headline is None:
        return nothing_words(board.leaderboard)
    return record_message(headline.best, board) if headline.is_alone else badge_message(headline)


def record_message(entry: Entry, board: Board) -> str:
    """Return a record's compute and factor; a bound above the baseline has none."""
    compute = amount_of(entry, board.leaderboard)
    factor = reads_factor(entry, board.leaderboard.track.kind)
    return compute if factor == figures.NONE else f"{compute}, {factor}"
