"""What a training log holds, told to the person who gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from effsota import figures
from effsota.bringing.drafts import Match, log_times
from effsota.bringing.logs import Run, columns_for, describe_known, few_of, measured_as
from effsota.model import Board, Metric
from effsota.problems import Problem, Refusal
from effsota.reading.curve import Crossing
from effsota.text import to_log_line

MOST_PLAIN = 1e7
FACTS = ("model", "author", "hardware", "benchmark", "batch", "platform")


def tell(text: str, *, err: bool = False) -> None:
    """Print a line; what a log says may hold anything."""
    click.echo(to_log_line(text), err=err)


def tell_log(run: Run | tuple[Problem, ...]) -> None:
    """Print what was assumed in a log, or what is wrong with it, by file and line."""
    kind, told = ("note", run.remarks) if isinstance(run, Run) else ("error", run)
    for each in told:
        tell(f"  {each.file}:{each.line}: {kind}: {each.message}")
        first, *more = each.hint.split("\n")
        if first:
            tell(f"      hint: {first}")
        for line in more:
            tell(f"      {line}")


def tell_facts(run: Run) -> None:
    """Print what a log says of its run."""
    told = [f"{key} {run.facts[key]}" for key in FACTS if key in run.facts]
    if told:
        tell(f"  the log says: {', '.join(told)}")


def tell_no_match(run: Run, boards: Sequence[Board]) -> None:
    """Print that no column is a known metric: what was found, what is known, what is training's."""
    wanted = [board.leaderboard.track.metric for board in boards if board.leaderboard.track.metric]
    metrics = sorted({metric.name for metric in wanted})
    found = [columns_for(run.measured, measured_as(metric.name)) for metric in wanted]
    training = [name for each in found for name in each.training]
    tell(f"  note: no column is the metric of a track ({', '.join(metrics) or 'there is none'})")
    if training:
        tell(f"  note: measured on the training data, as it seems: {few_of(dict.fromkeys(training))}")
    track = "" if len(boards) == 1 else "--track TRACK and "
    tell(f"      hint: say {track}--column NAME; {describe_known(run.columns)}")


def tell_match(match: Match, *, is_ranked: bool) -> None:
    """Print how a run stands on a track, and every doubt about it; a rank only where that is its track."""
    tell(f"  {match.track.id}: {describe_match(match, is_ranked=is_ranked)}")
    for line in (*_after(match), *_times(match)):
        tell(f"    note: {line}")
    for error in match.errors:
        tell_doubt(error, "error")
    for doubt in (*match.doubts, *(match.board_doubts if is_ranked else ())):
        tell_doubt(doubt)


def tell_doubt(doubt: Refusal, kind: str = "warning", *, err: bool = False) -> None:
    """Print what speaks against a run, with what to do about it."""
    tell(f"    {kind}: {doubt.message}", err=err)
    tell(f"      hint: {doubt.hint}", err=err)


def describe_match(match: Match, *, is_ranked: bool) -> str:
    """Return in a sentence where a run reaches the target, or how close it came."""
    metric = match.track.metric
    target = f"{metric.target:g}" if metric else ""
    if match.crossing is None:
        near = (
            f"best {match.approach.value:g} at {match.x} {amount(match.approach.x)}; "
            if match.approach
            else ""
        )
        return f"{match.column}: not a submission: {near}target {target} not reached"
    crossing = match.crossing
    place = f"{match.x} {amount(crossing.x)} (line {crossing.line})"
    head = f"{match.column} {crossing.value:g} at {place} reaches {target}{_tolerated(metric, crossing)}"
    if match.errors:
        return head
    if match.compute_flop is None:
        return f"{head}; say what one {match.x} costs with --method and --set"
    compute = figures.compute_text(match.compute_flop, match.track.main_unit)
    place = f": would take rank {match.rank} of {match.ranked + 1}" if is_ranked else ""
    return f"{head}; {compute}{place}"


def _tolerated(metric: Metric | None, crossing: Crossing) -> str:
    """Return that a value counts by the track's tolerance alone, where it does."""
    if metric is None or not metric.tolerance or replace(metric, tolerance=0.0).is_met_by(crossing.value):
        return ""
    return f" (within the track's tolerance of {metric.tolerance:g})"


def _after(match: Match) -> Iterator[str]:
    last = next((x for x in reversed(match.curve.columns[match.x]) if x is not None), None)
    if match.crossing is not None and last is not None and last > match.crossing.x:
        yield f"the log goes on to {match.x} {amount(last)}; compute is counted to the crossing"


def _times(match: Match) -> Iterator[str]:
    times = log_times(match)
    if times:
        crossing, end = (figures.duration_text(times[key]) for key in ("crossing", "end"))
        yield f"time by the log: {crossing} to the crossing, {end} in all" + (
            f"; claimed: {match.claimed_time}" if match.claimed_time else ""
        )


def amount(value: float) -> str:
    """Return an x as logs write it, large ones in short: 19,560, 2.41734e18."""
    return f"{value:,.12g}" if value < MOST_PLAIN else f"{value:.6g}".replace("e+", "e")
