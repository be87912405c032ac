"""`effsota new`: a submission by questions or options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from effsota.bringing.drafts import Match, doubt_one_run
from effsota.bringing.filing import Desk, choose_board, choose_match, demand_crossing
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.cli.asking import refusing
from effsota.cli.choosing import choose_one
from effsota.cli.claim_filing import file_interview
from effsota.cli.claim_options import (
    claim_options,
    cost_options,
    gather_method,
    gather_pricing,
    gather_reading,
    log_options,
    read_path,
)
from effsota.cli.completing import TrackName
from effsota.cli.estimate_questions import EstimateQuestions
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.interview import Interview, metric_line
from effsota.cli.kept_call import ending_softly, given_words, keep_call, kept_call, tell_call
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.resource_questions import ResourceQuestions
from effsota.cli.root_options import root_option
from effsota.cli.said_claim import Said, gather_said
from effsota.cli.soundness import sound_assessment
from effsota.cli.telling import tell_doubt
from effsota.disk.cache import Cache, open_cache
from effsota.frozen import Frozen, field_names
from effsota.model import Board, Track, Tree
from effsota.pipeline.assessment import Assessment
from effsota.problems import Problem
from effsota.text import to_log_line

# What a person is asked for; all else that a call was given says how a curve is read and priced.
_OF_CLAIM = {*field_names(Said)} | {"code", "commit", "yes"}
_OF_CALL = {"track", "resume", "root", "today"}


@click.command(
    epilog=examples(
        "effsota new alexnet-imagenet",
        r"""effsota new alexnet-imagenet --yes --model "My model" --title "My paper" \
    --arxiv 2003.01234 --date 2020-03-03 --method operations \
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
@click.option("--resume", is_flag=True, help="Go on with what was typed into a call that ended early.")
@root_option
@today_option
def new(track: str | None, *, resume: bool, root: Path, **given: Any) -> None:
    """Write a submission to TRACK: by questions, or by options with --yes.

    What is written is shown first. A call that ends early prints what was typed as one call, and keeps it.
    """
    cache = open_cache()
    context = click.get_current_context()
    if not resume:
        _begin(context, track, cache, given).run()
        return
    words = kept_call(cache, root)
    if not words:
        raise click.UsageError("Nothing is kept of an earlier call for this tracker: leave --resume out.")
    with new.make_context("new", [*words[1:], *given_words(context, ("root", "today"))]) as again:
        new.invoke(again)


def _begin(context: click.Context, track: str | None, cache: Cache, given: dict[str, Any]) -> _Call:
    root, today, curve = context.params["root"], given["today"], given["curve"]
    tree = load_tree(root)
    assessment = sound_assessment(tree, today, root=root, track=track or "", is_filing=True)
    said = gather_said(given, today)
    method, keys = gather_method(given)
    board = _ask_board(track, assessment, is_asking=said.is_asking)
    chosen, tracker = board.leaderboard.track, assessment.tracker
    if tracker is None:
        raise TypeError(assessment)
    if chosen.resource.part and (method or curve):
        option = "--method" if method else "--from"
        raise click.UsageError(
            f"{option} counts compute, and {chosen.id} ranks by {chosen.resource.name}: say that with"
            f" {' '.join(f'--set {key}=VALUE' for key in chosen.resource.asked)}"
        )
    _show_rules(chosen)
    match = None if curve is None else _read_curve(curve, board, assessment, tree=tree, given=given)
    interview = Interview(
        said=said,
        track=chosen,
        desk=Desk(root=root, tree=tree, tracker=tracker, today=today),
        estimate=dict(match.estimate) if match else {},
        match=match,
        value=None if match is None else demand_crossing(match),
    )
    questions = (
        ResourceQuestions(chosen, tree, keys=keys)
        if chosen.resource.part
        else EstimateQuestions(chosen, tree, method=method, keys=keys)
    )
    return _Call(context=context, cache=cache, interview=interview, questions=questions)


class _Call(Frozen, dict=True):
    """A call of `new` in which something may be asked: what was said so far outlives its end."""

    context: click.Context
    cache: Cache
    interview: Interview
    questions: EstimateQuestions | ResourceQuestions

    def run(self) -> None:
        """File the claim; where that ends early, hand back and keep what was typed."""
        is_done = False
        try:
            with ending_softly():
                self._ask_estimate()
                file_interview(self.interview, again=self._ask_again)
            is_done = True
        except click.Abort:
            click.echo("\nStopped. Nothing was written.", err=True)
            raise
        finally:
            if self.interview.said.is_asking:
                self._hand_back(is_done=is_done)

    def _hand_back(self, *, is_done: bool) -> None:
        words = [] if is_done else list(self._words())
        keep_call(self.cache, self.interview.desk.root, words)
        if words:
            tell_call(words, is_kept=bool(self.cache))

    def _words(self) -> Iterator[str]:
        yield from ("new", self.interview.track.id)
        is_of_curve = self.interview.match is not None
        names = {each.name or "" for each in self.context.command.params} - _OF_CLAIM - _OF_CALL
        yield from given_words(self.context, names) if is_of_curve else self.questions.words()
        yield from self.interview.said.words()
        yield from given_words(self.context, ("root", "today"))

    def _ask_estimate(self) -> None:
        if self.interview.match is None:
            is_asking = self.interview.said.is_asking
            self.interview.estimate = self.questions.complete(is_asking=is_asking)

    def _ask_again(self, problems: Iterable[Problem]) -> bool:
        is_ours = self.interview.match is None and self.questions.forget(problems)
        if is_ours:
            self._ask_estimate()
        return is_ours


def _ask_board(track: str | None, assessment: Assessment, *, is_asking: bool) -> Board:
    tracks = [board.leaderboard.track for board in assessment.boards]
    if track is None and is_asking and tracks:
        for number, each in enumerate(tracks, start=1):
            closed = "; takes no more records" if each.closed else ""
            click.echo(to_log_line(f"  {number} {each.id}: {each.name}{closed}"), err=True)
        track = choose_one("Track", [each.id for each in tracks])
    with refusing():
        return choose_board(track, assessment)


def _show_rules(track: Track) -> None:
    click.echo(to_log_line(f"{track.name} ({track.level})"), err=True)
    if track.metric:
        click.echo(to_log_line(f"  {metric_line(track.metric)}"), err=True)
    for rule in track.rules:
        click.echo(to_log_line(f"  rule: {' '.join(rule.split())}"), err=True)
    if track.closed:
        click.echo(to_log_line(f"  it takes no more records: {' '.join(track.closed.split())}"), err=True)


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
