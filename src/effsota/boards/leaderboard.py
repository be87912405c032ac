"""Records of one track compared with each other: order, frontier, factors, ranks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from effsota.model import Entry, Fit, Kind, Leaderboard, Split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from effsota.model import Record, Track


def build_leaderboard(track: Track, records: Sequence[Record]) -> Leaderboard:
    """Return the track's entries by date, then path; the baseline must be among the records."""
    if not records:
        return Leaderboard(track=track, entries=())
    baseline = next(record for record in records if record.submission.name == track.baseline)
    ranked = [record for record in records if record.is_ranked]
    ranks = rank_efforts(effort_of(track.kind, record) for record in ranked)
    frontier = {record.submission.path for record in find_frontier(track.kind, ranked)}
    entries = (
        _build_entry(
            track,
            record,
            baseline,
            rank=ranks[effort_of(track.kind, record)] if record.is_ranked else None,
            is_frontier=record.submission.path in frontier,
        )
        for record in sorted(records, key=lambda each: (each.submission.date, each.submission.path))
    )
    return Leaderboard(track=track, entries=tuple(_mark_close(entries)))


def _mark_close(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, marking frontier records that gain less than their estimate may be off by."""
    best: Record | None = None
    for entry in entries:
        if entry.is_frontier and best is not None:
            gain = abs(math.log(best.compute_flop / entry.record.compute_flop))
            is_close = gain < math.log(entry.record.headline.uncertainty)
            yield replace(entry, is_within_error=is_close)
        else:
            yield entry
        best = entry.record if entry.is_frontier else best


def effort_of(kind: Kind, record: Record) -> float:
    """Return what a record is ranked by, less being better: its compute, in a compute trend turned round."""
    return -record.compute_flop if kind is Kind.COMPUTE_TREND else record.compute_flop


def find_frontier(kind: Kind, records: Iterable[Record]) -> tuple[Record, ...]:
    """Return those that are strictly better than every earlier-dated one, by date, each its day's best.

    All records are taken as ranked; of two equals on a day the first path stands.
    """
    best, frontier = math.inf, []
    for record in sorted(records, key=lambda each: frontier_order(kind, each)):
        effort = effort_of(kind, record)
        if effort < best:
            best = effort
            frontier.append(record)
    return tuple(frontier)


def frontier_order(kind: Kind, record: Record) -> tuple[date, float, str]:
    """Return the order in which each record that is better than all before it is on the frontier."""
    return record.submission.date, effort_of(kind, record), record.submission.path


def rank_efforts(efforts: Iterable[float]) -> dict[float, int]:
    """Return the rank of each effort: 1 for the least; equals share one, and those after it are skipped."""
    ranks: dict[float, int] = {}
    for place, effort in enumerate(sorted(efforts), start=1):
        ranks.setdefault(effort, place)
    return ranks


def _build_entry(
    track: Track, record: Record, baseline: Record, *, rank: int | None, is_frontier: bool
) -> Entry:
    is_baseline = record is baseline
    factor = compute_factor(track.kind, record, baseline)
    spread = 1.0 if is_baseline else _combine(record.headline.uncertainty, baseline.headline.uncertainty)
    in_fit = is_frontier if track.fit is Fit.FRONTIER else record.is_ranked
    return Entry(
        record=record,
        factor=factor,
        factor_low=factor / spread,
        factor_high=factor * spread,
        is_baseline=is_baseline,
        is_frontier=is_frontier,
        is_fitted=in_fit and record.submission.name not in track.off_fit,
        rank=rank,
        split=None if is_baseline else compute_split(record, baseline),
    )


def compute_factor(kind: Kind, record: Record, baseline: Record) -> float:
    """Return baseline compute / compute; in a compute trend compute / baseline compute."""
    if record is baseline:
        return 1.0
    factor = baseline.compute_flop / record.compute_flop
    return 1 / factor if kind is Kind.COMPUTE_TREND else factor


def _combine(first: float, second: float) -> float:
    """Return two multiplicative 95 % factors in quadrature of their logarithms."""
    return math.exp(math.hypot(math.log(first), math.log(second)))


def compute_split(record: Record, baseline: Record) -> Split | None:
    """Return a factor as fewer examples × fewer FLOP per example, None unless both count examples.

    Source: "Measuring the Algorithmic Efficiency of Neural Networks" (Hernandez and Brown, 2020), table 1.
    """
    ours, theirs = record.headline.estimate, baseline.headline.estimate
    seen, seen_before = ours.inputs.examples_seen, theirs.inputs.examples_seen
    if seen is None or seen_before is None or ours.factors or theirs.factors:
        return None
    fewer_examples = seen_before / seen
    per_example = baseline.compute_flop / record.compute_flop / fewer_examples
    return Split(fewer_examples=fewer_examples, fewer_flop_per_example=per_example)
