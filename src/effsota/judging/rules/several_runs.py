"""Several runs of one recipe: their mean, how sure it is that it reaches the level, and one run alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from effsota.boards.significance import LEAST_RUNS, RunsMean, compute_runs_mean, runs_mean_text
from effsota.figures import count_text
from effsota.judging.discrepancies.distance import apart
from effsota.judging.rules.context import ClaimContext, RecordContext, TrackContext
from effsota.model import MeasuredRuns, Metric, Reaching, Result, StatusName
from effsota.problems import Fault
from effsota.units import Typed

RUNS = "/result/runs"
# Beyond: a source may round its p, or know the spread of its runs from elsewhere.
MOST_APART = 2.0
SLACK = 1e-9
LEAST_ALIKE = 3  # two may agree to the last digit by chance


class _Judged(NamedTuple):
    """A result on a track with a metric, with the values of its runs."""

    metric: Metric
    result: Result
    runs: MeasuredRuns
    found: RunsMean


def _results(context: ClaimContext | RecordContext) -> Iterator[tuple[Metric, Result]]:
    """Yield the result that a track with a metric has to judge."""
    metric = context.track.metric if context.track else None
    result, status = context.submission.result, context.submission.status.name
    if metric is not None and result is not None and status is not StatusName.WITHDRAWN:
        yield metric, result


def _judged(context: ClaimContext) -> Iterator[_Judged]:
    for metric, result in _results(context):
        if result.runs is not None:
            found = compute_runs_mean(result.runs.values, metric)
            yield _Judged(metric, result, result.runs, found)


def runs_missing(context: ClaimContext | RecordContext) -> Iterator[Fault]:
    """Where a track asks how sure a mean is, a submission gives the values of its runs, or says why not."""
    for metric, result in _results(context):
        values = result.runs.values if result.runs else ()
        asked = metric.p_asked_on(context.submission.date)
        if asked is not None and len(values) < LEAST_RUNS:
            yield Fault(
                "/result",
                f"this track asks for a mean that reaches {metric.target:.10g} at p < {asked:g}, and"
                f" {'one run alone has none' if values else 'the values of the runs are not given'}",
                f"write under result: runs: {{values: [{metric.target:.10g}, ...]}}, a value for every run;"
                " where the track's own rules do without, or the source prints none, say so:"
                " answers: {runs-missing: why}",
            )


def mean_not_sure(context: ClaimContext) -> Iterator[Fault]:
    """Where a track asks how sure a mean is, the p of the runs is small enough."""
    for metric, _, runs, found in _judged(context):
        asked = metric.p_asked_on(context.submission.date)
        if asked is None or len(runs.values) < LEAST_RUNS or found.is_sure(asked):
            continue
        yield Fault(
            f"{RUNS}/values",
            f"{runs_mean_text(found, metric)}: this track asks for p < {asked:g}",
            "add runs of the same recipe, the worse ones too; or count compute to a later point, where their"
            " mean is surely past the level",
        )


def runs_all_alike(context: ClaimContext) -> Iterator[Fault]:
    """No three runs of one recipe come to the same value: their spread, and so p, would be nothing."""
    for _, _, runs, _ in _judged(context):
        if len(runs.values) >= LEAST_ALIKE and len(set(runs.values)) == 1:
            yield Fault(
                f"{RUNS}/values",
                f"{len(runs.values)} runs all came to {runs.values[0]:.10g}",
                "write the value of each run, with the digits of its log; where all are of one seed, say so:"
                " answers: {runs-all-alike: why}",
            )


def run_misses_target(context: ClaimContext) -> Iterator[Fault]:
    """Where each run has to reach the level, each does."""
    for metric, _, runs, _ in _judged(context):
        for at, value in enumerate(runs.values):
            if metric.runs is Reaching.EACH and not metric.is_met_by(value):
                yield Fault(
                    f"{RUNS}/values/{at}",
                    f"run {at + 1} gives {value:.10g}, which misses the target of {metric.target:.10g}; on"
                    " this track every run has to reach it",
                    "count compute to the point where all runs meet it",
                )


def result_is_not_the_mean(context: ClaimContext) -> Iterator[Fault]:
    """A result that is given with its runs is their mean, in the digits that it has."""
    for _, result, runs, found in _judged(context):
        if not result.is_measured or abs(result.value - found.mean) <= _half_a_digit(result.value):
            continue
        yield Fault(
            "/result/value",
            f"the result says {result.value:.10g}, the mean of its {count_text(len(runs.values), 'run')} is"
            f" {found.mean:.6g}",
            f"write value: {found.mean:.6g}",
        )


def _half_a_digit(value: float) -> float:
    written = len(f"{value:.10g}".partition(".")[2])
    decimals = max(value.decimals if isinstance(value, Typed) else 0, written)
    return 0.5 * 10.0**-decimals + SLACK


def runs_counted_otherwise(context: ClaimContext) -> Iterator[Fault]:
    """The number of runs is that of the values that are given."""
    submission = context.submission
    for _, _, runs, found in _judged(context):
        if submission.runs is not None and submission.runs != found.count:
            yield Fault(
                "/runs",
                f"runs says {submission.runs}, and result gives {count_text(found.count, 'value')}",
                f"write all {submission.runs} values, or runs: {len(runs.values)}",
            )


def printed_p_differs(context: ClaimContext) -> Iterator[Fault]:
    """A printed p is within a factor of 2 of the one that follows from the values."""
    for metric, _, runs, found in _judged(context):
        if runs.p and found.p is not None and apart(runs.p, found.p) > MOST_APART:
            yield Fault(
                f"{RUNS}/p",
                f"printed is p = {runs.p:g}, and the values give p = {found.p:.3g}:"
                f" {runs_mean_text(found, metric)}",
                "check the values; where the source tests otherwise, two-sided or by a spread that it knows,"
                " say so: answers: {printed-p-differs: how}",
            )


def one_run_alone(context: ClaimContext) -> Iterator[Fault]:
    """Where the mean of several runs counts, there are several."""
    submission = context.submission
    for metric, result in _results(context):
        count = len(result.runs.values) if result.runs else submission.runs
        if metric.runs is Reaching.MEAN and metric.p_asked_on(submission.date) is None and count == 1:
            yield Fault(
                RUNS if result.runs else "/runs",
                "on this track the mean of several runs counts, and this is one run: it may have been lucky",
                "run the recipe again and write all values under result: runs: {values: [...]}",
            )


def p_without_mean(context: TrackContext) -> Iterator[Fault]:
    """A track that asks how sure a mean is ranks by the mean of runs, and says how sure."""
    metric = context.track.metric
    if metric is not None and metric.p_from is not None and metric.p is None:
        yield Fault(
            "/metric/p_from",
            f"from {metric.p_from} on a p is asked, and nothing says which",
            "write p: 0.01 beside it, or take p_from out",
            file=context.file,
        )
    if metric is not None and metric.p is not None and metric.runs is not Reaching.MEAN:
        yield Fault(
            "/metric/p",
            f"p {metric.p:g} is of the mean of several runs, and here each run has to reach the target",
            "write runs: mean beside it, or take p out",
            file=context.file,
        )
