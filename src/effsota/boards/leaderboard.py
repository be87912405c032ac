"""Records of one track compared with each other: order, frontier, factors, ranks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from effsota.model import Entry, Fit, Kind, Leaderboard, Operations, Split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from effsota.model import Record, Track


def build_leaderboard(track: Track, records: Sequence[Record]) -> Leaderboard:
    """Return the track's entries by date, then path; the baseline must be among the records."""
    if not records:
        return Leaderboard(track=track, entries=())
    table = _tabulate(track, records)
    baseline = next(record for record in records if record.submission.name == track.baseline)
    entries = [_build_entry(track, row, baseline) for row in table.itertuples(index=False)]
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


def find_frontier(kind: Kind, records: Iterable[Record]) -> tuple[Record, ...]:
    """Return those that need strictly less than every earlier-dated one, by date, each its day's best.

    All records are taken as ranked. In a compute trend more is better.
    """
    sign = -1 if kind is Kind.COMPUTE_TREND else 1
    best, frontier = math.inf, {}
    for record in sorted(records, key=lambda each: (each.submission.date, each.submission.path)):
        effort = sign * record.compute_flop
        if effort < best:
            best = effort
            frontier[record.submission.date] = record
    return tuple(frontier.values())


def _tabulate(track: Track, records: Sequence[Record]) -> pd.DataFrame:
    """Return one row a record by date, then path.

    Columns: record, date, path, compute (FLOP), is_ranked, rank (1 is best; NaN if not ranked), is_frontier.
    """
    import pandas as pd  # noqa: PLC0415  # what `validate` imports stays small

    rows = [
        (record, record.submission.date, record.submission.path, record.compute_flop, record.is_ranked)
        for record in records
    ]
    table = pd.DataFrame(rows, columns=["record", "date", "path", "compute", "is_ranked"])
    table = table.sort_values(["date", "path"], kind="stable", ignore_index=True)
    # In a compute trend more is better: with the sign turned, the least is the best everywhere.
    table["effort"] = table["compute"] * (-1 if track.kind is Kind.COMPUTE_TREND else 1)
    table["rank"] = table["effort"].where(table["is_ranked"]).rank(method="min")
    table["is_frontier"] = _is_frontier(table)
    return table


def _is_frontier(table: pd.DataFrame) -> pd.Series[bool]:
    """Return whether each record needs strictly less than every earlier-dated one and is its day's best."""
    ranked = table[table["is_ranked"]]
    best_of_day = ranked.sort_values(["date", "effort", "path"]).drop_duplicates("date")
    least_before = best_of_day["effort"].cummin().shift(fill_value=math.inf)
    frontier = best_of_day.index[best_of_day["effort"] < least_before]
    return table.index.to_series().isin(frontier)


def _build_entry(track: Track, row: tuple, baseline: Record) -> Entry:  # type: ignore[type-arg]
    record, is_baseline = row.record, row.record is baseline  # type: ignore[attr-defined]
    factor = compute_factor(track.kind, record, baseline)
    spread = 1.0 if is_baseline else _combine(record.headline.uncertainty, baseline.headline.uncertainty)
    is_frontier, is_ranked = bool(row.is_frontier), bool(row.is_ranked)  # type: ignore[attr-defined]
    in_fit = is_frontier if track.fit is Fit.FRONTIER else is_ranked
    return Entry(
        record=record,
        factor=factor,
        factor_low=factor / spread,
        factor_high=factor * spread,
        is_baseline=is_baseline,
        is_frontier=is_frontier,
        is_fitted=in_fit and record.submission.name not in track.off_fit,
        rank=int(row.rank) if is_ranked else None,  # type: ignore[attr-defined]
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
    """Return a factor as fewer examples × fewer FLOP per example, None unless both counted operations.

    Source: "Measuring the Algorithmic Efficiency of Neural Networks" (Hernandez and Brown, 2020), table 1.
    """
    ours, theirs = record.headline.estimate, baseline.headline.estimate
    if not isinstance(ours.inputs, Operations) or not isinstance(theirs.inputs, Operations):
        return None
    if ours.inputs.examples is None or theirs.inputs.examples is None or ours.factors or theirs.factors:
        return None
    fewer_examples = (theirs.inputs.examples * theirs.inputs.epochs) / (
        ours.inputs.examples * ours.inputs.epochs
    )
    per_example = baseline.compute_flop / record.compute_flop / fewer_examples
    return Split(fewer_examples=fewer_examples, fewer_flop_per_example=per_example)
