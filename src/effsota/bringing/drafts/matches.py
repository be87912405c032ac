"""A training run against a track: the column that holds its metric, the crossing, compute and rank."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from effsota.bringing.drafts.doubts import find_doubts, find_errors
from effsota.bringing.drafts.match import Match
from effsota.bringing.logs import Run, metric_of
from effsota.methods import BY_NAME, price_estimate
from effsota.model import X_COLUMNS, Board, Curve, Estimate, Evidence, Hardware, Metric
from effsota.reading.curve import closest_approach, find_crossing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pricing:
    """What the submitter says beside the log: `cost` of x, the metric's column and scale.

    The cost stands as texts, and as its schema types them. `claimed_time` is shown beside the log's own.
    """

    cost: Mapping[str, Any] = field(default_factory=dict)
    typed_cost: Mapping[str, Any] = field(default_factory=dict)
    column: str | None = None
    scale: float = 1.0
    epochs_from_zero: bool = False
    claimed_time: str | None = None


def match_run(run: Run, board: Board, *, pricing: Pricing, hardware: Hardware) -> Iterator[Match]:
    """Yield the run's columns that hold the metric of a board's track, priced where that is possible."""
    track = board.leaderboard.track
    if track.metric is None or not track.kind.counts_training:
        return
    for column in _columns_of(run, track.metric, pricing.column):
        curve = _curve_of(run, column, pricing)
        x = _choose_x(curve, pricing, run.x)
        if x is not None:
            metric = track.metric
            bare = Match(
                run=run,
                track=track,
                column=column,
                curve=curve,
                x=x,
                crossing=find_crossing(curve, x, column, metric=metric),
                approach=closest_approach(curve, x, column, metric=metric),
                estimate=_estimate_of(x, column, pricing),
                claimed_time=pricing.claimed_time,
            )
            match = _priced(bare, board, pricing, hardware)
            yield replace(match, errors=find_errors(match), doubts=find_doubts(match, hardware))


def _columns_of(run: Run, metric: Metric, asked: str | None) -> Iterator[str]:
    wanted = metric_of(metric.name)
    for name in run.columns:
        if name not in X_COLUMNS and (name == asked if asked else metric_of(name) == wanted):
            yield name


def _curve_of(run: Run, column: str, pricing: Pricing) -> Curve:
    """Return the rows in which the column stands; a lost value (nan) becomes an empty cell."""
    kept = [at for at, value in enumerate(run.columns[column]) if value is not None]
    columns: dict[str, tuple[float | None, ...]] = {}
    for name, values in run.columns.items():
        if name in X_COLUMNS:
            shift = 1.0 if name == "epoch" and pricing.epochs_from_zero else 0.0
            columns[name] = tuple(None if (value := values[at]) is None else value + shift for at in kept)
        elif name == column:
            columns[name] = tuple(_scaled(values[at], pricing.scale) for at in kept)
    return Curve(columns=columns, lines=tuple(run.lines[at] for at in kept))


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None or math.isnan(value) else float(f"{value * scale:.12g}")


def _choose_x(curve: Curve, pricing: Pricing, fallback: str) -> str | None:
    whole = [name for name in curve.x_names if None not in curve.columns[name]]
    method = pricing.cost.get("method")
    if method is not None:
        sweep = BY_NAME[method].sweep
        columns = {} if sweep is None else sweep.columns
        return next((x for x, needed in columns.items() if x in whole and _is_paid(needed, pricing)), None)
    return "flop" if "flop" in whole else fallback if fallback in whole else None


def _is_paid(needed: tuple[str, str] | None, pricing: Pricing) -> bool:
    return needed is None or needed[0] in pricing.cost


def _estimate_of(x: str, column: str, pricing: Pricing) -> dict[str, Any]:
    estimate: dict[str, Any] = {"method": "learning-curve", "curve": "a.csv", "x": x, "y": column}
    return estimate if x == "flop" or not pricing.cost else {**estimate, "cost": dict(pricing.cost)}


def _priced(match: Match, board: Board, pricing: Pricing, hardware: Hardware) -> Match:
    if match.crossing is None or (match.x != "flop" and "cost" not in match.estimate):
        return match
    data = {**match.estimate, **({"cost": pricing.typed_cost} if "cost" in match.estimate else {})}
    evidence = Evidence(hardware=hardware, curves={"/a.csv": match.curve}, metric=match.track.metric)
    compute = price_estimate(Estimate.from_data(data, BY_NAME), evidence).compute_flop
    ranked = [entry.amount.value for entry in board.leaderboard.entries if entry.rank is not None]
    rank = 1 + sum(each < compute for each in ranked)
    return replace(match, compute_flop=compute, rank=rank, ranked=len(ranked))
