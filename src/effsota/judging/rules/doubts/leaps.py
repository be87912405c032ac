"""Leaps: a record that is far beyond the best before it on its board."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from effsota import figures
from effsota.boards.leaderboard import find_frontier, standing_of
from effsota.judging.quoting import times
from effsota.judging.rules.context import TrackContext
from effsota.problems import Fault

# Of the 88 steps to a fixed level that were on file in November 2026 two are above 30x, the largest 60.8x,
# and half are below 1.04x. Without a level, where decades lie between two runs, five of 12 are above 100x.
LONG, GIANT = 30.0, 100.0


def long_leap(context: TrackContext) -> Iterator[Fault]:
    """A record is at most 30x ahead of the best before it on its board (more than 100x: see giant-leap)."""
    for factor, fault in _leaps(context, "long-leap"):
        if LONG < factor <= GIANT:
            yield fault


def giant_leap(context: TrackContext) -> Iterator[Fault]:
    """A record that is more than 100x ahead of the best before it on its board says why that is true."""
    for factor, fault in _leaps(context, "giant-leap"):
        if factor > GIANT:
            yield fault


def _leaps(context: TrackContext, rule: str) -> Iterator[tuple[float, Fault]]:
    """Yield by how much each frontier record is ahead of the one before, and what to ask of it."""
    track, kind = context.track, context.track.kind
    amounts = {each.submission.path: track.resource.amount_of(each) for each in context.records}
    standings = [
        standing_of(record, amount, kind)
        for record in context.records
        if (amount := amounts[record.submission.path]) is not None and record.is_ranked
    ]
    for before, after in pairwise(find_frontier(standings)):
        factor = kind.factor_between(abs(before.effort), abs(after.effort))
        beyond = f"{times(factor)} {kind.direction.comparative} {track.resource.word}"
        flops = abs(after.effort), abs(before.effort)
        unit = figures.fit_unit(flops)
        shown = [figures.compute_text(flop, unit, ascii_only=True) for flop in flops]
        yield (
            factor,
            Fault(
                "/compute/0",
                f"{beyond} than {before.path}, the best before it: {shown[0]} against {shown[1]}",
                "check powers of ten, units and what is counted (one example or all, one chip or all, one"
                f" epoch or the run); where it is true, say what makes it so: answers: {{{rule}: why}}",
                file=f"submissions/{after.path}.yaml",
            ),
        )
