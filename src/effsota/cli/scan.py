"""`effsota scan`: training logs read, every run that crosses a known target told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from effsota.bringing.drafts import Match, match_run
from effsota.bringing.filing import choose_board
from effsota.bringing.logs import LogFile, Run, RunsOfLog, read_runs, recognise_log
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
from effsota.cli.scanned_means import Scan, settle_means
from effsota.cli.soundness import sound_assessment
from effsota.cli.telling import tell, tell_facts, tell_log, tell_match, tell_no_match
from effsota.cli.writing_scanned import write_matches
from effsota.limits import is_stray
from effsota.model import Board
from effsota.pipeline.assessment import Assessment

SAME_NAME = (
    "Candidates by the metric's name alone: whether data and rules are a track's is yours to say."
    " Say --track for the rank."
)
ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".log", ".out", ".txt")


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
    --method parameters --set parameters=124e6 --set batch=524288 for a log of steps; or, counted,
    --architecture config.json --set context=1024 --set batch=524288.
    """
    _demand_track(track, given)
    tree = load_tree(root)
    assessment = sound_assessment(
        tree, today, root=root, track=track or "", is_filing=True, quiet=given["quiet"]
    )
    asked = Scan(
        assessment=assessment,
        pricing=gather_pricing(given, tree),
        boards=assessment.boards if track is None else (_choose(track, assessment),),
        how=gather_reading(given),
        is_ranked=track is not None,
        is_mean=given["mean"],
    )
    files = list(_find_logs(paths))
    found = [_scan_file(file, asked) for file in files]
    told = [match for each in found for match in each or []]
    settled = list(settle_means(told, asked))
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
    if not isinstance(log, RunsOfLog):
        reader = recognise_log(file)
        tell(f"{path}: {reader.name if reader else 'unknown format'}")
        tell_log(log)
        return None
    tell(f"{path}: {log.format}")
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
        tell_match(match, is_ranked=asked.is_ranked and not asked.is_mean)
    if not matches:
        tell_no_match(run, asked.boards)
    return matches
