"""The record before a record, and the one after it: what it had to beat, and what beat it."""

from __future__ import annotations

from bisect import bisect_right

from effsota.boards.claims.factor_words import AS_MUCH, ratio_text
from effsota.frozen import Frozen
from effsota.model import Entry, Kind, Leaderboard


class Neighbours(Frozen):
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
    own, frontier = entry.record.submission, board.frontier
    # Each day has at most one record on a frontier.
    passed = bisect_right(frontier, own.date, key=lambda each: each.record.submission.date)
    is_record = passed > 0 and frontier[passed - 1].record.submission.path == own.path
    place = passed - 1 if is_record else passed
    before = frontier[place - 1] if place else None
    after = frontier[passed] if passed < len(frontier) else None
    step = entry.factor / before.factor if is_record and before is not None else None
    text = None if step is None or before is None else ratio_text(step, before, entry)
    return Neighbours(before=before, after=after, step=step, step_text=text)


def step_words(factor: str, kind: Kind) -> str:
    """Return a step in words: 1.8× less than the record before; 2.3× the compute of the record before."""
    if factor in AS_MUCH:
        return f"hardly {'more' if kind.grows else 'less'} than the record before"
    if kind.grows:
        return f"{factor} the {kind.resource.word} of the record before"
    return f"{factor} less than the record before"
