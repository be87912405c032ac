"""The page of a submission: its compute and how it is arrived at, what sources print, whom to credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.amount_cells import build_day, build_range, units_of
from effsota.showing.pages.audit import cases_of
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.curve_view import build_curves
from effsota.showing.pages.disputed import rank_if_counted
from effsota.showing.pages.evidence import build_checks
from effsota.showing.pages.facts import build_facts
from effsota.showing.pages.page import (
    BENCHMARKS,
    Link,
    Page,
    external,
    page_of,
    record_link,
    record_path,
    track_link,
)
from effsota.showing.pages.rows import build_row
from effsota.showing.pages.standing import build_events, build_objections, build_status
from effsota.showing.pages.sum_view import build_sum
from effsota.showing.pages.ways_agree import agreement_text
from effsota.showing.pages.words import DATE_MEANINGS, target_text

if TYPE_CHECKING:
    from effsota.model import Board, Entry, Submission
    from effsota.problems import Problem
    from effsota.showing.pages.amount_cells import Amount, Day, Unit
    from effsota.showing.pages.credits import SourceView
    from effsota.showing.pages.curve_view import CurveDrawing
    from effsota.showing.pages.evidence import Check
    from effsota.showing.pages.facts import Fact
    from effsota.showing.pages.page import ExternalLink
    from effsota.showing.pages.rows import Row
    from effsota.showing.pages.site import Site
    from effsota.showing.pages.standing import Event, Objection, StatusView
    from effsota.showing.pages.sum_view import Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitView:
    """A reduction as fewer examples × fewer FLOP per example."""

    total: str
    fewer_examples: str
    fewer_flop: str
    baseline: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView:
    """Everything the page of a submission shows."""

    model: str
    track: Link
    level: str
    day: Day
    date_meaning: str
    result: str | None
    target: str | None
    row: Row
    units: tuple[Unit, ...]
    amount: Amount
    range: Amount
    factor_name: str
    factor: str
    factor_range: str | None
    ranking: str
    status: StatusView | None
    headline: Sum
    cross_checks: tuple[Sum, ...]
    curves: tuple[CurveDrawing, ...]
    agreement: str | None
    cases: tuple[Link, ...]
    would_rank: str | None
    split: SplitView | None
    checks: tuple[Check, ...]
    notices: tuple[Problem, ...]
    publication: ExternalLink
    authors: str
    analysis: SourceView | None
    facts: tuple[Fact, ...]
    builds_on: tuple[Link, ...]
    notes: str | None
    challenges: tuple[Objection, ...]
    history: tuple[Event, ...]
    edit: ExternalLink
    path: str


def build_submission_page(entry: Entry, board: Board, site: Site) -> Page:
    """Return the page of one record."""
    submission, track = entry.record.submission, board.leaderboard.track
    amount = build_row(entry, track, site).amount
    return Page(
        path=record_path(entry),
        template="submission.html",
        title=f"{submission.model} · {track.name}",
        description=f"{submission.model} on {track.name}: {amount.text} of training compute, "
        "with the sum line by line and its sources.",
        view=build_submission_view(entry, board, site),
        board=board,
        entry=entry,
        trail=(BENCHMARKS, track_link(track)),
    )


def build_submission_view(entry: Entry, board: Board, site: Site) -> SubmissionView:
    """Return everything the page of a record shows."""
    submission, track = entry.record.submission, board.leaderboard.track
    headline, *others = entry.record.estimates
    row, units = build_row(entry, track, site), units_of(track)
    return SubmissionView(
        model=submission.model,
        track=track_link(track),
        level=track.level,
        day=build_day(submission.date),
        date_meaning=DATE_MEANINGS[submission.date_of],
        result=_result(submission, board),
        target=target_text(track.metric),
        row=row,
        amount=row.amount,
        units=units,
        range=build_range(headline.low_flop, headline.high_flop, units),
        factor_name=track.kind.factor_name,
        factor=row.factor,
        factor_range=row.factor_range,
        ranking=_ranking(entry, board),
        status=build_status(submission.status),
        headline=build_sum(headline, units, site.hardware),
        cross_checks=tuple(build_sum(other, units, site.hardware) for other in others),
        curves=build_curves(entry, track, site),
        agreement=agreement_text(entry.record),
        cases=cases_of(submission.path, site),
        would_rank=rank_if_counted(submission.path, board),
        split=_split(entry, board),
        checks=build_checks(entry, site),
        notices=site.problems_of(submission.file),
        publication=external(submission.publication.title, submission.publication.url),
        authors=figures.join_words(submission.publication.authors),
        analysis=build_source(submission.analysis) if submission.analysis else None,
        facts=build_facts(submission),
        builds_on=tuple(Link(text=path, path=page_of(path)) for path in submission.builds_on),
        notes=submission.notes,
        challenges=build_objections(submission),
        history=build_events(submission),
        edit=external(
            "Edit this record", f"{site.tracker.repository}/edit/{site.tracker.branch}/{submission.file}"
        ),
        path=submission.path,
    )


def _result(submission: Submission, board: Board) -> str | None:
    metric, result = board.leaderboard.track.metric, submission.result
    if metric is None or result is None:
        return None
    text = figures.metric_text(result.value, metric.unit)
    return text if result.is_measured else f"at least {text}"


def _ranking(entry: Entry, board: Board) -> str:
    ranked = [other for other in board.leaderboard.entries if other.rank is not None]
    if entry.rank is None:
        return "not ranked"
    return f"{entry.rank} of {len(ranked)}"


def _split(entry: Entry, board: Board) -> SplitView | None:
    baseline = board.leaderboard.baseline
    if entry.split is None or baseline is None:
        return None
    return SplitView(
        total=figures.factor_text(entry.factor),
        fewer_examples=figures.factor_text(entry.split.fewer_examples),
        fewer_flop=figures.factor_text(entry.split.fewer_flop_per_example),
        baseline=record_link(baseline),
    )
