"""Leaps: a record that is far beyond the best before it on its board."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.judging.quoting import times
from effsota.judging.rules.context import RecordContext, TrackContext
from effsota.model import Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.problems import Fault

# Of the 60 steps to a fixed level that were on file in November 2026 two are above 30x, the largest is 60.8x
# and the median 1.03x. Where no level is fixed, and decades lie between two runs, 8 of 40 are above 30x and 7
# above 100x: each says in its file why.
LONG, GIANT = 30.0, 100.0


def long_leap(context: TrackContext) -> Iterator[Fault]:
    """A record is at most 30x ahead of the best before it on its board (more than 100x: see giant-leap)."""
    return _leaps(context, "long-leap")


def giant_leap(context: TrackContext) -> Iterator[Fault]:
    """A record that is more than 100x ahead of the best before it on its board says why that is true."""
    return _leaps(context, "giant-leap")


def far_behind(context: RecordContext) -> Iterator[Fault]:
    """A record of a level takes at most 30x as much as the baseline."""
    track, baseline = context.track, context.baseline
    if track is None or baseline is None or not track.kind.has_level:
        return
    own, first = (track.resource.amount_of(each) for each in (context.record, baseline))
    if own and first and own.condition == first.condition and own.value > LONG * first.value:
        yield Fault(
            track.resource.stated_at,
            f"{times(own.value / first.value)} {track.resource.compared.more} {track.resource.word} than the"
            f" baseline, {baseline.submission.path}",
            "check powers of ten and units; where it is true, say what makes it so:"
            " answers: {far-behind: why}",
        )


def rule_for(factor: float) -> str | None:
    """Return the rule that asks about a step of `factor`, None where none does."""
    if factor > GIANT:
        return "giant-leap"
    return "long-leap" if factor > LONG else None


def _leaps(context: TrackContext, rule: str) -> Iterator[Fault]:
    """Yield the steps from one frontier record to the next that a rule asks about.

    Who has answered for a giant leap has answered for the long one that a record between leaves of it.
    """
    track, kind = context.track, context.track.kind
    answered = {each.submission.path for each in context.records if "giant-leap" in each.submission.answers}
    for before, after in context.leaps:
        factor = kind.factor_between(abs(before.effort), abs(after.effort))
        if rule_for(factor) != rule or (rule == "long-leap" and after.path in answered):
            continue
        shown = _texts(abs(after.effort), abs(before.effort), track)
        yield Fault(
            track.resource.stated_at,
            f"{times(factor)} {kind.better} {track.resource.word} than {before.path}, the best"
            f" before it: {shown[0]} against {shown[1]}",
            "check powers of ten, units and what is counted (one example or all, one chip or all, one epoch"
            f" or the run); where it is true, say what makes it so: answers: {{{rule}: why}}",
            file=f"submissions/{after.path}.yaml",
        )


def _texts(after: float, before: float, track: Track) -> list[str]:
    """Return two amounts of what a track ranks by, compute in one unit that fits both."""
    if track.resource.key != TRAINING_COMPUTE.key:
        return [track.resource.text_of(amount) for amount in (after, before)]
    unit = figures.fit_unit((after, before))
    return [figures.compute_text(flop, unit, ascii_only=True) for flop in (after, before)]
