"""What the rules would ask about a run on a board, told before anything is written: by their own limits."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.judging.quoting import times
from effsota.judging.rules.doubts.floors import floors_of
from effsota.judging.rules.doubts.leaps import rule_for
from effsota.judging.rules.doubts.overshoot import say_beyond
from effsota.model import Board, Estimate, Metric
from effsota.problems import Refusal
from effsota.units import LEAST_FLOP

_WILL_ASK = "the file will have to say why it is right: answers: {{{}: why}}"


def doubt_on_board(compute_flop: float, value: float, estimate: Estimate, board: Board) -> Iterator[Refusal]:
    """Yield what is asked today of a run that reaches the target with `value`, at `compute_flop` FLOP."""
    if compute_flop < LEAST_FLOP:
        return  # an error already
    metric = board.leaderboard.track.metric
    yield from _of_leap(compute_flop, board)
    yield from _of_floor(compute_flop, estimate)
    if metric is not None:
        yield from _of_value(value, metric)


def _of_leap(compute_flop: float, board: Board) -> Iterator[Refusal]:
    ranked = [entry for entry in board.leaderboard.entries if entry.rank is not None]
    best = min(ranked, key=lambda entry: entry.amount.value, default=None)
    if best is None:
        return
    factor = best.amount.value / compute_flop
    rule = rule_for(factor)
    if rule is not None:
        yield Refusal(
            f"{times(factor)} less compute than {best.record.submission.path}, the best so far",
            f"check powers of ten, units and what is counted; else {_WILL_ASK.format(rule)}",
        )


def _of_floor(compute_flop: float, estimate: Estimate) -> Iterator[Refusal]:
    least, words = max(floors_of(estimate), default=(0.0, ""))
    if compute_flop < least:
        flops = compute_flop, least
        unit = figures.fit_unit(flops)
        own, one = (figures.compute_text(flop, unit, ascii_only=True) for flop in flops)
        yield Refusal(
            f"{own} is less than {words}, {one}",
            f"check powers of ten and units; else {_WILL_ASK.format('below-one-pass')}",
        )


def _of_value(value: float, metric: Metric) -> Iterator[Refusal]:
    beyond = say_beyond(metric, value)
    if beyond:
        yield Refusal(
            f"{value:.10g} is {beyond} the target, {metric.target:.10g}",
            "log more finely, for it was reached before, or check that it is the metric; else"
            f" {_WILL_ASK.format('result-far-beyond')}",
        )
