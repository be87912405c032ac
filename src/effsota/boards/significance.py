"""The mean of several runs of one recipe, its standard error, and how sure it is that it reaches a level."""

from __future__ import annotations

import math
from collections.abc import Sequence

from effsota import figures
from effsota.boards.trend.distributions import f_tail
from effsota.frozen import Frozen
from effsota.model import Metric, Submission

LEAST_RUNS = 2


class RunsMean(Frozen):
    """The mean of `count` runs in the metric's unit, its standard error, and the one-sided p of its reaching.

    `p` is how often runs whose true mean is just at the level would come out at least this good by chance.
    Both are None for one run. Runs that are alike to the last digit have an error of 0 and no `p`: they show
    no scatter to test by, and are often one run written several times.
    """

    count: int
    mean: float
    standard_error: float | None
    p: float | None

    def is_sure(self, p: float) -> bool:
        """Tell whether the runs reach the level at less than a `p` that a track asks for."""
        return self.p is not None and self.p < p


def compute_runs_mean(values: Sequence[float], metric: Metric) -> RunsMean:
    """Return the mean of at least one run, and how sure it is that their mean reaches the metric's target.

    The level that is tested is the target less its tolerance, as for a single result.

    Source: Student's one-sample t-test, one-sided, with one degree of freedom less than there are runs.
    """
    from statistics import fmean, stdev  # noqa: PLC0415  # it loads random and fractions: only for runs

    mean, count = fmean(values), len(values)
    if count < LEAST_RUNS:
        return RunsMean(count=count, mean=mean, standard_error=None, p=None)
    error = 0.0 if min(values) == max(values) else stdev(values) / math.sqrt(count)
    over = metric.sign * (mean - metric.target) + metric.tolerance
    p = _upper_tail(over / error, count - 1) if error else None
    return RunsMean(count=count, mean=mean, standard_error=error, p=p)


def mean_of_runs(submission: Submission, metric: Metric | None) -> RunsMean | None:
    """Return the mean of the runs of a submission, None where it does not give their values."""
    runs = submission.result.runs if submission.result else None
    return None if runs is None or metric is None else compute_runs_mean(runs.values, metric)


def _upper_tail(t: float, degrees: int) -> float:
    """Return how often Student's t lies above `t`: half of what F holds in both tails, or the rest."""
    half = f_tail(t * t, 1, degrees) / 2
    return half if t > 0 else 1 - half


def runs_mean_text(found: RunsMean, metric: Metric) -> str:
    """Return it in words, in ASCII.

    mean of 4 runs 3.27968, standard error 0.00227, p = 0.447 (one-sided t-test against 3.28)
    """
    mean = f"mean of {figures.count_text(found.count, 'run')} {found.mean:.6g}"
    if found.standard_error is None:
        return f"{mean}; one run alone has no standard error"
    error = f"{mean}, standard error {figures.number_text(found.standard_error, ascii_only=True)}"
    if found.p is None:
        return f"{error}; runs that are alike to the last digit leave nothing to test by"
    p = figures.number_text(found.p) if found.p >= figures.LEAST_P else None
    level = f"{metric.target - metric.sign * metric.tolerance:.10g}"
    return f"{error}, {f'p = {p}' if p else figures.p_text(found.p)} (one-sided t-test against {level})"
