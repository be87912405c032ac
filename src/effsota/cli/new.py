"""`effsota new`: a submission by questions or options."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from effsota.bringing.drafts import Match, doubt_one_run
from effsota.bringing.filing import Desk, choose_board, choose_match, demand_crossing
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.cli.asking import ask, complete_draft, file_draft, refusing
from effsota.cli.claim_options import (
    claim_options,
    cost_options,
    gather_keys,
    gather_pricing,
    gather_reading,
    gather_said,
    log_options,
    read_path,
)
from effsota.cli.completing import TrackName
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.root_options import root_option
from effsota.cli.soundness import sound_assessment
from effsota.cli.telling import tell_doubt
from effsota.methods import ASKED, BY_NAME
from effsota.model import Board, Track, Tree
from effsota.pipeline.assessment import Assessment
from effsota.pipeline.calculation import calculate
from effsota.problems import Refusal
from effsota.showing.forms import method_fields, words_of
from effsota.text import to_log_line

if TYPE_CHECKING:
    from effsota.showing.forms import Field


@click.command(
    epilog=examples(
        "effsota new alexnet-imagenet",
        r"""effsota new alexnet-imagenet --yes --model "My model" --title "My paper" \
    --arxiv 2003.01234 --method operations \
    --set "forward=0.2e9 multiply-adds" --set examples=1.28e6 --set epochs=5""",
    )
)
@click.argument("track", required=False, type=TrackName())
@click.option(
    "--from",
    "curve",
    metavar="CURVE",
    type=GivenPath(exists=True, dir_okay=False),
    help="A learning curve or training log: compute is counted up to its crossing.",
)
@cost_options
@log_options
@claim_options
@root_option
@today_option
def new(track: str | None, curve: Path | None, root: Path, today: date, **given: Any) -> None:
    """Write a submission to TRACK: by questions, or by options with --yes."""
    tree = load_tree(root)
    assessment = sound_assessment(tree, today, root=root, may_lack_baseline=True)
    said = gather_said(given)
    board = _ask_board(track, assessment, is_asking=said.is_asking)
    chosen, tracker = board.leaderboard.track, assessment.tracker
    if tracker is None:
        raise TypeError(assessment)
    _show_rules(chosen)
    match = None if curve is None else _read_curve(curve, board, assessment, tree=tree, given=given)
    value = None if match is None else demand_crossing(match)
    try:
        estimate = (
            dict(match.estimate) if match else _ask_estimate(given, is_asking=said.is_asking, tree=tree)
        )
        draft = complete_draft(said, chosen, estimate=estimate, today=today, value=value, likely_model=None)
        desk = Desk(root=root, tree=tree, tracker=tracker, today=today)
        file_draft(draft, chosen, desk, said=said, match=match)
    except click.Abort:
        click.echo("\nStopped. Nothing was written.", err=True)
        raise


def _ask_board(track: str | None, assessment: Assessment, *, is_asking: bool) -> Board:
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track is None and is_asking:
        for name, board in boards.items():
            click.echo(to_log_line(f"  {name}: {board.leaderboard.track.name}"), err=True)
        track = click.prompt("Track", type=click.Choice(list(boards)), show_choices=False, err=True)
    with refusing():
        return choose_board(track, assessment)


def _show_rules(track: Track) -> None:
    click.echo(to_log_line(f"{track.name} ({track.level})"), err=True)
    if track.metric:
        click.echo(
            to_log_line(f"  {track.metric.name}: {track.metric.target:g} {track.metric.unit}"), err=True
        )
    for rule in track.rules:
        click.echo(to_log_line(f"  rule: {' '.join(rule.split())}"), err=True)


def _read_curve(
    path: Path, board: Board, assessment: Assessment, *, tree: Tree, given: dict[str, Any]
) -> Match:
    run = read_log(LogFile(str(path), read_path(path)), beside={}, how=gather_reading(given))
    for remark in run.remarks if isinstance(run, Run) else run:
        for line in f"{remark.file}:{remark.line}: {remark.message}. {remark.hint}".split("\n"):
            click.echo(to_log_line(line), err=True)
    if not isinstance(run, Run):
        raise click.UsageError(f"{path} cannot be read.")
    pricing = gather_pricing(given, tree)
    with refusing():
        match = choose_match(run, board, pricing=pricing, hardware=assessment.hardware)
        for doubt in (*match.doubts, *doubt_one_run(match)):
            tell_doubt(doubt, err=True)
        demand_crossing(match)
    return match


def _ask_estimate(given: dict[str, Any], *, is_asking: bool, tree: Tree) -> dict[str, Any]:
    method = given["method"]
    if method is None and is_asking:
        method = _ask_method()
    if method is None:
        raise click.UsageError(
            "Say how compute is arrived at, with --method and --set KEY=VALUE, or --from CURVE."
        )
    estimate = {"method": method, **gather_keys(given["keys"])}
    if is_asking:
        schema = json.loads(tree["schema/submission.schema.json"].data)
        for field in method_fields(schema, BY_NAME[method]):
            if field.key in BY_NAME[method].asked and field.key not in estimate:
                default = BY_NAME[method].asked[field.key]
                estimate[field.key] = _ask_key(estimate, field, default=default, tree=tree)
    return estimate


def _ask_method() -> str:
    for method in ASKED:
        click.echo(f"  {method.name}: {method.formula}", err=True)
    names = [method.name for method in ASKED]
    chosen: str = click.prompt("Method", type=click.Choice(names), default=names[0], err=True)
    return chosen


def _ask_key(estimate: dict[str, Any], field: Field, *, default: str | None, tree: Tree) -> str:
    """Return a key's value; one that the estimate could not use is asked for again."""
    key = field.key

    def refuse(text: str) -> Refusal | None:
        errors = calculate({**estimate, key: text}, tree=tree).errors
        found = next((fault for fault in errors if fault.pointer == f"/{key}"), None)
        return None if found is None else Refusal(found.message, found.hint)

    words = words_of(field).partition(". ")[0].removesuffix(".")
    question = f"  {key} ({words}, such as {field.example})"
    return ask(None, question, is_asking=True, option=f"--set {key}=VALUE", default=default, refuse=refuse)
