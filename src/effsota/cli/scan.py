"""`effsota scan`: training logs read, every run that crosses a known target told."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from effsota.bringing.drafts import Match, Pricing, average_runs, doubt_one_run, match_run
from effsota.bringing.filing import choose_board
from effsota.bringing.logs import HowRead, LogFile, Run, RunsOfLog, read_runs, recognise_log
from effsota.cli.asking import refusing
from effsota.cli.claim_options import (
    claim_options,
    cost_options,
    gather_pricing,
    gather_reading,
    log_options,
    read_path,
)
from effsota.cli.completing import TrackName
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import quiet_option, today_option
from effsota.cli.root_options import root_option
from effsota.cli.soundness import sound_assessment
from effsota.cli.telling import tell, tell_doubt, tell_facts, tell_log, tell_match, tell_no_match
from effsota.cli.writing_scanned import write_matches
from effsota.figures import join_words
from effsota.limits import is_stray
from effsota.model import Board, Reaching
from effsota.pipeline.assessment import Assessment

SAME_NAME = (
    "Candidates by the metric's name alone: whether data and rules are a track's is yours to say."
    " Say --track for the rank."
)
ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".log", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What every log of a call is read with; ranks are told only where the caller says of which track."""

    assessment: Assessment
    pricing: Pricing
    boards: tuple[Board, ...]
    how: HowRead
    is_ranked: bool


@click.command(
    epilog=examples(
        "effsota scan runs",
        r"""effsota scan runs/log.csv --track fineweb-3-28 \
    --method parameters --set parameters=124e6 --set batch=524288""",
    )
)
@click.argument("paths", nargs=-1, required=True, type=GivenPath(exists=True))
@click.option("--track", type=TrackName(), help="Only this track.")
@click.option(
    "--mean", is_flag=True, help="The logs are runs of one recipe: their mean has to reach the target."
)
@click.option("--write", is_flag=True, help="Turn the runs that cross into submissions.")
@cost_options
@log_options
@claim_options
@quiet_option("Print what logs reach, nothing beside it.")
@root_option
@today_option
def scan(paths: tuple[Path, ...], track: str | None, root: Path, today: date, **given: Any) -> None:
    """Read training logs at PATHS (files, or folders that hold them) and say which targets they reach.

    Without --track, targets are candidates: a metric's name does not tell whether data and rules are theirs.
    A log that counts FLOP is priced as it stands; else say what one unit of x costs, such as
    --method parameters --set parameters=124e6 --set batch=524288 for a log of steps.
    """
    _demand_track(track, given)
    tree = load_tree(root)
    assessment = sound_assessment(tree, today, root=root, may_lack_baseline=True, quiet=given["quiet"])
    asked = Scan(
        assessment=assessment,
        pricing=gather_pricing(given, tree),
        boards=assessment.boards if track is None else (_choose(track, assessment),),
        how=gather_reading(given),
        is_ranked=track is not None,
    )
    files = list(_find_logs(paths))
    found = [_scan_file(file, asked) for file in files]
    told = [match for each in found for match in each or []]
    settled = list(_with_means(told, asked, is_mean=given["mean"]))
    matches = [match for match in settled if match is not None]
    if not files:
        endings = ", ".join(ENDINGS)
        click.echo(f"No training logs there: files that end in {endings} are looked at.", err=True)
    if matches and track is None and not given["quiet"]:
        click.echo(SAME_NAME, err=True)
    if given["write"]:
        write_matches(matches, assessment, root=root, today=today, given=given)
    failed = not files or None in found or None in settled or any(match.errors for match in (*told, *matches))
    sys.exit(1 if failed else 0)


def _demand_track(track: str | None, given: dict[str, Any]) -> None:
    """Refuse what a metric's name alone cannot settle."""
    if track is None and given["column"]:
        raise click.UsageError("--column needs --track: of which track's metric the column is.")
    if track is None and given["write"]:
        raise click.UsageError(
            "--write needs --track: a metric's name does not tell whose data and rules hold."
        )


def _choose(track: str, assessment: Assessment) -> Board:
    with refusing():
        return choose_board(track, assessment)


def _find_logs(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        found = (each for each in path.rglob("*") if not is_stray(each.relative_to(path).as_posix()))
        inside = sorted(each for each in found if each.is_file()) if path.is_dir() else [path]
        for file in inside:
            is_entry = file.suffix == ".json" and file.with_suffix(".tsv").exists()
            if file == path or (file.suffix in ENDINGS and not is_entry):
                yield file


def _scan_file(path: Path, asked: Scan) -> list[Match] | None:
    """Tell what a log holds; return its matches, None where it cannot be read."""
    file = LogFile(str(path), read_path(path))
    beside = {
        str(each): LogFile(str(each), read_path(each))
        for each in [path.with_suffix(".json")]
        if each.exists()
    }
    log = read_runs(file, beside=beside, how=asked.how)
    reader = recognise_log(file)
    tell(f"{path}: {reader.name if reader else 'unknown format'}")
    if not isinstance(log, RunsOfLog):
        tell_log(log)
        return None
    return [match for run in log.runs for match in _match_run(run, log, asked)]


def _match_run(run: Run, log: RunsOfLog, asked: Scan) -> list[Match]:
    """Tell what a run holds; return its matches."""
    if len(log.runs) > 1:
        tell(f"  run {log.runs.index(run) + 1} of {len(log.runs)}, from line {run.lines[0]}")
    tell_log(run)
    if run is log.runs[0]:
        tell_facts(run)
    matches = [
        match
        for board in asked.boards
        for match in match_run(run, board, pricing=asked.pricing, hardware=asked.assessment.hardware)
    ]
    for match in matches:
        tell_match(match, is_ranked=asked.is_ranked)
    if not matches:
        tell_no_match(run, asked.boards)
    return matches


def _with_means(matches: Iterable[Match], asked: Scan, *, is_mean: bool) -> Iterator[Match | None]:
    """Yield the matches; several runs on a track that asks for a mean become one, None if there is none."""
    boards = {board.leaderboard.track.id: board for board in asked.boards}
    ordered = sorted(matches, key=lambda match: match.track.id)
    for track, group in groupby(ordered, lambda match: match.track.id):
        several, board = list(group), boards[track]
        metric = board.leaderboard.track.metric
        asks = asked.is_ranked and metric is not None and metric.runs is Reaching.MEAN
        if len({match.run.name for match in several}) > 1 and (is_mean or asks):
            yield _tell_mean(several, board, asked)
        else:
            for doubt in doubt_one_run(several[0]) if asked.is_ranked else ():
                tell_doubt(doubt)
            yield from several


def _tell_mean(several: list[Match], board: Board, asked: Scan) -> Match | None:
    tell(f"{len(several)} runs on {board.leaderboard.track.id}: their mean has to reach the target")
    if len({match.run.name for match in several}) < len(several):
        columns = join_words(sorted({match.column for match in several}), by="or")
        tell(f"  error: several columns of a run may be the metric: say --column {columns}")
        return None
    mean = average_runs(several, board, pricing=asked.pricing, hardware=asked.assessment.hardware)
    if mean is None:
        tell("  error: they have no column and logged point in common: there is no mean")
        tell("      hint: scan runs of one recipe, logged alike; other runs apart")
    else:
        tell_match(mean, is_ranked=asked.is_ranked)
    return mean
