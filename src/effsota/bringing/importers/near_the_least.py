"""Which rows of a table a level shows: those that took little more than the least of their day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from effsota.bringing.importers.csv_table import TableRow
from effsota.bringing.importers.harvest import Harvest

MOST_TIMES = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRow:
    """A row that can be used: its day, its score in %, and what it took in FLOP."""

    row: TableRow
    day: date
    score: float
    flop: float


def shown_at(scored: Iterable[ScoredRow], *, level: float, harvest: Harvest) -> list[ScoredRow]:
    """Return the rows that reach a level (in %) with at most `MOST_TIMES` the least FLOP until their day.

    The harvest is told of the others, each with its reason. The rows come back by day, then by FLOP.
    """
    shown, least = [], float("inf")
    for each in sorted(scored, key=lambda one: (one.day, one.flop)):
        why = _why_not(each, level, least)
        if why:
            harvest.skip(each.row, why)
        else:
            shown.append(each)
        least = min(least, each.flop) if each.score >= level else least
    return shown


def _why_not(each: ScoredRow, level: float, least: float) -> str:
    """Return why a row is not shown at a level, empty where it is; `least` is the least FLOP so far."""
    if each.score < level:
        return f"it is below the level: {each.score:g}%"
    if each.flop > MOST_TIMES * least:
        return (
            f"it took {each.flop / least:.2g} times the least compute that had reached the level by its day"
        )
    return ""
