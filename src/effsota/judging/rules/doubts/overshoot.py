"""Overshoot: a result far beyond the target, whose compute was then not counted at the target."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.submissions import is_off_by_hundred
from effsota.model import Metric
from effsota.problems import Fault

# On file the largest are 24 % of the errors less (digits-mlp), 0.3 % of the loss, 0.03 % of a BLEU, 69 Elo;
# one run that went on to a win rate of 98 % where 50 % is asked says so.
LEAST_OF_ERRORS = 0.5
MOST_BEYOND = 1.10
MOST_ELO = 200.0
ELO = "Elo"


def result_far_beyond(context: ClaimContext) -> Iterator[Fault]:
    """A result is not far beyond the target: half of its errors, a tenth of its value, 200 Elo."""
    track, result = context.track, context.submission.result
    metric = track.metric if track else None
    if metric is None or result is None or is_off_by_hundred(metric, result.value):
        return
    beyond = say_beyond(metric, result.value)
    if beyond:
        yield Fault(
            "/result/value",
            f"{result.value:.10g} is {beyond} the target, {metric.target:.10g}",
            "check that it is the metric of this track on its data; count compute to where the run first"
            " meets the target, and write the value there; where nothing was measured before, say so:"
            " answers: {result-far-beyond: why}",
        )


def say_beyond(metric: Metric, value: float) -> str:
    """Return how far beyond its target a value lies, in words, nothing where that is near enough."""
    ahead = (value - metric.target) * metric.sign
    if metric.unit == ELO:
        return f"{ahead:.4g} Elo beyond" if ahead > MOST_ELO else ""
    if ahead <= 0 or metric.target <= 0:
        return ""
    if metric.is_percentage and metric.is_higher_better:
        left, allowed = 100 - value, 100 - metric.target
        if not 0 <= left < LEAST_OF_ERRORS * allowed:
            return ""
        share = figures.number_text(left / allowed * 100, 2, ascii_only=True)
        return f"{share}% of the errors that are left at"
    ratio = value / metric.target if metric.is_higher_better else metric.target / max(value, 1e-300)
    way = "above" if metric.is_higher_better else "below"
    return f"{ahead / metric.target:.0%} {way}" if ratio > MOST_BEYOND else ""
