"""A claim tried on the board, and put in its place; never over another file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from effsota import figures
from effsota.bringing.drafts import build_claim, render_claim, render_curve
from effsota.cli.asking import ask_name
from effsota.cli.options import schemas_near
from effsota.judging.report import render_problems
from effsota.limits import propose_name
from effsota.pipeline.drafting import try_draft

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from effsota.bringing.drafts import Draft, Match
    from effsota.cli.claim_options import Said
    from effsota.model import Entry, Track, Tracker, Tree
    from effsota.pipeline.drafting import Trial


def file_claim(
    draft: Draft,
    track: Track,
    *,
    tree: Tree,
    root: Path,
    today: date,
    said: Said,
    tracker: Tracker,
    match: Match | None,
) -> None:
    """Write the submission and its curve, tell the rank it would take and how to open the pull request."""
    name = ask_name(said, track, draft.model, tree=tree)
    base = f"submissions/{track.id}/{name}"
    claim = build_claim(draft, today=today)
    files: dict[str, bytes] = {}
    if match is not None and match.crossing is not None:
        column = claim["compute"][0]["y"] = propose_name(match.column).replace("-", "_")
        claim["compute"][0]["curve"] = f"{name}.csv"
        keep = [match.crossing.line]
        files[f"{base}.csv"] = render_curve(match.curve, match.x, match.column, name=column, keep=keep)
    files[f"{base}.yaml"] = render_claim(
        claim, track, schemas=schemas_near(root / "submissions" / track.id)
    ).encode()
    for path in (f"{base}.yaml", f"{base}.csv"):
        if (root / path).exists():
            raise click.UsageError(f"{path} is there already; choose another name with --name.")
    trial = try_draft(tree, files, today)
    click.echo(render_problems(trial.problems, "text"), err=True, nl=False)
    if not trial.is_sound:
        click.echo("Nothing was written: mend what stands above, and call again.", err=True)
        sys.exit(1)
    for path, data in files.items():
        with (root / path).open("xb") as file:
            file.write(data)
    tell_filed(trial, files=sorted(files), track=track, tracker=tracker, draft=draft)


def tell_filed(trial: Trial, *, files: list[str], track: Track, tracker: Tracker, draft: Draft) -> None:
    """Say what was written, the rank it takes, and the commands that open the pull request."""
    for path in files:
        click.echo(f"Wrote {path}")
    if trial.entry is not None:
        entry = trial.entry
        place = f"rank {entry.rank} of {trial.ranked}" if entry.rank else "not ranked"
        compute = figures.compute_text(entry.record.compute_flop, track.main_unit)
        frontier = ", on the efficiency frontier" if entry.is_frontier else ""
        click.echo(f"On {track.id}: {place}{frontier}, {compute}, {_against_baseline(entry)}")
    else:
        click.echo(f"On {track.id}: {track.id} has other files with errors; see effsota validate")
    branch = f"add-{files[0].rpartition('/')[2].rpartition('.')[0]}"
    click.echo("To open the pull request:")
    click.echo(f"  git switch -c {branch}")
    click.echo(f"  git add {' '.join(files)}")
    click.echo(f"  git commit -m '{track.id}: {propose_name(draft.model)}'")
    click.echo(f"  git push -u origin {branch}")
    click.echo(f"  {tracker.repository}/compare/{tracker.branch}...{branch}?expand=1")


def _against_baseline(entry: Entry) -> str:
    if entry.is_baseline:
        return "the baseline"
    if entry.factor < 1:
        return f"{figures.factor_text(1 / entry.factor)} more than the baseline"
    return f"{figures.factor_text(entry.factor)} less than the baseline"
