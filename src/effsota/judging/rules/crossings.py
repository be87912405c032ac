"""Rules on the crossing that a learning-curve estimate rests on."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules import needs
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.curve_reading import CurveReading
from effsota.judging.rules.rule import Rule, error, warning
from effsota.problems import Fault
from effsota.reading.curve import closest_approach


def _looks_like_other_scale(reading: CurveReading) -> str:
    values = [value for value in reading.curve.columns[reading.inputs.y] if value is not None]
    most, metric = max(map(abs, values), default=0.0), reading.metric
    if metric.is_percentage and metric.target > 1 and 0 < most <= 1:
        return f"a fraction (at most {most:g}); the track counts in percent"
    if not metric.is_percentage and metric.is_higher_better and metric.target <= 1 and 2 < most <= 100:
        return f"percent (up to {most:g}); the track counts in fractions"
    return ""


def curve_metric_scale(context: ClaimContext) -> Iterator[Fault]:
    """A curve writes its metric as the track does: in percent or as a fraction."""
    for reading in context.curve_readings:
        scale = _looks_like_other_scale(reading)
        if scale:
            hint = f"{'multiply' if scale.startswith('a fraction') else 'divide'} the column by 100"
            yield Fault(f"{reading.pointer}/y", f"{reading.inputs.y} looks like {scale}", hint)


def curve_never_reaches_target(context: ClaimContext) -> Iterator[Fault]:
    """A curve that prices a level reaches it."""
    for reading in context.curve_readings:
        if reading.crossing is not None or _looks_like_other_scale(reading):
            continue
        x, y, metric = reading.inputs.x, reading.inputs.y, reading.metric
        best = closest_approach(reading.curve, x, y, metric=metric)
        come = "it has no values" if best is None else f"best {best.value:g} at {x} {best.x:,.12g}"
        message = f"{y}: {come}; target {metric.target:g} not reached"
        yield Fault(f"{reading.pointer}/curve", message, "what does not reach the level is not a submission")


def curve_gap_at_crossing(context: ClaimContext) -> Iterator[Fault]:
    """The points beside the crossing are logged."""
    for reading in context.curve_readings:
        crossing = reading.crossing
        if crossing is not None and crossing.gap_line is not None:
            message = f"{reading.inputs.y} is empty in line {crossing.gap_line}, beside the crossing"
            yield Fault(
                f"{reading.pointer}/curve", message, "fill the cell, or take rows without the metric out"
            )


def curve_contradicts_result(context: ClaimContext) -> Iterator[Fault]:
    """The result is the metric where compute was counted: at the curve's crossing."""
    result = context.submission.result
    for reading in context.curve_readings:
        crossing, metric = reading.crossing, reading.metric
        if result is None or crossing is None:
            continue
        slack = max(metric.tolerance, abs(metric.target) / 200)
        over = metric.sign * (result.value - crossing.value)
        if over > slack or (result.is_measured and over < -slack):
            message = f"the result says {result.value:g}, the curve {crossing.value:g} at its crossing"
            yield Fault(
                "/result/value", message, f"write {crossing.value:g}: compute is counted up to that point"
            )


def curve_crosses_at_first_point(context: ClaimContext) -> Iterator[Fault]:
    """A curve is logged finely enough to have a point below its target."""
    for reading in context.curve_readings:
        crossing = reading.crossing
        if crossing is not None and crossing.is_first_point and crossing.x > 0:
            message = (
                f"the first logged point ({reading.inputs.x} {crossing.x:,.12g}) already meets the target"
            )
            yield Fault(
                f"{reading.pointer}/curve", message, "log earlier points: the true crossing lies before it"
            )


def curve_ends_short(context: ClaimContext) -> Iterator[Fault]:
    """A curve that crossed its target stays there."""
    for reading in context.curve_readings:
        crossing = reading.crossing
        if crossing is not None and crossing.ends_short:
            side = "below" if reading.metric.is_higher_better else "above"
            message = f"{reading.inputs.y} meets the target once and ends at {crossing.end:g}, {side} it"
            yield Fault(
                f"{reading.pointer}/curve", message, "say in answers why the first crossing is no luck"
            )


CROSSING_RULES: tuple[Rule[ClaimContext], ...] = (
    error(curve_metric_scale, needs.curves),
    error(curve_never_reaches_target, needs.curves),
    error(curve_gap_at_crossing, needs.curves),
    error(curve_contradicts_result, needs.curves),
    warning(curve_crosses_at_first_point, needs.curves),
    warning(curve_ends_short, needs.curves),
)
