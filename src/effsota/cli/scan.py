"""`effsota scan`: training logs read, every run that crosses a known target told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from effsota import figures
from effsota.cli.claim_options import (
    claim_options,
    cost_options,
    gather_pricing,
    gather_said,
    log_options,
    read_path,
)
from effsota.cli.filing import complete_draft, file_claim
from effsota.cli.options import load_tree, root_option, sound_assessment, today_option
from effsota.drafts import match_run
from effsota.logs import LogFile, Run, read_log, recognise_log
from effsota.text import to_log_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from effsota.drafts import Match, Pricing
    from effsota.logs import Remark
    from effsota.pipeline import Assessment

ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".log", ".txt")
MOST_BYTES = 256 * 1024 * 1024


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--track", help="Only this track.")
@click.option("--write", is_flag=True, help="Turn the runs that cross into submissions.")
@cost_options
@log_options
@claim_options
@root_option
@today_option
def scan(paths: tuple[Path, ...], track: str | None, root: Path, today: date, **given: Any) -> None:
    """Read training logs at PATHS (files, or folders that hold them) and say which targets they reach.

    A log that counts FLOP is priced as it stands; else say what one unit of x costs, such as
    --method parameters --set parameters=124e6 --set batch=524288 for a log of steps.
    """
    tree = load_tree(root)
    assessment = sound_assessment(tree, today)
    pricing = gather_pricing(given, tree)
    files = list(_find_logs(paths))
    matches: list[Match] = []
    failed = not files
    for file in files:
        found = _scan_file(file, assessment, pricing=pricing, track=track, resumed=given["resumed"])
        failed |= found is None
        matches += found or []
    if not files:
        click.echo("No training logs there.", err=True)
    if given["write"]:
        _write(matches, assessment, root=root, today=today, given=given)
    sys.exit(1 if failed else 0)


def _find_logs(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        inside = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in inside:
            is_entry = file.suffix == ".json" and file.with_suffix(".tsv").exists()
            if file == path or (file.suffix in ENDINGS and not is_entry):
                yield file


def _scan_file(
    path: Path, assessment: Assessment, *, pricing: Pricing, track: str | None, resumed: bool
) -> list[Match] | None:
    """Tell what a log holds; return its matches, None where it cannot be read."""
    file = LogFile(str(path), read_path(path))
    beside = {
        str(each): LogFile(str(each), read_path(each))
        for each in [path.with_suffix(".json")]
        if each.exists()
    }
    run = read_log(file, beside=beside, resumed=resumed)
    reader = recognise_log(file)
    _echo(f"{path}: {reader.name if reader else 'unknown format'}")
    _tell_remarks(run.remarks if isinstance(run, Run) else run)
    if not isinstance(run, Run):
        return None
    _tell_facts(run)
    matches = [
        match
        for board in assessment.boards
        if track in (None, board.leaderboard.track.id)
        for match in match_run(run, board, pricing=pricing, hardware=assessment.hardware)
    ]
    for match in matches:
        _echo(f"  {match.track.id}: {_describe(match)}")
    if not matches:
        columns = ", ".join(run.columns)
        _echo(f"  no column is the metric of a known track; columns: {columns}; say --column NAME")
    return matches


def _tell_remarks(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        kind = "error" if remark.is_error else "note"
        _echo(f"  {remark.file}:{remark.line}: {kind}: {remark.message}")
        if remark.hint:
            _echo(f"      hint: {remark.hint}")


def _tell_facts(run: Run) -> None:
    told = [f"{key} {value}" for key, value in run.facts.items() if key in {"model", "author", "hardware"}]
    if told:
        _echo(f"  the log says: {', '.join(told)}")


def _describe(match: Match) -> str:
    metric = match.track.metric
    target = f"{metric.target:g} {metric.unit}" if metric else ""
    if match.crossing is None:
        best = match.approach
        near = f"best {best.value:g} at {match.x} {_amount(best.x)}; " if best else ""
        hint = "; it looks like a fraction: say --metric-scale 100" if match.looks_like_fraction else ""
        return f"{match.column}: {near}target {target} not reached{hint}"
    crossing = match.crossing
    place = f"{match.x} {_amount(crossing.x)} (line {crossing.line})"
    head = f"{match.column} {crossing.value:g} at {place} reaches {target}"
    if crossing.gap_line is not None:
        return f"{head}, but the point beside it (line {crossing.gap_line}) is lost: the crossing is not sure"
    doubts = ["already the first point: log more finely"] if crossing.is_first_point else []
    doubts += [f"ends at {crossing.end:g}, short of the target"] if crossing.ends_short else []
    if match.compute_flop is None:
        doubts.append(f"say what one {match.x} costs with --method and --set")
    else:
        compute = figures.compute_text(match.compute_flop)
        doubts.append(f"{compute}: would take rank {match.rank} of {match.ranked + 1}")
    return "; ".join([head, *doubts])


def _amount(value: float) -> str:
    return f"{value:,.12g}".replace("e+", "e")


def _write(
    matches: Iterable[Match], assessment: Assessment, *, root: Path, today: date, given: dict[str, Any]
) -> None:
    tracker = assessment.tracker
    ready = [each for each in matches if each.compute_flop is not None and each.crossing is not None]
    if not ready or tracker is None:
        click.echo("Nothing to write: no run reaches a target at a known cost.", err=True)
        sys.exit(1)
    said = gather_said(given)
    for match in ready:
        question = f"Write {match.run.name} to {match.track.id}?"
        if said.is_asking and not click.confirm(question, default=True, err=True):
            continue
        value = f"{match.crossing.value:.12g}" if match.crossing else None
        draft = complete_draft(
            said,
            match.track,
            estimate=match.estimate,
            today=today,
            value=value,
            likely_model=match.run.facts.get("model"),
        )
        file_claim(
            draft,
            match.track,
            tree=load_tree(root),
            root=root,
            today=today,
            name=said.name,
            tracker=tracker,
            match=match,
        )


def _echo(text: str) -> None:
    click.echo(to_log_line(text))
