"""A claim completed by questions, tried on the board, and put in its place; never over another file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from effsota import figures
from effsota.drafts import Draft, build_claim, name_of, render_claim, render_curve
from effsota.pipeline.drafting import try_draft
from effsota.report import render_problems
from effsota.text import refuse_line, refuse_link, to_log_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from effsota.cli.claim_options import Said
    from effsota.drafts import Match
    from effsota.model import Track, Tracker, Tree
    from effsota.pipeline.drafting import Trial
    from effsota.problems import Refusal


def ask(
    said: str | None,
    question: str,
    *,
    is_asking: bool,
    option: str,
    default: str | None = None,
    refuse: Callable[[str], Refusal | None] = refuse_line,
) -> str:
    """Return what was said, or the answer to a question, or the default; nothing that a file refuses."""
    while True:
        if said is None and is_asking:
            said = click.prompt(question, default=default, err=True)
        answer = said if said is not None else default
        if answer is None:
            raise click.UsageError(f"{question} is not given; say {option}.")
        refusal = refuse(answer)
        if refusal is None:
            return answer
        click.echo(to_log_line(f"{question}: {refusal.message}. {refusal.hint}"), err=True)
        if not is_asking:
            raise click.UsageError(f"{option} cannot be used.")
        said = None


def complete_draft(
    said: Said,
    track: Track,
    *,
    estimate: Mapping[str, Any],
    today: date,
    value: str | None,
    likely_model: str | None,
) -> Draft:
    """Return the claim with what was missing asked for; `value` is the metric at a curve's crossing."""
    target = f"{track.metric.target:g}" if track.metric else "0"
    told = said.value or value
    model = ask(said.model, "Model", is_asking=said.is_asking, option="--model", default=likely_model)
    title = ask(said.title, "Title of the paper, post or page", is_asking=said.is_asking, option="--title")
    url = ask(said.link, "Its link", is_asking=said.is_asking, option="--url or --arxiv", refuse=refuse_link)
    return Draft(
        model=model,
        title=title,
        url=url,
        authors=said.authors,
        day=_ask_day(said, today),
        value=told or target,
        is_at_least=told is None,
        estimate=estimate,
        by=said.by,
    )


def _ask_day(said: Said, today: date) -> date:
    if said.day is not None or not said.is_asking:
        return said.likely_day or today
    from effsota.cli.options import DateType  # noqa: PLC0415

    default = said.likely_day or today
    day: date = click.prompt("Date on which it became public", default=default, type=DateType(), err=True)
    return day


def file_claim(
    draft: Draft,
    track: Track,
    *,
    tree: Tree,
    root: Path,
    today: date,
    name: str | None,
    tracker: Tracker,
    match: Match | None,
) -> None:
    """Write the submission and its curve, tell the rank it would take and how to open the pull request."""
    name = name or name_of(draft.model)
    base = f"submissions/{track.id}/{name}"
    claim = build_claim(draft, today=today)
    files: dict[str, bytes] = {}
    if match is not None and match.crossing is not None:
        column = claim["compute"][0]["y"] = name_of(match.column).replace("-", "_")
        claim["compute"][0]["curve"] = f"{name}.csv"
        keep = [match.crossing.line]
        files[f"{base}.csv"] = render_curve(match.curve, match.x, match.column, name=column, keep=keep)
    files[f"{base}.yaml"] = render_claim(claim, track).encode()
    for path in (f"{base}.yaml", f"{base}.csv"):
        if path in tree or (root / path).exists():
            raise click.UsageError(f"{path} is there already; choose another name with --name.")
    trial = try_draft(tree, files, today)
    click.echo(render_problems(trial.problems, "text"), err=True, nl=False)
    if not trial.is_sound:
        click.echo("Nothing was written.", err=True)
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
        compute = figures.compute_text(entry.record.compute_flop)
        frontier = ", on the efficiency frontier" if entry.is_frontier else ""
        factor = figures.factor_text(entry.factor)
        click.echo(f"On {track.id}: {place}{frontier}, {compute}, {factor} less than the baseline")
    branch = f"add-{files[0].rpartition('/')[2].rpartition('.')[0]}"
    click.echo("To open the pull request:")
    click.echo(f"  git switch -c {branch}")
    click.echo(f"  git add {' '.join(files)}")
    click.echo(f"  git commit -m '{track.id}: {name_of(draft.model)}'")
    click.echo(f"  git push -u origin {branch}")
    click.echo(f"  {tracker.repository}/compare/{tracker.branch}...{branch}?expand=1")
