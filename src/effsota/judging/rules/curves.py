"""Rules on learning curves: where they lie, their columns, and the price of x."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.rules import needs
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.rule import Rule, error
from effsota.methods import COSTS, LearningCurve
from effsota.methods.learning_curve import refuse_batch
from effsota.problems import Fault


def curve_not_found(context: ClaimContext) -> Iterator[Fault]:
    """A curve is the CSV beside its submission, or that of another record."""
    submission = context.submission
    for pointer, inputs in context.curve_uses:
        file = inputs.file_in(f"submissions/{submission.track_id}")
        if file not in context.curves:
            yield Fault(f"{pointer}/curve", f"there is no curve {file}", _where_curves_lie(context))
        elif "/" not in inputs.curve and inputs.curve != f"{submission.name}.csv":
            other = f"{submission.track_id}/{inputs.curve.removesuffix('.csv')}"
            message = f"{inputs.curve} is the curve of another record"
            yield Fault(f"{pointer}/curve", message, f"write {other}")


def _where_curves_lie(context: ClaimContext) -> str:
    name = context.submission.name
    return (
        f"put {name}.csv beside {name}.yaml, or write <track>/<submission> of the record that has the curve"
    )


def curve_unreadable(context: ClaimContext) -> Iterator[Fault]:
    """A curve of another record that an estimate rests on can be read."""
    folder = f"submissions/{context.submission.track_id}"
    for pointer, inputs in context.curve_uses:
        file = inputs.file_in(folder)
        if "/" in inputs.curve and file in context.curves and context.curves[file] is None:
            yield Fault(f"{pointer}/curve", f"{file} cannot be read", "mend the faults that are shown for it")


def curve_without_target(context: ClaimContext) -> Iterator[Fault]:
    """A curve is read against the target of its track."""
    if context.track is not None and context.track.metric is not None:
        return
    for pointer, _ in context.curve_uses:
        message = "the track declares no metric that the curve could be read against"
        yield Fault(f"{pointer}/curve", message, "mend the track's metric, or use another method")


def curve_column_missing(context: ClaimContext) -> Iterator[Fault]:
    """The columns that an estimate names are in its curve."""
    for pointer, inputs, curve in context.read_curves:
        for key, name, known in (("x", inputs.x, curve.x_names), ("y", inputs.y, curve.metric_names)):
            if name not in known:
                message = f'the curve has no {key} column "{name}"'
                yield Fault(f"{pointer}/{key}", message, f"it has: {', '.join(known) or 'none'}")


def curve_cost_unfit(context: ClaimContext) -> Iterator[Fault]:
    """The cost prices what the x column counts, with exactly that left out."""
    for pointer, inputs in context.curve_uses:
        if inputs.x == "flop":
            if inputs.cost is not None:
                yield Fault(f"{pointer}/cost", "x is flop, which has no further cost", "take cost out")
        elif inputs.cost is None:
            priced_by = join_words([method.name for method in COSTS], by="or")
            hint = f"say under cost what one unit of x costs, by {priced_by}"
            yield Fault(f"{pointer}/x", f"nothing says what {inputs.x} costs", hint)
        else:
            yield from _check_cost(f"{pointer}/cost", inputs)


def _check_cost(pointer: str, inputs: LearningCurve) -> Iterator[Fault]:
    cost = inputs.cost
    if cost is None:
        return
    columns = cost.sweep.columns
    if inputs.x not in columns:
        message = f"{cost.method.name} does not price {inputs.x}"
        yield Fault(f"{pointer}/method", message, f"it prices {', '.join(columns)}")
        return
    needed, meaning = columns[inputs.x] or ("", "")
    swept = {sweep.key: getattr(cost.inputs, sweep.key) for sweep in cost.method.sweeps}
    given = {**swept, "batch": cost.batch}
    for key, value in given.items():
        if value is not None and key != needed:
            yield Fault(
                f"{pointer}/{key}", f"with x in {inputs.x}, {key} is not part of the cost", "take it out"
            )
    if needed and given[needed] is None:
        yield Fault(pointer, f"the cost of one {inputs.x} is not given", f"add {needed}: {meaning}")
    refusal = None if cost.batch is None else refuse_batch(cost.batch, cost.inputs, cost.sweep)
    if refusal is not None and needed == "batch":
        yield Fault(f"{pointer}/batch", refusal.message, refusal.hint)


CURVE_RULES: tuple[Rule[ClaimContext], ...] = (
    error(curve_not_found, needs.curves),
    error(curve_unreadable, needs.curves),
    error(curve_without_target, needs.curves),
    error(curve_column_missing, needs.curves),
    error(curve_cost_unfit, needs.curves),
)
