"""What headlines would be by another choice on file, as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.claim import Claim
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.rate_claims import rate_claim, told_eras
from effsota.boards.claims.rate_words import doubling_words
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Sensitivity, Varied
from effsota.showing.pages.page import Link, record_link


class OtherChoice(Frozen):
    """A record, or the level, taken otherwise, how, and what the headlines would be.

    `is_whole` where the months are of the whole time and eras have their own.
    """

    record: Link | None
    how: str
    months: str
    factor: str | None
    chance: str
    is_whole: bool = False


def build_choices(board: Board) -> tuple[OtherChoice, ...]:
    """Return what a board's headlines would be, nothing where it was not analysed."""
    return () if board.analysis is None else tell_choices(board.analysis.sensitivities, board)


def tell_choices(found: Sequence[Sensitivity], board: Board) -> tuple[OtherChoice, ...]:
    """Return choices about records of a board."""
    entries = {entry.record.submission.path: entry for entry in board.leaderboard.entries}
    claim = None if board.trend is None else rate_claim(board.trend, board.leaderboard.track.kind)
    is_whole = bool(told_eras(board))
    headline = build_headline(board)
    digits = figures.ROUGH_DIGITS if headline is None else headline.factor.digits
    return tuple(replace(_tell(each, entries, claim, digits), is_whole=is_whole) for each in found)


def _tell(found: Sensitivity, entries: Mapping[str, Entry], claim: Claim | None, digits: int) -> OtherChoice:
    months, factor, chance = found.doubling_time_months, found.factor, found.p_value
    return OtherChoice(
        record=None if found.record is None else record_link(entries[found.record]),
        how=_HOW[found.varied].format(found.choice),
        months="no rate" if months is None or claim is None else doubling_words(claim, months),
        factor=None if factor is None else figures.factor_text(factor, digits),
        chance=figures.NONE if chance is None else figures.p_text(chance),
    )


_HOW: Mapping[Varied, str] = {
    Varied.ESTIMATE: "estimated {}",
    Varied.DATE: "dated {}, when it was first public",
    Varied.DISPUTED: "disputed, {}",
    Varied.LEVEL: "{}",
}
