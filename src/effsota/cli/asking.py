"""The questions of `new` and `scan`: what a claim still lacks, asked until a file takes the answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

import click

from effsota.bringing.drafts import (
    Draft,
    Match,
    default_name,
    lacks_baseline,
    read_source,
    refuse_file_name,
    refuse_number,
    refuse_optional_link,
    refuse_source,
    refuse_value,
)
from effsota.bringing.filing import Desk, FilingError, describe_filed, file_claim
from effsota.cli.claim_options import Said
from effsota.cli.options import DateType
from effsota.judging.report import render_problems
from effsota.model import Metric, Track, Tree
from effsota.problems import Refusal
from effsota.text import refuse_line, refuse_link, to_log_line


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
            said = click.prompt(question, default=default, show_default=bool(default), err=True)
        answer = said if said is not None else default
        if answer is None:
            raise click.UsageError(f"{question} is not given; say {option}.")
        refusal = refuse(answer)
        if refusal is None:
            return answer
        if not is_asking:
            raise click.UsageError(to_log_line(f"{option}: {refusal.message}; {refusal.hint}."))
        click.echo(to_log_line(f"  {refusal.message}; {refusal.hint}."), err=True)
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
    if told is None and track.metric is not None and said.is_asking:
        told = _ask_value(track.metric)
    elif said.value and track.metric is not None:
        ask(said.value, "Result", is_asking=False, option="--value", refuse=refuse_number)
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
        sources=said.sources or _ask_sources(said, title=title, url=url, is_curve="curve" in estimate),
        code=said.code or _ask_code(said),
        wall_clock=said.wall_clock,
    )


def _ask_value(metric: Metric) -> str | None:
    """Return the metric where compute was counted, None for at least the target."""
    target = f"{metric.target:g} {metric.unit}"
    question = f"{metric.name} where compute was counted (Enter: reached {target}, not said how far)"
    refuse = partial(refuse_value, metric=metric)
    return ask(None, question, is_asking=True, option="--value", default="", refuse=refuse) or None


def _ask_sources(said: Said, *, title: str, url: str, is_curve: bool) -> tuple[Mapping[str, str], ...]:
    """Return where the inputs stand: by default in the publication; a curve is a source of its own."""
    own = {"title": title, "url": url}
    if is_curve or not said.is_asking:
        return () if is_curve else (own,)
    question = "Where the inputs stand: table or page in it, or TITLE LINK WHERE of another source"
    said_where = ask(None, question, is_asking=True, option="--source", default="", refuse=refuse_source)
    source = read_source(said_where) if "https://" in said_where else {**own, "where": said_where}
    return () if isinstance(source, Refusal) else ({key: value for key, value in source.items() if value},)


def _ask_code(said: Said) -> Mapping[str, str]:
    if not said.is_asking:
        return {}
    question = "Link to the code (Enter: none)"
    link = ask(None, question, is_asking=True, option="--code", default="", refuse=refuse_optional_link)
    return {"url": link} if link else {}


def ask_name(said: Said, track: Track, model: str, *, tree: Tree) -> str:
    """Return the file's name: said, or by default the awaited baseline's, or from the model."""
    if lacks_baseline(track, tree):
        message = f"{track.id} has no baseline yet: its track.yaml awaits {track.baseline}"
        click.echo(to_log_line(message), err=True)
    return ask(
        said.name,
        "Name of the file",
        is_asking=said.is_asking,
        option="--name",
        default=default_name(model, track, tree),
        refuse=partial(refuse_file_name, track=track, tree=tree),
    )


def _ask_day(said: Said, today: date) -> date:
    if said.day is not None or not said.is_asking:
        return said.likely_day or today
    default = said.likely_day or today
    while True:
        day: date = click.prompt("Date on which it became public", default=default, type=DateType(), err=True)
        if day <= today:
            return day
        click.echo(f"  {day} is in the future; write a date up to today, {today}.", err=True)


def file_draft(draft: Draft, track: Track, desk: Desk, *, said: Said, match: Match | None) -> None:
    """Ask for the file's name, write it, and tell the rank it takes and how to open the pull request.

    A claim with errors is not written; then they are printed, and the call ends with 1.
    """
    name = ask_name(said, track, draft.model, tree=desk.tree)
    with refusing():
        trial = file_claim(draft, track, desk, name=name, match=match)
    click.echo(render_problems(trial.problems, "text"), err=True, nl=False)
    if not trial.is_sound:
        click.echo("Nothing was written: mend what stands above, and call again.", err=True)
        sys.exit(1)
    for line in describe_filed(trial, track=track, desk=desk, draft=draft):
        click.echo(line)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what cannot be filed into a wrong call, in words that a terminal can show."""
    try:
        yield
    except FilingError as error:
        raise click.UsageError(to_log_line(str(error))) from error
