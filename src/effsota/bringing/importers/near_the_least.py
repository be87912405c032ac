"""Which rows of a table a level shows: those that took little more than the least of their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from effsota.bringing.importers.csv_table import TableRow
from effsota.bringing.importers.harvest import Harvest
from effsota.frozen import Frozen

MOST_TIMES = 3.0


class ScoredRow(Frozen):
    """A row that can be used: its day, how much it took, and why it is short of the level, if it is."""

    row: TableRow
    day: date
    amount: float
    short: str = ""


def shown_at(scored: Iterable[ScoredRow], harvest: Harvest, *, resource: str = "compute") -> list[ScoredRow]:
    """Return the rows at the level with at most `MOST_TIMES` the least amount until their day.

    The harvest is told of the others, each with its reason. The rows come back by day, then by amount.
    """
    shown, least = [], float("inf")
    for each in sorted(scored, key=lambda one: (one.day, one.amount)):
        why = each.short or _why_not(each.amount / least, resource)
        if why:
            harvest.skip(each.row, why)
        else:
            shown.append(each)
        least = least if each.short else min(least, each.amount)
    return shown


def _why_not(times: float, resource: str) -> str:
    if times <= MOST_TIMES:
        return ""
    return f"it took {times:.2g} times the least {resource} that had reached the level by its day"


def short_of(score: float, level: float) -> str:
    """Return why a score in % does not reach a level, empty where it does."""
    return f"it is below the level: {score:g}%" if score < level else ""
