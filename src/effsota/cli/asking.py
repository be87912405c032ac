"""The questions of `new` and `scan`: what a claim still lacks, asked until a file would take the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from effsota.bringing.drafts import Draft
from effsota.cli.citing import read_source
from effsota.cli.options import DateType
from effsota.limits import propose_name
from effsota.problems import Refusal
from effsota.text import refuse_line, refuse_link, to_log_line
from effsota.units import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from effsota.cli.claim_options import Said
    from effsota.model import Metric, Track, Tree


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
        ask(said.value, "Result", is_asking=False, option="--value", refuse=_number)
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


def _number(text: str) -> Refusal | None:
    value = parse_number(text)
    return value if isinstance(value, Refusal) else None


def _ask_value(metric: Metric) -> str | None:
    """Return the metric where compute was counted, None for at least the target."""
    target = f"{metric.target:g} {metric.unit}"

    def refuse(text: str) -> Refusal | None:
        value = parse_number(text)
        if not text or isinstance(value, Refusal):
            return value if text and isinstance(value, Refusal) else None
        if metric.is_met_by(value):
            return None
        return Refusal(f"{text} does not reach {target}", "only runs that reach the level are listed")

    question = f"{metric.name} where compute was counted (Enter: reached {target}, not said how far)"
    return ask(None, question, is_asking=True, option="--value", default="", refuse=refuse) or None


def _ask_sources(said: Said, *, title: str, url: str, is_curve: bool) -> tuple[Mapping[str, str], ...]:
    """Return where the inputs stand: by default in the publication; a curve is a source of its own."""
    own = {"title": title, "url": url}
    if is_curve or not said.is_asking:
        return () if is_curve else (own,)

    def refuse(text: str) -> Refusal | None:
        source = read_source(text) if "https://" in text else own
        return source if isinstance(source, Refusal) else None

    question = "Where the inputs stand: table or page in it, or TITLE LINK WHERE of another source"
    said_where = ask(None, question, is_asking=True, option="--source", default="", refuse=refuse)
    source = read_source(said_where) if "https://" in said_where else {**own, "where": said_where}
    return () if isinstance(source, Refusal) else ({key: value for key, value in source.items() if value},)


def _ask_code(said: Said) -> Mapping[str, str]:
    if not said.is_asking:
        return {}

    def refuse(text: str) -> Refusal | None:
        return refuse_link(text) if text else None

    link = ask(
        None, "Link to the code (Enter: none)", is_asking=True, option="--code", default="", refuse=refuse
    )
    return {"url": link} if link else {}


def ask_name(said: Said, track: Track, model: str, *, tree: Tree) -> str:
    """Return the file's name: said, or by default the awaited baseline's, or from the model."""
    folder = f"submissions/{track.id}"
    default = propose_name(model)
    if f"{folder}/{track.baseline}.yaml" not in tree:
        default = track.baseline
        message = f"{track.id} has no baseline yet: its track.yaml awaits {track.baseline}"
        click.echo(to_log_line(message), err=True)

    def refuse(text: str) -> Refusal | None:
        if text != propose_name(text):
            return Refusal(
                f"{text} is not a file name", "write lower-case letters, digits and single hyphens"
            )
        if any(f"{folder}/{text}.{end}" in tree for end in ("yaml", "csv")):
            return Refusal(f"{folder}/{text}.yaml is there already", "choose another name")
        return None

    return ask(
        said.name,
        "Name of the file",
        is_asking=said.is_asking,
        option="--name",
        default=default,
        refuse=refuse,
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
