"""What a record's figures read like on its board, a bound said as one."""

from __future__ import annotations

from effsota import figures
from effsota.model import Entry, Kind, Leaderboard
from effsota.text import cut

MOST_NAME = 40


def amount_of(entry: Entry, board: Leaderboard, unit: str | None = None) -> str:
    """Return what an entry took in a unit, or in its board's, as at most where it is an upper bound."""
    unit = unit or board.main_unit
    text = f"{board.resource.number_text(entry.amount.value, unit)} {unit}"
    return text if entry.record.is_exact else figures.at_most(text)


def rank_of(entry: Entry, board: Leaderboard) -> str:
    """Return the place of an entry; where some records have none, that only the others are counted.

    rank 3 of 12; rank 16 of 117 ranked records; no rank.
    """
    if entry.rank is None:
        return "no rank"
    rest = " ranked records" if board.ranked_count < len(board.entries) else ""
    return f"rank {entry.rank} of {board.ranked_count}{rest}"


def factor_of(entry: Entry, baseline: Entry | None, kind: Kind) -> str:
    """Return the factor in words: 11.0× less than AlexNet."""
    if entry.is_baseline or baseline is None:
        return "baseline"
    name = cut(baseline.record.submission.model, MOST_NAME)
    if kind.grows:
        return f"{figures.factor_text(entry.factor)} the {kind.resource.word} of {name}"
    if entry.factor < 1:
        return f"{figures.factor_text(1 / entry.factor)} more than {name}"
    at_least = "" if entry.record.is_exact else "at least "
    return f"{at_least}{figures.factor_text(entry.factor)} less than {name}"
