"""The record before a record, and the one after it: what it had to beat, and what beat it."""

from __future__ import annotations

from dataclasses import dataclass

from effsota.boards.claims.factor_words import AS_MUCH, ratio_text
from effsota.model import Entry, Kind, Leaderboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The frontier record that stood when an entry came, and the first one that came after; None without.

    `step` is how many times better than the one before the entry is, None where it took no record;
    `step_text` the same in the digits that are known of both.
    """

    before: Entry | None
    after: Entry | None
    step: float | None
    step_text: str | None


def neighbours_of(entry: Entry, board: Leaderboard) -> Neighbours:
    """Return the records before and after an entry."""
    own, path, frontier = entry.record.submission.date, entry.record.submission.path, board.frontier
    order = [each.record.submission.path for each in frontier]
    place = order.index(path) if path in order else None
    if place is None:
        earlier = tuple(each for each in frontier if each.record.submission.date <= own)
        later = tuple(each for each in frontier if each.record.submission.date > own)
    else:
        earlier, later = frontier[:place], frontier[place + 1 :]
    before = earlier[-1] if earlier else None
    step = None if place is None or before is None else entry.factor / before.factor
    text = None if step is None or before is None else ratio_text(step, before, entry)
    return Neighbours(before=before, after=later[0] if later else None, step=step, step_text=text)


def step_words(factor: str, kind: Kind) -> str:
    """Return a step in words: 1.8× less than the record before; 2.3× the compute of the record before."""
    if factor in AS_MUCH:
        return f"hardly {'more' if kind.grows else 'less'} than the record before"
    if kind.grows:
        return f"{factor} the {kind.resource.word} of the record before"
    return f"{factor} less than the record before"
