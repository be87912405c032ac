"""Declared series of later runs that a trend is compared with, each a choice that the page names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec.structs import replace

from effsota.model import Board, Entry, Leaderboard, Trend


class RunChoice(StrEnum):
    """Which runs since the first record of an old trend are looked at.

    A frontier leaves out years without a new record, the yearly series does not; the joined one begins with
    the very records that the old trend was fitted to.
    """

    LARGEST = "largest to date"
    YEARLY = "largest of each year"
    JOINED = "charted, then largest to date"
    ALL = "all records"


def build_series(
    old: Board, trend: Trend, runs: Leaderboard
) -> Iterator[tuple[RunChoice, tuple[Entry, ...]]]:
    """Yield each series with its entries by date; factors of one series share one baseline."""
    since = [entry for entry in runs.entries if entry.record.submission.date >= trend.start]
    fitted = [entry for entry in since if entry.is_fitted]
    largest = [entry for entry in since if entry.is_frontier]
    yield RunChoice.LARGEST, tuple(largest)
    yield RunChoice.YEARLY, tuple(_largest_by_year(fitted))
    baseline = old.leaderboard.baseline
    if baseline is not None:
        charted = [entry for entry in old.leaderboard.entries if entry.is_fitted]
        later = [entry for entry in largest if entry.record.submission.date > trend.end]
        yield RunChoice.JOINED, (*charted, *(_against(baseline, entry) for entry in later))
    yield RunChoice.ALL, tuple(fitted)


def _largest_by_year(entries: Sequence[Entry]) -> list[Entry]:
    largest: dict[int, Entry] = {}
    for entry in entries:
        year = entry.record.submission.date.year
        if year not in largest or entry.amount.value > largest[year].amount.value:
            largest[year] = entry
    return list(largest.values())


def _against(baseline: Entry, entry: Entry) -> Entry:
    """Return an entry of another board with its growth since this baseline."""
    return replace(entry, factor=entry.amount.value / baseline.amount.value)
