"""Boards with declared eras: the whole in a sentence, each era with the records outside it."""

from __future__ import annotations

from effsota import figures
from effsota.boards.claims.rate_claims import told_eras
from effsota.boards.claims.rate_words import rate_sentence
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Era, EraTrend, Trend
from effsota.showing.pages.page import Link, record_link
from effsota.showing.site import Site


class EraRow(Frozen):
    """One era with the records whose compute lies below and above the range that its source prints."""

    found: EraTrend
    below: tuple[Link, ...]
    above: tuple[Link, ...]


class EraBoard(Frozen):
    """A board with its eras as the page of trends shows it; `is_told` where these stand for one rate."""

    board: Board
    rate: str
    is_told: bool
    rows: tuple[EraRow, ...]


def build_era_boards(site: Site) -> tuple[EraBoard, ...]:
    """Return every board that declares eras."""
    return tuple(
        _board(board, board.trend)
        for board in site.boards
        if board.trend and board.analysis and board.analysis.eras
    )


def _board(board: Board, trend: Trend) -> EraBoard:
    return EraBoard(
        board=board,
        rate=rate_sentence(trend, board.leaderboard.track.kind),
        is_told=bool(told_eras(board)),
        rows=tuple(_row(era) for era in (board.analysis.eras if board.analysis else ()) if era.points),
    )


def _row(found: EraTrend) -> EraRow:
    above = [entry for entry in found.outside if _is_above(found.era, entry)]
    below = [entry for entry in found.outside if not _is_above(found.era, entry)]
    return EraRow(found=found, below=tuple(map(record_link, below)), above=tuple(map(record_link, above)))


def _is_above(era: Era, entry: Entry) -> bool:
    return era.most is not None and entry.amount.value > era.most.base


def era_period(era: Era) -> str:
    """Return the days between which an era is declared; either end may be open."""
    if era.start is None:
        return f"to {figures.date_text(era.end)}" if era.end else "always"
    if era.end is None:
        return f"since {figures.date_text(era.start)}"
    return f"{figures.date_text(era.start)} to {figures.date_text(era.end)}"
