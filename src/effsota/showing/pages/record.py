"""The page of a submission: its compute and how it is arrived at, what sources print, whom to credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.claims.before_words import neighbours_of, step_words
from effsota.boards.claims.boundary_words import version_words
from effsota.boards.claims.entry_words import amount_of
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Estimate, Hardware, Submission, Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.problems import Problem
from effsota.showing.charts import Estimated, render_estimates
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.ancestry_page import OwnWay, own_way
from effsota.showing.pages.audit_page import cases_of
from effsota.showing.pages.curve_view import CurveDrawing, build_curves
from effsota.showing.pages.disputed import rank_if_counted
from effsota.showing.pages.facts import Fact, build_facts
from effsota.showing.pages.history import PastLine, article, build_history
from effsota.showing.pages.other_boards import OtherPlace, other_places
from effsota.showing.pages.page import BENCHMARKS, Link, Page, level_link, page_of, record_link, record_path
from effsota.showing.pages.printed_figures import Check, build_checks
from effsota.showing.pages.rows import Tag, build_tag
from effsota.showing.pages.ways_agree import agreement_text
from effsota.showing.site import Site
from effsota.text import spoken

if TYPE_CHECKING:
    from markupsafe import Markup


LEAST_ROWS = 2  # of a chart of estimates, below which there is nothing to compare


class SubmissionView(Frozen):
    """What is decided for the page of a submission; the rest it shows of its entry and board as they are."""

    tag: Tag
    units: tuple[Unit, ...]
    sum_units: tuple[Unit, ...]
    stated: str | None
    result: str | None
    ranking: str
    would_rank: str | None
    hardware: Hardware
    curves: tuple[CurveDrawing, ...]
    agreement: str | None
    drawing: Markup | None
    before: Link | None
    after: Link | None
    step: str | None
    boards: tuple[OtherPlace, ...]
    way: OwnWay | None
    rules: str | None
    cases: tuple[Link, ...]
    checks: tuple[Check, ...]
    notices: tuple[Problem, ...]
    facts: tuple[Fact, ...]
    history: tuple[PastLine, ...]
    status_by: str
    edit: str
    also_on: tuple[Link, ...]


def build_submission_page(entry: Entry, board: Board, site: Site) -> Page:
    """Return the page of one record."""
    submission, track = entry.record.submission, board.leaderboard.track
    return Page(
        path=record_path(entry),
        template="submission.html",
        title=f"{_name(entry, board)} · {track.name}",
        description=f"{spoken(submission.model, begins=True)} on {track.name}: "
        f"{amount_of(entry, board.leaderboard)} {board.leaderboard.resource.of_what}, "
        "with the sum line by line and its sources.",
        view=build_submission_view(entry, board, site),
        board=board,
        entry=entry,
        trail=(BENCHMARKS, level_link(track)),
    )


def _name(entry: Entry, board: Board) -> str:
    """Return the model, with the day where the board has another record of it: a cut price, a second run."""
    submission = entry.record.submission
    is_alone = board.leaderboard.count_by_model[submission.model] == 1
    return submission.model if is_alone else f"{submission.model}, {figures.date_text(submission.date)}"


def build_submission_view(entry: Entry, board: Board, site: Site) -> SubmissionView:
    """Return what is decided for the page of a record."""
    submission, track = entry.record.submission, board.leaderboard.track
    near = neighbours_of(entry, board.leaderboard)
    return SubmissionView(
        tag=build_tag(entry, site),
        units=units_of(track),
        sum_units=units_of(track if track.resource.key == TRAINING_COMPUTE.key else None),
        stated=_stated(entry),
        result=_result(submission, board),
        ranking=_ranking(entry, board),
        would_rank=rank_if_counted(submission.path, board),
        hardware=site.hardware,
        curves=build_curves(entry, track, site),
        agreement=agreement_text(entry.record),
        drawing=_drawing(entry, near.before, track),
        before=None if near.before is None else record_link(near.before),
        after=None if near.after is None else record_link(near.after),
        step=None if near.step_text is None else step_words(near.step_text, track.kind),
        boards=other_places(entry, board),
        way=own_way(entry, board),
        rules=version_words(entry, track),
        cases=cases_of(submission.path, site),
        checks=build_checks(entry, site),
        notices=site.problems_of(submission.file),
        facts=build_facts(submission, track.metric, site.names),
        history=build_history(submission, site),
        status_by=article(submission.status.by) if submission.status.by else "",
        also_on=tuple(
            Link(text=kin.level, path=page_of(kin.path)) for kin in site.kin.get(submission.path, ())
        ),
        edit=f"{site.tracker.repository}/edit/{site.tracker.branch}/{submission.file}",
    )


def _drawing(entry: Entry, before: Entry | None, track: Track) -> Markup | None:
    """Return the estimates beside each other and the record before; None of one alone, or of a bound."""
    record = entry.record
    if not record.is_exact or entry.resource.key != TRAINING_COMPUTE.key:
        return None
    rows = [
        Estimated(
            name=_name_of(priced.estimate),
            flop=priced.compute_flop,
            low=priced.low_flop,
            high=priced.high_flop,
            is_main=order == 0,
        )
        for order, priced in enumerate(record.estimates)
    ]
    main = before.record.headline if before is not None else None
    if before is not None and main is not None:
        name = f"The record before: {before.record.submission.model}"
        rows.append(
            Estimated(
                name=name, flop=main.compute_flop, low=main.low_flop, high=main.high_flop, is_other=True
            )
        )
    if len(rows) < LEAST_ROWS:
        return None
    return render_estimates(rows, units=track.units, chart_id="estimates")


def _stated(entry: Entry) -> str | None:
    """Return under what an amount was stated; None of compute, which is reckoned and has a tolerance."""
    if entry.resource.key == TRAINING_COMPUTE.key:
        return None
    return entry.amount.condition or "as stated"


def _name_of(estimate: Estimate) -> str:
    by = f", {estimate.by}" if estimate.by else ""
    return f"{estimate.method.title}{by}"


def _result(submission: Submission, board: Board) -> str | None:
    metric, result = board.leaderboard.track.metric, submission.result
    if metric is None or result is None:
        return None
    text = figures.metric_text(result.value, metric.unit)
    return text if result.is_measured else f"at least {text}"


def _ranking(entry: Entry, board: Board) -> str:
    return "not ranked" if entry.rank is None else f"{entry.rank} of {board.leaderboard.ranked_count}"
