"""A training run against a track: the column that holds its metric, the crossing, compute and rank."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from effsota.bringing.drafts.assumed import describe_assumed
from effsota.bringing.drafts.board_doubts import doubt_on_board
from effsota.bringing.drafts.doubts import find_doubts, find_errors
from effsota.bringing.drafts.match import Match
from effsota.bringing.drafts.priced_x import Pricing, choose_x
from effsota.bringing.logs import MetricColumns, Run, columns_for, measured_as
from effsota.methods import BY_NAME, price_estimate
from effsota.model import X_COLUMNS, Board, Curve, Estimate, Evidence, Hardware, Metric
from effsota.model.resources import TRAINING_COMPUTE
from effsota.problems import Refusal
from effsota.reading.curve import closest_approach, find_crossing


def match_run(run: Run, board: Board, *, pricing: Pricing, hardware: Hardware) -> Iterator[Match]:
    """Yield the run's columns that hold the metric of a board's track, priced where that is possible.

    A log counts training: a track of inference has none, nor one that ranks by what no curve tells.
    """
    track = board.leaderboard.track
    is_by_compute = track.resource.key == TRAINING_COMPUTE.key
    if track.metric is None or not track.kind.counts_training or not is_by_compute:
        return
    found = _columns_of(run, track.metric, pricing.column)
    for column in found.metric:
        yield _match(run, board, MetricColumns((column,), found.training), pricing=pricing, hardware=hardware)


def _match(run: Run, board: Board, found: MetricColumns, *, pricing: Pricing, hardware: Hardware) -> Match:
    (column,), track = found.metric, board.leaderboard.track
    metric = track.metric
    if metric is None:
        raise TypeError(track)
    curve = _curve_of(run, column, pricing)
    chosen = choose_x(curve, run, column, pricing)
    x = chosen if isinstance(chosen, str) else run.x
    bare = Match(
        run=run,
        track=track,
        column=column,
        curve=curve,
        x=x,
        crossing=find_crossing(curve, x, column, metric=metric),
        approach=closest_approach(curve, x, column, metric=metric),
        estimate=_estimate_of(x, column, describe_assumed(run, found, x, pricing), pricing),
        claimed_time=pricing.claimed_time,
        is_text_only=pricing.is_text_only,
        unpriced=None if isinstance(chosen, str) else chosen,
    )
    match = _priced(bare, board, pricing, hardware)
    doubts = (*_of_passes(match, pricing), *find_doubts(match, hardware))
    return replace(match, errors=find_errors(match), doubts=doubts)


def _of_passes(match: Match, pricing: Pricing) -> Iterator[Refusal]:
    if pricing.epochs_from_zero and match.run.counts_passes and match.x == "epoch":
        yield Refusal(
            f"--epochs-from-zero adds nothing: the epochs of {match.run.format} are told as passes",
            "leave it out",
        )


def _columns_of(run: Run, metric: Metric, asked: str | None) -> MetricColumns:
    if asked is not None:
        return MetricColumns((asked,) if asked in run.measured else (), ())
    return columns_for(run.measured, measured_as(metric.name))


def _curve_of(run: Run, column: str, pricing: Pricing) -> Curve:
    """Return the rows in which the column stands; a lost value (nan) becomes an empty cell."""
    kept = [at for at, value in enumerate(run.columns[column]) if value is not None]
    columns: dict[str, tuple[float | None, ...]] = {}
    for name, values in run.columns.items():
        if name in X_COLUMNS and not (name == "flop" and run.total_flos and not pricing.is_text_only):
            shift = 1.0 if name == "epoch" and pricing.epochs_from_zero and not run.counts_passes else 0.0
            columns[name] = tuple(None if (value := values[at]) is None else value + shift for at in kept)
        elif name == column:
            columns[name] = tuple(_scaled(values[at], pricing.scale) for at in kept)
    return Curve(columns=columns, lines=tuple(run.lines[at] for at in kept))


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None or math.isnan(value) else float(f"{value * scale:.12g}")


def _estimate_of(x: str, column: str, note: str, pricing: Pricing) -> dict[str, Any]:
    estimate: dict[str, Any] = {"method": "learning-curve", "curve": "a.csv", "x": x, "y": column}
    if x != "flop" and pricing.cost:
        estimate["cost"] = {key: each for key, each in pricing.cost.items() if key != "batch" or x == "step"}
    return {**estimate, "note": note} if note else estimate


def _priced(match: Match, board: Board, pricing: Pricing, hardware: Hardware) -> Match:
    if (
        match.crossing is None
        or match.unpriced is not None
        or (match.x != "flop" and "cost" not in match.estimate)
    ):
        return match
    data = {**match.estimate, **({"cost": _typed(match, pricing)} if "cost" in match.estimate else {})}
    evidence = Evidence(hardware=hardware, curves={"/a.csv": match.curve}, metric=match.track.metric)
    estimate = Estimate.from_data(data, BY_NAME)
    compute = price_estimate(estimate, evidence).compute_flop
    ranked = [entry.amount.value for entry in board.leaderboard.entries if entry.rank is not None]
    rank = 1 + sum(each < compute for each in ranked)
    asked = tuple(doubt_on_board(compute, match.crossing.value, estimate, board))
    return replace(match, compute_flop=compute, rank=rank, ranked=len(ranked), board_doubts=asked)


def _typed(match: Match, pricing: Pricing) -> dict[str, Any]:
    return {key: value for key, value in pricing.typed_cost.items() if key in match.estimate["cost"]}
