"""The questions of `new` and `scan` about a claim: what it still lacks, and anew what a check refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import click
from msgspec.structs import replace

from effsota.bringing.drafts import (
    COMPUTE,
    Draft,
    Match,
    default_name,
    first_version,
    lacks_baseline,
    read_source,
    refuse_day,
    refuse_file_name,
    refuse_number,
    refuse_optional_link,
    refuse_source,
    refuse_value,
)
from effsota.bringing.filing import Desk
from effsota.cli.asking import ask, tell_problem, tell_refusal
from effsota.cli.claim_options import TODAY, DayType
from effsota.cli.said_claim import Said
from effsota.limits import propose_name
from effsota.model import Metric, Track
from effsota.model.resources import WALL_CLOCK
from effsota.problems import Problem, Refusal
from effsota.text import refuse_line, refuse_link, to_log_line

# Which answer a problem of the file is about, by the beginning of its pointer.
_ANSWERS = {
    "/model": "model",
    "/date": "day",
    "/publication/title": "title",
    "/publication/url": "url",
    "/publication": "title",
    "/result": "value",
    "/compute/0/sources": "sources",
    "/code": "code",
    "/wall_clock": "wall_clock",
}


# The one source of an amount that a record states by itself.
_SOURCE_OF_PART = re.compile(r"/[a-z_]+/source(/|$)")
_REASON = "/answers/"
_NAME = "Name of the file"
_NAMELESS = (
    "has no letters a to z to make one of. Small letters, digits and hyphens, such as how it is written in"
    " Latin letters; it stays the record's address"
)


@dataclass(slots=True, kw_only=True)
class Interview:
    """A claim in the making: what was said of it so far.

    `match` is the run that it was read from, `value` the metric at its crossing, `likely_model` what its log
    calls the model. `may_be_today` where a run on one's own machine is filed, whose day nobody else knows.
    """

    said: Said
    track: Track
    desk: Desk
    estimate: Mapping[str, Any]
    match: Match | None = None
    value: str | None = None
    likely_model: str | None = None
    may_be_today: bool = False

    def complete(self) -> Draft:
        """Return the claim, with what it lacks asked for."""
        told = self._ask_value()
        model = self._ask("model", "Model", "--model", default=self.likely_model)
        title = self._ask("title", "Title of the paper, post or page", "--title")
        if self.said.link is None or refuse_link(self.said.link):
            self._ask("url", "Its link", "--url or --arxiv", refuse=refuse_link)
        url = self.said.link or ""
        return Draft(
            model=model,
            title=title,
            url=url,
            authors=self.said.authors,
            day=self._ask_day(url),
            value=told,
            is_at_least=told is not None and not self.said.value and self.value is None,
            estimate=self.estimate,
            part=self.track.resource.part or COMPUTE,
            by=self.said.by,
            sources=self._ask_sources(title=title, url=url),
            code=self._ask_code(),
            wall_clock=self._ask_wall_clock(),
            answers=self.said.answers,
        )

    def ask_name(self, model: str) -> str:
        """Return the file's name: said, or proposed; only a person gives a baseline its name."""
        track, tree = self.track, self.desk.tree
        proposed: str | None = default_name(model, track, tree) or None
        question = _NAME if proposed else f"{_NAME}: {model} {_NAMELESS}"
        if lacks_baseline(track, tree):
            message = f"{track.id} has no baseline yet: its track.yaml awaits {track.baseline}"
            click.echo(to_log_line(message), err=True)
            if not self.said.is_asking and self.said.name is None and propose_name(model) != proposed:
                message = f"Say whether {model} is that baseline: --name {track.baseline} if it is; else name"
                message += f" it in track.yaml, baseline: {propose_name(model) or 'NAME'}."
                raise click.UsageError(to_log_line(message))
        refuse = partial(refuse_file_name, track=track, tree=tree)
        return self._ask("name", question, "--name", default=proposed, refuse=refuse)

    def forget(self, problems: Iterable[Problem]) -> bool:
        """Forget the answers that the problems are about; return whether there are any."""
        problems = list(problems)
        found = {_answer_of(problem.pointer) for problem in problems} - {None}
        told: dict[str, Any] = {name: None for name in found if name}
        asked = {each.pointer.removeprefix(_REASON) for each in problems if each.pointer.startswith(_REASON)}
        if asked & self.said.answers.keys():
            kept = self.said.answers.items()
            told["answers"] = {rule: why for rule, why in kept if rule not in asked}
        if "url" in told:
            told["arxiv"] = None
            # A place in the publication follows its link, whatever that becomes.
            if self.said.sources and not any("url" in source for source in self.said.sources):
                told.pop("sources", None)
        self.said = replace(self.said, **told)
        return bool(told)

    def ask_reason(self, doubt: Problem) -> bool:
        """Ask why what a rule doubts is right; return whether that was said."""
        tell_problem(doubt)
        question = f"Why it is right, for answers: {doubt.rule} (Enter: it is not; ask for it again)"
        why = ask(None, question, is_asking=True, option="--answer", default="", refuse=_refuse_reason)
        if why:
            self.said = replace(self.said, answers={**self.said.answers, doubt.rule: why})
        return bool(why)

    def _ask(self, name: str, question: str, option: str, **more: Any) -> str:
        answer = ask(getattr(self.said, name), question, is_asking=self.said.is_asking, option=option, **more)
        told: dict[str, Any] = {name: answer}
        self.said = replace(self.said, **told)
        return answer

    def _ask_value(self) -> str | None:
        """Return the metric where compute was counted, the target for at least that; None without a level."""
        metric = self.track.metric
        if metric is None:
            if self.said.value:
                raise click.UsageError(f"--value: {self.track.id} has no level to reach; leave it out.")
            return None
        if self.said.value is None and self.value is not None:
            return self.value
        target = f"{metric.target:.12g}"
        if not self.said.is_asking:
            said = self.said.value
            ask(said, "Result", is_asking=False, option="--value", default="0", refuse=refuse_number)
            return said or target
        reached = f"reached {target} {metric.unit}, not said how far"
        where = "" if self.track.resource.part else " where compute was counted"
        question = f"{metric.name}{where} (Enter: {reached})"
        refuse = partial(refuse_value, metric=metric)
        return self._ask("value", question, "--value", default="", refuse=refuse) or target

    def _ask_day(self, url: str) -> date:
        if not self.said.is_asking:
            return self._day_unasked(url)
        told, today = first_version(url), self.desk.today
        where = f"; {told}" if told else ", or: today"
        while True:
            day = self.said.day
            if day is None:
                question = f"Date on which it became public, YYYY-MM-DD{where}"
                typed = click.prompt(to_log_line(question), type=DayType(), err=True)
                day = today if typed == TODAY else typed
            refusal = refuse_day(day, url, today=today)
            self.said = replace(self.said, day=None if refusal else day)
            if refusal is None:
                return day
            tell_refusal(refusal)

    def _day_unasked(self, url: str) -> date:
        """Return the day that was said; no day is made up of a month, nor of the day of the call."""
        if self.said.day is not None:
            return self.said.day
        where = first_version(url)
        if where is None and self.may_be_today:
            today = self.desk.today
            click.echo(f"The date is today's, {today}; say --date if it was public before.", err=True)
            return today
        hint = f": {where}" if where else ", or: today"
        raise click.UsageError(to_log_line(f"Its date is not given; say --date YYYY-MM-DD{hint}."))

    def _ask_sources(self, *, title: str, url: str) -> tuple[Mapping[str, str], ...]:
        """Return where the inputs stand: by default in the publication; a curve is a source of its own."""
        is_curve = "curve" in self.estimate
        if self.said.sources is None and self.said.is_asking and not is_curve:
            what = "it stands" if self.track.resource.part else "the inputs stand"
            question = f"Where {what}: table or page in it, or TITLE LINK WHERE of another source"
            typed = ask(None, question, is_asking=True, option="--source", default="", refuse=_refuse_place)
            source = read_source(typed) if "https://" in typed else {"where": typed}
            told = source if isinstance(source, dict) else {}
            self.said = replace(self.said, sources=({key: each for key, each in told.items() if each},))
        sources = self.said.sources or (() if is_curve else ({},))
        if self.track.resource.part and len(sources) > 1:
            raise click.UsageError(
                f"--source: the {self.track.resource.word} of a record has one; say it once."
            )
        return tuple(
            source if "url" in source else {"title": title, "url": url, **source} for source in sources
        )

    def _ask_wall_clock(self) -> str | None:
        """Return how long it took: by default as long as its chips, asked for where the track ranks by it."""
        if self.track.resource != WALL_CLOCK:
            return self.said.wall_clock
        return self._ask(
            "wall_clock",
            "How long it took by the clock, from start to end",
            "--wall-clock",
            default=self.estimate.get("time"),
        )

    def _ask_code(self) -> Mapping[str, str]:
        if self.said.code is None and self.said.is_asking:
            question = "Link to the code (Enter: none)"
            refuse = refuse_optional_link
            link = ask(None, question, is_asking=True, option="--code", default="", refuse=refuse)
            self.said = replace(self.said, code={"url": link} if link else {})
        return self.said.code or {}


def _refuse_place(text: str) -> Refusal | None:
    return (refuse_line(text) if text else None) or refuse_source(text)


def _refuse_reason(text: str) -> Refusal | None:
    return refuse_line(text) if text else None


def _answer_of(pointer: str) -> str | None:
    if _SOURCE_OF_PART.match(pointer):
        return "sources"
    return next((name for start, name in _ANSWERS.items() if pointer.startswith(start)), None)


def metric_line(metric: Metric) -> str:
    """Return the level of a track: top-5 accuracy: 79.1 %."""
    return f"{metric.name}: {metric.target:g} {metric.unit}"
