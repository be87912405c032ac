"""What a record's figures read like on its board, a bound said as one."""

from __future__ import annotations

from effsota import figures
from effsota.boards.claims.claim import Side
from effsota.boards.claims.factor_words import AS_MUCH, factor_side, sided_factor
from effsota.model import Entry, Kind, Leaderboard
from effsota.text import spoken

MOST_NAME = 40
_SAID = {Side.EXACT: "", Side.AT_MOST: "at most ", Side.AT_LEAST: "at least "}


def amount_of(entry: Entry, board: Leaderboard, unit: str | None = None) -> str:
    """Return what an entry took in a unit, or in its board's, as at most where it is an upper bound."""
    unit = unit or board.main_unit
    text = f"{board.resource.number_text(entry.amount.value, unit)} {unit}"
    return text if entry.record.is_exact else figures.at_most(text)


def nothing_words(board: Leaderboard) -> str:
    """Return what a board without a best record says: that it has no records, or none with a rank."""
    return "no ranked records" if board.entries else "no records yet"


def rank_of(entry: Entry, board: Leaderboard) -> str:
    """Return the place of an entry; where some records have none, that only the others are counted.

    rank 3 of 12; rank 16 of 117 ranked records; no rank.
    """
    if entry.rank is None:
        return "no rank"
    rest = " ranked records" if board.ranked_count < len(board.entries) else ""
    return f"rank {entry.rank} of {board.ranked_count}{rest}"


def frontier_words(entry: Entry, kind: Kind) -> str:
    """Return how an entry stands to the frontier of its board, in the words of its kind."""
    if entry.rank is None:
        return "shown, not ranked"
    if kind.grows:
        return "the largest to date when it came" if entry.is_frontier else "not the largest of its day"
    return "on the efficiency frontier" if entry.is_frontier else "not on the frontier"


def factor_of(entry: Entry, baseline: Entry | None, kind: Kind) -> str:
    """Return the factor in words: 11× less than AlexNet, at most 1.05× the compute of AlexNet.

    A bound is one of the compute: where it reads as the baseline's own, it is at most as much.
    """
    if entry.is_baseline or baseline is None:
        return "baseline"
    name, side = spoken(baseline.record.submission.model, MOST_NAME), factor_side(entry, kind)
    factor, turned = sided_factor(entry, kind), sided_factor(entry, kind, is_turned=True)
    if AS_MUCH & {factor, turned}:
        return f"{'' if side is Side.EXACT else _SAID[Side.AT_MOST]}as much as {name}"
    if kind.grows:
        return f"{_SAID[side]}{factor} the {kind.resource.word} of {name}"
    if entry.factor < 1:
        at_most = "" if side is Side.EXACT else _SAID[Side.AT_MOST]
        return f"{at_most}{turned} {kind.worse} than {name}"
    return f"{_SAID[side]}{factor} {kind.better} than {name}"
