"""The records that stand for a large board where all of them would be too many to see."""

from __future__ import annotations

from effsota.model import Entry, Leaderboard

MOST_SHOWN = 150


def excerpt(leaderboard: Leaderboard) -> tuple[Entry, ...]:
    """Return the entries by date: all of a board that is not large.

    Of a larger one the baseline, then the frontier, then the others, the best ranked first.
    """
    entries = leaderboard.entries
    if len(entries) <= MOST_SHOWN:
        return entries
    shown = {entry.record.submission.path for entry in sorted(entries, key=_place)[:MOST_SHOWN]}
    return tuple(entry for entry in entries if entry.record.submission.path in shown)


def _place(entry: Entry) -> tuple[bool, bool, bool, int]:
    return not entry.is_baseline, not entry.is_frontier, entry.rank is None, entry.rank or 0
