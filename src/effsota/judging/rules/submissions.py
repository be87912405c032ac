"""Claims: the status, the result against the track's metric, and what sources vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from effsota.frozen import field_names
from effsota.judging.quoting import list_words, quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, Operations
from effsota.model import Inputs, Metric, Source, StatusName
from effsota.problems import Fault


def status_without_reason(context: ClaimContext) -> Iterator[Fault]:
    """A disputed or withdrawn submission says why and since when."""
    status = context.submission.status
    if status.name is not StatusName.ACCEPTED and (status.reason is None or status.date is None):
        yield Fault(
            "/status",
            f"{quote(status.name)} stands without a reason and a date",
            f"write status: {{is: {status.name}, reason: what is wrong with it, date: {context.today}}}",
        )


def result_missing(context: ClaimContext) -> Iterator[Fault]:
    """A submission to a track with a metric gives its result."""
    track = context.track
    metric = track.metric if track and track.kind.has_level else None
    if metric and context.submission.result is None:
        yield Fault(
            "",
            f"result is missing: this track measures {quote(metric.name)}",
            f"write result: {{value: {metric.target:.10g}}}, with the value where compute was counted",
        )


def result_not_expected(context: ClaimContext) -> Iterator[Fault]:
    """A submission to a track without a metric gives no result."""
    track = context.track
    if track and not track.kind.has_level and context.submission.result is not None:
        yield Fault("/result", "this track has no metric, so a result means nothing here", "take result out")


def result_misses_target(context: ClaimContext) -> Iterator[Fault]:
    """A result meets the track's target within its tolerance."""
    metric, value = _result_of(context)
    if metric is None or metric.is_met_by(value) or is_off_by_hundred(metric, value):
        return
    if context.submission.status.name is StatusName.WITHDRAWN:
        return
    least, slack = ("least", "-") if metric.is_higher_better else ("most", "+")
    tolerance = f" ({slack} {metric.tolerance:.10g} tolerance)" if metric.tolerance else ""
    yield Fault(
        "/result/value",
        f"{value:.10g} misses the target: {metric.name} of at {least} {metric.target:.10g}{tolerance}",
        "count compute to the point where the run meets the target, and write the value there;"
        " a run that never meets it does not belong to this track",
    )


def percent_given_as_fraction(context: ClaimContext) -> Iterator[Fault]:
    """A result in percent is not written as a fraction."""
    metric, value = _result_of(context)
    if metric and metric.is_percentage and is_off_by_hundred(metric, value):
        yield Fault(
            "/result/value",
            f"{value:.10g} is a fraction, but the track's unit is %",
            f"write value: {value * 100:.10g}",
        )


def fraction_given_as_percent(context: ClaimContext) -> Iterator[Fault]:
    """A result that the track measures as a fraction is not written in percent."""
    metric, value = _result_of(context)
    if metric and not metric.is_percentage and is_off_by_hundred(metric, value):
        yield Fault(
            "/result/value",
            f"{value:.10g} is in percent, but the track's target is the fraction {metric.target:.10g}",
            f"write value: {value / 100:.10g}",
        )


def result_out_of_range(context: ClaimContext) -> Iterator[Fault]:
    """A result in percent lies between 0 and 100 (an error rate may exceed 100)."""
    metric, value = _result_of(context)
    if metric is None or not metric.is_percentage:
        return
    if value < 0 or (value > 100 and metric.is_higher_better):
        yield Fault(
            "/result/value",
            f"{value:.10g} is not a percentage",
            "write a value between 0 and 100, such as 79.1",
        )


def _result_of(context: ClaimContext) -> tuple[Metric | None, float]:
    track, result = context.track, context.submission.result
    if track is None or result is None:
        return None, 0.0
    return track.metric, result.value


def is_off_by_hundred(metric: Metric, value: float) -> bool:
    """Tell whether a fraction stands for a percentage, or the reverse: a hundred times nearer the target."""
    if metric.is_percentage:
        return metric.target > 1 >= value > 0 and 0.5 <= value * 100 / metric.target <= 2
    return 0 < metric.target <= 1 < value and 0.5 <= value / 100 / metric.target <= 2


def training_counted_as_inference(context: ClaimContext) -> Iterator[Fault]:
    """An inference track counts the forward pass of one example, without a backward pass."""
    if context.track is None or context.track.kind.counts_training:
        return
    for pointer, estimate in context.leaf_estimates:
        inputs = estimate.inputs
        if isinstance(inputs, Operations | Architecture) and inputs.has_backward:
            parts = inputs.forward if isinstance(inputs, Operations) else ()
            most = max([inputs.backward, *(part.backward or 0.0 for part in parts)])
            yield Fault(
                pointer,
                f"the backward pass is counted as {most:g} forward passes in an inference track",
                "write backward: 0, and examples: 1",
            )
        if estimate.method.training_only:
            yield Fault(
                f"{pointer}/method",
                f"{quote(estimate.method.name)} counts training: {estimate.method.training_only}",
                "write method: operations with forward, examples: 1 and backward: 0",
            )


def source_for_nothing(context: ClaimContext) -> Iterator[Fault]:
    """The `for` of a source names inputs of its estimate."""
    for pointer, estimate in context.all_estimates:
        keyed = [(place, source.keys) for place, source in enumerate(estimate.sources) if source.keys]
        known = _keys_of(tuple(type(each) for _, each in estimate.inputs.nested())) if keyed else frozenset()
        for place, keys in keyed:
            for which, key in enumerate(keys):
                if key not in known:
                    yield Fault(
                        f"{pointer}/sources/{place}/for/{which}",
                        f"{quote(key)} is not an input of the method {quote(estimate.method.name)}",
                        f"write one of {list_words(known)}",
                    )


@cache  # asked of classes alone, and few of them stand together
def _keys_of(kinds: tuple[type[Inputs], ...]) -> frozenset[str]:
    """Return what a source may vouch for: the inputs, the factors, the day and the result of the record."""
    inputs = {name for kind in kinds for name in field_names(kind)}
    return frozenset({*inputs, "factors", *Source.OF_THE_RECORD})
