"""Records of one track compared with each other: order, frontier, factors, ranks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from effsota.boards.uncertainty import combine_margins
from effsota.frozen import Frozen
from effsota.model import EXACT, Amount, Entry, Fit, Kind, Leaderboard, Margin, Record, Resource, Track


class Standing(NamedTuple):
    """What decides where a ranked record stands: less `effort` is better, of equals the first path."""

    day: date
    effort: float
    path: str


def build_leaderboard(track: Track, records: Sequence[Record], by: Resource | None = None) -> Leaderboard:
    """Return the track's entries by date, then path, of the records that state the resource.

    Without a resource it is the one that the track ranks by. Where the track's baseline does not state it,
    the first ranked record that does is the baseline; where none is ranked, the first of all.
    """
    resource = by or track.resource
    track = track.by(resource)
    ordered = sorted(records, key=lambda each: (each.submission.date, each.submission.path))
    stated = [(each, amount) for each in ordered if (amount := resource.amount_of(each)) is not None]
    if not stated:
        return Leaderboard(track=track, resource=resource, entries=())
    if track.unit is None and resource.unit_for is not None:
        track = replace(track, unit=resource.unit_for([amount.value for _, amount in stated]))
    ranked = [each for each in stated if each[0].is_ranked]
    condition = find_condition(ranked) if ranked else stated[0][1].condition
    standings = [
        standing_of(record, amount, track.kind) for record, amount in ranked if amount.condition == condition
    ]
    baseline, theirs = _find_baseline(track, stated, condition)
    ranking = _Ranking(
        track=track,
        resource=resource,
        condition=condition,
        baseline=baseline,
        baseline_value=theirs.value,
        baseline_margin=track.kind.margin_of(theirs).turned,
        ranked=frozenset(each.path for each in standings),
        ranks=rank_efforts(each.effort for each in standings),
        frontier=frozenset(each.path for each in find_frontier(standings)),
    )
    entries = (ranking.build_entry(record, amount) for record, amount in stated)
    return Leaderboard(
        track=track, resource=resource, entries=tuple(_mark_steps(entries, resource)), condition=condition
    )


def find_condition(ranked: Sequence[tuple[Record, Amount]]) -> str:
    """Return the condition under which most ranked records stand, of equally many the earliest's."""
    counts = Counter(amount.condition for _, amount in ranked)
    return max(counts, key=counts.__getitem__, default="")


def _find_baseline(
    track: Track, stated: Sequence[tuple[Record, Amount]], condition: str
) -> tuple[Record, Amount]:
    compared = [each for each in stated if each[1].condition == condition]
    named = (each for each in compared if each[0].submission.name == track.baseline)
    return next(named, None) or next((each for each in compared if each[0].is_ranked), compared[0])


def standing_of(record: Record, amount: Amount, kind: Kind) -> Standing:
    """Return what decides where a record with an amount stands on a board of a kind."""
    return Standing(record.submission.date, kind.effort_of(amount.value), record.submission.path)


def find_frontier(standings: Iterable[Standing]) -> list[Standing]:
    """Return those that are strictly better than every earlier-dated one, by date, each its day's best."""
    best, frontier = math.inf, []
    for standing in sorted(standings):
        if standing.effort < best:
            best = standing.effort
            frontier.append(standing)
    return frontier


def rank_efforts(efforts: Iterable[float]) -> dict[float, int]:
    """Return the rank of each effort: 1 for the least; equals share one, and those after it are skipped."""
    ranks: dict[float, int] = {}
    for place, effort in enumerate(sorted(efforts), start=1):
        ranks.setdefault(effort, place)
    return ranks


class _Ranking(Frozen):
    """What all entries of a board are built from: `ranks` by effort, `ranked` and `frontier` by path.

    `baseline_margin` is how far a factor may be off by the baseline's amount.
    """

    track: Track
    resource: Resource
    condition: str
    baseline: Record
    baseline_value: float
    baseline_margin: Margin
    ranked: frozenset[str]
    ranks: Mapping[float, int]
    frontier: frozenset[str]

    def build_entry(self, record: Record, amount: Amount) -> Entry:
        """Return the entry of a record and what it took."""
        track, path, is_baseline = self.track, record.submission.path, record is self.baseline
        is_ranked, is_frontier = path in self.ranked, path in self.frontier
        factor = 1.0 if is_baseline else track.kind.factor_between(self.baseline_value, amount.value)
        own = track.kind.margin_of(amount)
        margin = EXACT if is_baseline else combine_margins(own, self.baseline_margin)
        in_fit = is_frontier if track.fit is Fit.FRONTIER else is_ranked
        shares_of = None if is_baseline else self.resource.shares_of
        return Entry(
            record=record,
            resource=self.resource,
            amount=amount,
            factor=factor,
            factor_low=factor / margin.below,
            factor_high=factor * margin.above,
            is_baseline=is_baseline,
            is_frontier=is_frontier,
            is_fitted=in_fit and record.submission.name not in track.off_fit,
            rank=self.ranks[track.kind.effort_of(amount.value)] if is_ranked else None,
            shares=() if shares_of is None else shares_of(record, self.baseline),
            is_comparable=amount.condition == self.condition,
            margin=own,
        )


def _mark_steps(entries: Iterable[Entry], resource: Resource) -> Iterator[Entry]:
    """Yield the entries, those on the frontier with what they gain on the record before, if for sure."""
    best: Entry | None = None
    shares_of = resource.shares_of
    for entry in entries:
        if entry.is_frontier and best is not None:
            gain = abs(math.log(best.amount.value / entry.amount.value))
            yield replace(
                entry,
                is_within_error=gain < math.log(entry.margin.below),
                step=() if shares_of is None else shares_of(entry.record, best.record),
            )
        else:
            yield entry
        best = entry if entry.is_frontier else best
