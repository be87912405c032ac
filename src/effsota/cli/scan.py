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

from effsota.bringing.drafts import Match, Pricing, average_runs, match_run
from effsota.bringing.filing import Desk, choose_board, demand_crossing
from effsota.bringing.logs import LogFile, Run, read_log, recognise_log
from effsota.cli.asking import complete_draft, file_draft, refusing
from effsota.cli.claim_options import (
    claim_options,
    cost_options,
    gather_pricing,
    gather_said,
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
from effsota.cli.telling import tell, tell_facts, tell_log, tell_match, tell_no_match
from effsota.limits import is_stray
from effsota.model import Board, Reaching
from effsota.pipeline.assessment import Assessment

SAME_NAME = (
    "Runs are matched by the metric's name alone: whether data and rules are the track's is yours to say."
)
ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".log", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What every log of a call is read with."""

    assessment: Assessment
    pricing: Pricing
    boards: tuple[Board, ...]
    resumed: bool


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

    A log that counts FLOP is priced as it stands; else say what one unit of x costs, such as
    --method parameters --set parameters=124e6 --set batch=524288 for a log of steps.
    """
    tree = load_tree(root)
    assessment = sound_assessment(tree, today, root=root, may_lack_baseline=True, quiet=given["quiet"])
    asked = Scan(
        assessment=assessment,
        pricing=gather_pricing(given, tree),
        boards=assessment.boards if track is None else (_choose(track, assessment),),
        resumed=given["resumed"],
    )
    files = list(_find_logs(paths))
    found = [_scan_file(file, asked) for file in files]
    told = [match for each in found for match in each or []]
    settled = list(_with_means(told, asked, is_mean=given["mean"]))
    matches = [match for match in settled if match is not None]
    if not files:
        endings = ", ".join(ENDINGS)
        click.echo(f"No training logs there: files that end in {endings} are looked at.", err=True)
    if matches and not given["write"] and not given["quiet"]:
        click.echo(SAME_NAME, err=True)
    if given["write"]:
        _write(matches, assessment, root=root, today=today, given=given)
    failed = not files or None in found or None in settled or any(match.errors for match in (*told, *matches))
    sys.exit(1 if failed else 0)


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
    run = read_log(file, beside=beside, resumed=asked.resumed)
    reader = recognise_log(file)
    tell(f"{path}: {reader.name if reader else 'unknown format'}")
    tell_log(run)
    if not isinstance(run, Run):
        return None
    tell_facts(run)
    matches = [
        match
        for board in asked.boards
        for match in match_run(run, board, pricing=asked.pricing, hardware=asked.assessment.hardware)
    ]
    for match in matches:
        tell_match(match)
    if not matches:
        tell_no_match(run, asked.boards)
    return matches


def _with_means(matches: Iterable[Match], asked: Scan, *, is_mean: bool) -> Iterator[Match | None]:
    """Yield the matches; several on a track that asks for a mean become one, None where there is no mean."""
    boards = {board.leaderboard.track.id: board for board in asked.boards}
    ordered = sorted(matches, key=lambda match: match.track.id)
    for track, group in groupby(ordered, lambda match: match.track.id):
        several, board = list(group), boards[track]
        metric = board.leaderboard.track.metric
        if len(several) > 1 and (is_mean or (metric and metric.runs is Reaching.MEAN)):
            yield _tell_mean(several, board, asked)
        else:
            yield from several


def _tell_mean(several: list[Match], board: Board, asked: Scan) -> Match | None:
    tell(f"{len(several)} runs on {board.leaderboard.track.id}: their mean has to reach the target")
    mean = average_runs(several, board, pricing=asked.pricing, hardware=asked.assessment.hardware)
    if mean is None:
        tell("  error: they have no column and logged point in common: there is no mean")
        tell("      hint: scan runs of one recipe, logged alike; other runs apart")
    else:
        tell_match(mean)
    return mean


def _write(
    matches: Iterable[Match], assessment: Assessment, *, root: Path, today: date, given: dict[str, Any]
) -> None:
    tracker = assessment.tracker
    ready = [
        each
        for each in matches
        if each.compute_flop is not None and each.crossing is not None and not each.errors
    ]
    if not ready or tracker is None:
        click.echo("Nothing to write: no run reaches a target at a known cost.", err=True)
        sys.exit(1)
    said = gather_said(given)
    for match in ready:
        question = f"Write {match.run.name} to {match.track.id}?"
        if said.is_asking and not click.confirm(question, default=True, err=True):
            continue
        draft = complete_draft(
            said,
            match.track,
            estimate=match.estimate,
            today=today,
            value=demand_crossing(match),
            likely_model=match.run.facts.get("model"),
        )
        desk = Desk(root=root, tree=load_tree(root), tracker=tracker, today=today)
        file_draft(draft, match.track, desk, said=said, match=match)
