"""The optional facts of a submission, shown and never ranked."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.boundary_words import restated_words
from effsota.boards.known_names import Names
from effsota.boards.significance import mean_of_runs, runs_mean_text
from effsota.frozen import Frozen
from effsota.model import Cost, Energy, Metric, NotCounted, Source, Submission
from effsota.model.resources import EXAMPLES, PRICE, TOKENS
from effsota.showing.pages.maker_paths import Known, known_as, maker_link, organization_link
from effsota.showing.pages.page import Link


class Fact(Frozen):
    """One fact with its name: `links` inside the site, ids, a `url` elsewhere, the rest as text, a source."""

    name: str
    text: str
    url: str | None = None
    links: tuple[Link, ...] = ()
    ids: tuple[Known, ...] = ()
    source: Source | None = None


def build_facts(submission: Submission, metric: Metric | None, names: Names) -> tuple[Fact, ...]:
    """Return the optional facts that a submission gives, in one order for all."""
    return (
        *_people(submission, names),
        *_artefacts(submission),
        *_runs(submission, metric),
        *_run(submission),
    )


def _people(submission: Submission, names: Names) -> Iterator[Fact]:
    for title, given, link in (
        ("Organizations", submission.organizations, organization_link),
        ("Authors", submission.publication.authors, maker_link),
    ):
        if given:
            yield Fact(name=title, text="", links=tuple(link(name, names) for name in given))
    for credit in submission.credits:
        yield Fact(
            name="Credit",
            text=f": {credit.reason}",
            links=(maker_link(credit.name, names),),
            ids=known_as(credit),
        )
    if submission.submitted:
        day = figures.date_text(submission.submitted.date)
        yield Fact(name="Submitted", text=f"{submission.submitted.by}, {day}")


def _artefacts(submission: Submission) -> Iterator[Fact]:
    if submission.code:
        commit = f" at {submission.code.commit}" if submission.code.commit else ""
        yield Fact(name="Code", text=commit, url=submission.code.url)
    if submission.log:
        digest = f" SHA-256 {submission.log.sha256}" if submission.log.sha256 else ""
        yield Fact(name="Log", text=digest, url=submission.log.url)


def _runs(submission: Submission, metric: Metric | None) -> Iterator[Fact]:
    run = submission.result.run if submission.result else None
    if run is not None and run.step is not None:
        yield Fact(name="Measured at", text=f"step {figures.exact_text(run.step)}")
    mean = mean_of_runs(submission, metric)
    if mean is not None and metric is not None:
        yield Fact(name="Runs", text=runs_mean_text(mean, metric))
    elif submission.runs is not None:
        yield Fact(name="Runs", text=figures.count_text(submission.runs, "run"))


def _run(submission: Submission) -> Iterator[Fact]:
    if submission.wall_clock is not None:
        yield Fact(name="Wall-clock time", text=submission.wall_clock.text)
    for other in submission.restated:
        yield Fact(name="Also stated", text=restated_words(other))
    if submission.cost is not None:
        yield Fact(name="Cost", text=_cost(submission.cost))
    yield from _stated(submission)
    for spent in submission.not_counted:
        yield Fact(name="Not counted", text=_not_counted(spent))


def _stated(submission: Submission) -> Iterator[Fact]:
    price, data = submission.price, submission.data
    if price is not None:
        told = f"{PRICE.text_of(price.usd_per_million_tokens)} on {figures.date_text(price.date)}"
        told = ", ".join(filter(None, (told, price.blend, price.note)))
        yield Fact(name="Price", text=told, source=price.source)
    if data is not None:
        seen = (data.tokens, TOKENS), (data.examples, EXAMPLES)
        amounts = [resource.text_of(amount) for amount, resource in seen if amount is not None]
        yield Fact(name="Data", text=", ".join(filter(None, (*amounts, data.note))), source=data.source)
    energy = submission.energy
    if energy is not None:
        yield Fact(name="Energy", text=", ".join(_energy(energy)), source=energy.source)


def _energy(energy: Energy) -> Iterator[str]:
    if energy.kwh is not None:
        yield f"{figures.number_text(energy.kwh)} kWh"
    if energy.chip_time is not None:
        yield energy.chip_time.text
    if energy.watts_per_chip is not None:
        yield f"at {figures.exact_text(energy.watts_per_chip)} W for each chip"
    yield f"{energy.basis}, of the {energy.boundary}"
    if energy.pue is not None:
        yield f"times {figures.exact_text(energy.pue)} for the facility (PUE)"
    if energy.note:
        yield energy.note


def _cost(cost: Cost) -> str:
    when = f" ({figures.month_text(cost.date)})" if cost.date else ""
    source = f", {cost.source.title}" if cost.source else ""
    return f"{figures.exact_text(cost.usd)} US dollars{when}{source}"


def _not_counted(spent: NotCounted) -> str:
    amount = f": {spent.compute.text}" if spent.compute else ""
    source = f" ({spent.source.title})" if spent.source else ""
    return f"{spent.what}{amount}{source}"
