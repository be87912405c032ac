"""Several runs of one recipe: their mean curve, for tracks whose rules ask for a mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from effsota.boards.significance import compute_runs_mean, runs_mean_text
from effsota.bringing.drafts.match import Match
from effsota.bringing.drafts.matches import match_run
from effsota.bringing.drafts.priced_x import Pricing
from effsota.bringing.logs import Run
from effsota.model import Board, Hardware, Reaching
from effsota.problems import Refusal


def average_runs(
    matches: Sequence[Match], board: Board, *, pricing: Pricing, hardware: Hardware
) -> Match | None:
    """Return the mean of one track's matches at the points that all of them logged.

    None where the runs hold the metric under different names, or have no logged point in common.
    """
    first = matches[0]
    if any((each.column, each.x) != (first.column, first.x) for each in matches):
        return None
    run = _mean_run(matches)
    if not run.lines:
        return None
    scaled = replace(pricing, column=first.column, scale=1.0)
    mean = next(match_run(run, board, pricing=scaled, hardware=hardware), None)
    return None if mean is None else _with_values(mean, matches)


def _with_values(mean: Match, matches: Sequence[Match]) -> Match:
    """Return the mean with the values of its runs where it crosses, or comes closest, and their scatter."""
    metric, point = mean.track.metric, mean.crossing or mean.approach
    if metric is None or point is None:
        return mean
    values = tuple(_value(each, each.column, _rows(each)[point.x]) for each in matches)
    found = compute_runs_mean(values, metric)
    told = runs_mean_text(found, metric)
    unsure = metric.p is not None and not found.is_sure(metric.p)
    refusal = Refusal(
        f"{told}: {mean.track.id} asks for p < {metric.p:g}" if metric.p is not None else told,
        "add runs of the same recipe, the worse ones too; or log on until their mean is surely past it",
    )
    errors = (*mean.errors, refusal) if unsure and mean.crossing else mean.errors
    return replace(mean, run_values=values, scatter=told, errors=errors)


def _mean_run(matches: Sequence[Match]) -> Run:
    """Return the mean run; its lines are those of the first run."""
    first = matches[0]
    rows = [_rows(each) for each in matches]
    common = [x for x in rows[0] if all(x in each for each in rows)]
    names = [name for name in first.curve.columns if all(name in each.curve.columns for each in matches)]
    columns = {
        name: tuple(
            _mean([_value(each, name, found[x]) for each, found in _paired(matches, rows)]) for x in common
        )
        for name in names
    }
    return Run(
        name=f"mean of {len(matches)} runs",
        format=first.run.format,
        x=first.x,
        columns={**columns, first.x: tuple(common)},
        lines=tuple(first.curve.lines[rows[0][x]] for x in common),
        facts=first.run.facts,
        assumed=(f"the curve is the mean of {len(matches)} runs", *_shared(matches)),
        counts_passes=True,
        total_flos=first.run.total_flos,
    )


def _shared(matches: Sequence[Match]) -> list[str]:
    """Return what was assumed of every run alike."""
    return [said for said in matches[0].run.assumed if all(said in each.run.assumed for each in matches)]


def _paired(
    matches: Sequence[Match], rows: Sequence[dict[float, int]]
) -> list[tuple[Match, dict[float, int]]]:
    return list(zip(matches, rows, strict=True))


def _rows(match: Match) -> dict[float, int]:
    return {x: at for at, x in enumerate(match.curve.columns[match.x]) if x is not None}


def _value(match: Match, name: str, at: int) -> float:
    value = match.curve.columns[name][at]
    return math.nan if value is None else value


def _mean(values: Sequence[float]) -> float:
    return float(f"{math.fsum(values) / len(values):.12g}")


def doubt_one_run(match: Match) -> Iterator[Refusal]:
    """Yield that a track asks for the mean of several runs, where only one is there."""
    metric = match.track.metric
    if metric is not None and metric.runs is Reaching.MEAN:
        yield Refusal(
            f"one run alone: {match.track.id} asks for the mean of several runs of one recipe",
            "read the logs of all of them in one call of effsota scan, or say in answers why there is one",
        )
