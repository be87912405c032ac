"""A claim filed: tried, shown, agreed to, written; where it ends before, what was typed is handed back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import click

from effsota.bringing.drafts import Trial
from effsota.bringing.filing import describe_next, describe_place, try_claim, write_claim
from effsota.cli.asking import refusing, tell_problem
from effsota.cli.interview import Interview
from effsota.cli.said_options import say_keys
from effsota.judging.report import render_problems
from effsota.problems import Problem
from effsota.text import to_log_line

Again = Callable[[Iterable[Problem]], bool]


def file_interview(interview: Interview, *, again: Again) -> None:
    """Ask for what the claim lacks, show what it would do, write it, and tell how to open the pull request.

    A claim with errors is not written: what they are about is asked again, by `again` where it is the
    estimate. What a rule demands an answer to is answered, or is asked again too. Where nobody is asked the
    problems are printed, and of errors the call ends with 1.
    """
    name, trial = _settle(interview, again)
    track, desk = interview.track, interview.desk
    click.echo(render_problems(trial.problems, "text"), err=True, nl=False)
    if interview.said.is_asking:
        _show(trial, interview)
        if not click.confirm("Write it?", default=True, err=True):
            raise click.Abort
    with refusing():
        write_claim(trial, desk)
    for path in trial.files:
        click.echo(f"Wrote {path}")
    # Who was asked has seen its place before.
    for line in () if interview.said.is_asking else describe_place(trial, track):
        click.echo(to_log_line(line))
    for line in describe_next(trial, track=track, desk=desk, name=name):
        click.echo(to_log_line(line))


def _settle(interview: Interview, again: Again) -> tuple[str, Trial]:
    """Return the name and the trial of a claim that can be written."""
    while True:
        draft = interview.complete()
        name = interview.ask_name(draft.model)
        with refusing():
            trial = try_claim(draft, interview.track, interview.desk, name=name, match=interview.match)
        if not trial.is_sound:
            _ask_again(interview, trial, again)
        elif interview.said.is_asking and trial.demands:
            _ask_reason(interview, trial.demands[0], again)
        else:
            return name, trial


def _ask_again(interview: Interview, trial: Trial, again: Again) -> None:
    """Forget the answers that errors are about; end the call where there are none to ask for again."""
    if not interview.said.is_asking:
        click.echo(render_problems([*say_keys(trial.problems)], "text"), err=True, nl=False)
        click.echo("Nothing was written: mend what stands above, and call again.", err=True)
        sys.exit(1)
    for error in trial.faults:
        tell_problem(error)
    if not (interview.forget(trial.faults) | again(trial.faults)):
        raise click.Abort


def _ask_reason(interview: Interview, doubt: Problem, again: Again) -> None:
    """Ask for the answer that a doubt demands; who has none is asked anew for what it is about, or leaves."""
    if interview.ask_reason(doubt) or (interview.forget([doubt]) | again([doubt])):
        return
    click.echo("It was read from the log: mend that, or how it is read and priced, and call again.", err=True)
    raise click.Abort


def _show(trial: Trial, interview: Interview) -> None:
    """Print the file as it would be, its sum, its rank and what the board would say."""
    for path, data in trial.files.items():
        if path.endswith(".yaml"):
            click.echo(f"\n{path}:", err=True)
            for line in data.decode().splitlines():
                click.echo(to_log_line(f"  {line}"), err=True)
    click.echo("", err=True)
    for line in describe_place(trial, interview.track):
        click.echo(to_log_line(line), err=True)
