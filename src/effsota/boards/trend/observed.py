"""What a rate is estimated from: the points of entries, their publications, the pairs between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from effsota.boards.trend.intervals import Pair, Point
from effsota.frozen import Frozen
from effsota.model import Entry, Fit, Leaderboard, Rests, Series, Track
from effsota.units import months_between


class Basis(Frozen, kw_only=False):
    """What an interval rests on, and the entries among which those that are fitted were picked."""

    rests_on: Rests = Rests.PUBLICATIONS
    population: Sequence[Entry] = ()


OF_THEMSELVES = Basis()


def points_of(entries: Sequence[Entry]) -> list[Point]:
    """Return (months since the first entry, log2 of the factor) of each entry."""
    if not entries:
        return []
    start = entries[0].record.submission.date
    return [
        (months_between(start, entry.record.submission.date), math.log2(entry.factor)) for entry in entries
    ]


def publications_of(entries: Sequence[Entry]) -> list[Point]:
    """Return one point for each publication and day: its date and the mean of its records' log2 factors.

    Several models of one paper share authors, machines and a way of counting: they are no independent news.
    """
    if not entries:
        return []
    start = entries[0].record.submission.date
    logs: dict[tuple[date, str], list[float]] = {}
    for entry in entries:
        submission = entry.record.submission
        logs.setdefault((submission.date, submission.publication.paper), []).append(math.log2(entry.factor))
    return [(months_between(start, day), math.fsum(each) / len(each)) for (day, _), each in logs.items()]


def pairs_of(points: Iterable[Point]) -> list[Pair]:
    """Return the gap in months and the gain in doublings from each record to the next."""
    return [(month - before, log - logged) for (before, logged), (month, log) in pairwise(points)]


def population_of(board: Leaderboard) -> list[Entry]:
    """Return the entries among which a board's frontier is picked; where all are fitted, these."""
    if board.track.fit is Fit.ALL:
        return [entry for entry in board.entries if entry.is_fitted]
    off = board.track.off_fit
    return [entry for entry in board.entries if entry.rank and entry.record.submission.name not in off]


def rests_of(track: Track) -> Rests:
    """Return what the interval of a track's rate rests on."""
    return Rests.PAIRS if track.series is Series.RECORDS else Rests.PUBLICATIONS
