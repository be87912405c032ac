"""A track as a whole: metric, baseline, fit, eras, utilizations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from effsota.judging.quoting import list_words, quote, suggest
from effsota.judging.rules.context import RecordContext, TrackContext
from effsota.model import Era, Record, StatusName
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern

MOST_LISTED = 10
_YEARS = LatePattern(r"\b(\d{4})(?: to |[-–])(\d{4})\b")


def metric_missing(context: TrackContext) -> Iterator[Fault]:
    """A benchmark has a metric with a target."""
    track = context.track
    if track.metric is None and track.kind.has_level:
        yield Fault(
            "/kind",
            f"{quote(track.kind.id)} needs a metric, and there is none",
            'write metric: {name: top-5 accuracy, unit: "%", better: higher, target: 79.1}',
            file=context.file,
        )


def metric_not_expected(context: TrackContext) -> Iterator[Fault]:
    """A compute trend has no metric: it follows no fixed level."""
    if context.track.metric is not None and not context.track.kind.has_level:
        yield Fault(
            "/metric",
            f"a {context.track.kind.id} follows no fixed level, so it has no metric",
            "take metric out, or write kind: training-efficiency",
            file=context.file,
        )


def baseline_missing(context: TrackContext) -> Iterator[Fault]:
    """The baseline of a track is one of its submissions."""
    baseline = context.track.baseline
    if baseline not in context.names:
        yield Fault(
            "/baseline",
            f"{quote(baseline)} is not a submission of this track",
            _choose(baseline, context.names) + f"add submissions/{context.track.id}/{baseline}.yaml",
            file=context.file,
        )


def baseline_not_ranked(context: TrackContext) -> Iterator[Fault]:
    """The baseline of a track counts: it is accepted, and its compute is exact."""
    for record in context.records:
        if record.submission.name == context.track.baseline and not record.is_ranked:
            yield Fault(
                "/baseline",
                f"{quote(context.track.baseline)} {_why_not_ranked(record)}, so nothing can be"
                " measured against it",
                "name a submission that is accepted and whose bound is exact",
                file=context.file,
            )


def _why_not_ranked(record: Record) -> str:
    if not record.is_exact:
        return "is an upper bound"
    if record.is_unsourced and record.submission.status.name is StatusName.ACCEPTED:
        return "reports its compute without a source"
    return f"is {record.submission.status.name}"


def record_before_baseline(context: RecordContext) -> Iterator[Fault]:
    """A record of a benchmark is not dated before the baseline."""
    baseline, day = context.baseline, context.submission.date
    if baseline is None or (context.track and not context.track.kind.has_level):
        return
    if day < baseline.submission.date:
        yield Fault(
            "/date",
            f"{day} is before the baseline, {baseline.submission.path} of {baseline.submission.date}",
            "check the date; where it is right, make the earliest record the baseline, or say why not:"
            " answers: {record-before-baseline: why}",
        )


def name_gives_other_years(context: TrackContext) -> Iterator[Fault]:
    """Where the name of a track gives years, they are those of its first and its last record."""
    days = [record.submission.date for record in context.records]
    found = _YEARS.search(context.track.name)
    if not found or not days:
        return
    own = min(days).year, max(days).year
    if (int(found[1]), int(found[2])) != own:
        yield Fault(
            "/name",
            f"the name says {found[1]} to {found[2]}, the records are of {own[0]} to {own[1]}",
            f"write {own[0]} to {own[1]}, or leave the years out",
            file=context.file,
        )


def record_after_coverage(context: TrackContext) -> Iterator[Fault]:
    """No record is later than the day until which the data of its track are said to tell."""
    coverage = context.track.coverage
    later = [
        record.submission
        for record in context.records
        if coverage is not None and record.submission.date > coverage.until
    ]
    for submission in later:
        yield Fault(
            "/date",
            f"{submission.date} is after the coverage of {context.track.id}, which ends on"
            f" {context.track.last_told(submission.date)}",
            "check the date; where it is right, write a later day under coverage: until in the track's file",
            file=submission.file,
        )


def off_fit_unknown(context: TrackContext) -> Iterator[Fault]:
    """Every name under `off_fit` is a submission of the track."""
    for name in context.track.off_fit:
        if name not in context.names:
            yield Fault(
                f"/off_fit/{name}",
                f"{quote(name)} is not a submission of this track",
                _choose(name, context.names) + "take it out",
                file=context.file,
            )


def _choose(name: str, names: frozenset[str]) -> str:
    if not names:
        return ""
    if near := suggest(name, names):
        return f"{near}otherwise "
    return f"write one of {list_words(names)}; or " if len(names) <= MOST_LISTED else ""


def era_reversed(context: TrackContext) -> Iterator[Fault]:
    """An era ends after it begins."""
    for at, era in enumerate(context.track.eras):
        if _start(era) >= _end(era):
            yield Fault(
                f"/eras/{at}",
                f"the era {quote(era.name)} ends on {era.end}, not after it begins on {era.start}",
                f"write from: {era.end} and to: {era.start}",
                file=context.file,
            )


def eras_overlap(context: TrackContext) -> Iterator[Fault]:
    """No two eras of a track overlap; one may begin on the day another ends."""
    eras = sorted(
        (_start(era), at, era) for at, era in enumerate(context.track.eras) if _start(era) < _end(era)
    )
    for (_, _, before), (start, at, era) in pairwise(eras):
        if start < _end(before):
            until = f"ends on {before.end}" if before.end else "has no end"
            since = f"begins on {era.start}" if era.start else "has no beginning"
            yield Fault(
                f"/eras/{at}",
                f"the era {quote(era.name)} {since}, but {quote(before.name)} {until}",
                f"let each era begin where the one before ends, such as from: {before.end or era.end}",
                file=context.file,
            )


def rule_changes_out_of_order(context: TrackContext) -> Iterator[Fault]:
    """The changes of a track's rules stand by date, and each makes the next version."""
    for at, (before, change) in enumerate(pairwise(context.track.rule_changes), start=1):
        if change.start <= before.start:
            yield Fault(
                f"/rule_changes/{at}/from",
                f"version {change.version} is of {change.start}, not after version {before.version} of"
                f" {before.start}",
                "let the changes stand by date, the earliest first",
                file=context.file,
            )
        elif change.version <= before.version:
            yield Fault(
                f"/rule_changes/{at}/version",
                f"the version {change.version} comes after version {before.version}",
                f"write version: {before.version + 1}",
                file=context.file,
            )


def _start(era: Era) -> date:
    return era.start or date.min


def _end(era: Era) -> date:
    return era.end or date.max
