"""Runs that `scan` found made submissions: all names are checked before the first file is written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from effsota.bringing.drafts import Match, default_name, refuse_file_name
from effsota.bringing.filing import Desk, demand_crossing
from effsota.cli.claim_filing import file_interview
from effsota.cli.interview import Interview
from effsota.cli.loading import load_tree
from effsota.cli.said_claim import Said, gather_said
from effsota.figures import join_words
from effsota.model import Tree
from effsota.pipeline.assessment import Assessment
from effsota.problems import Problem
from effsota.text import to_log_line


def write_matches(
    matches: Sequence[Match], assessment: Assessment, *, root: Path, today: date, given: dict[str, Any]
) -> None:
    """File the runs that cross at a known cost, one submission for each; ask what is not said."""
    tracker, said = assessment.tracker, gather_said(given, today)
    ready = [
        each
        for each in matches
        if each.compute_flop is not None and each.crossing is not None and not each.errors
    ]
    if not ready or tracker is None:
        click.echo("Nothing to write: no run reaches a target at a known cost.", err=True)
        sys.exit(1)
    chosen = _choose_columns(ready, said)
    _demand_names(chosen, said, load_tree(root))
    for match in chosen:
        question = f"Write {match.run.name} to {match.track.id}?"
        if said.is_asking and not click.confirm(to_log_line(question), default=True, err=True):
            continue
        interview = Interview(
            said=said,
            track=match.track,
            desk=Desk(root=root, tree=load_tree(root), tracker=tracker, today=today),
            estimate=match.estimate,
            match=match,
            value=demand_crossing(match),
            likely_model=match.run.facts.get("model"),
            may_be_today=True,
        )
        file_interview(interview, again=_nothing_else)


def _nothing_else(_problems: Iterable[Problem]) -> bool:
    """Return that the estimate is not asked for again: it is the log's."""
    return False


def _choose_columns(ready: Sequence[Match], said: Said) -> list[Match]:
    """Return one match of each run; of several columns that may be the metric the caller has to choose."""
    chosen = []
    for name, group in groupby(ready, key=lambda match: match.run.name):
        by_column = {match.column: match for match in group}
        if len(by_column) > 1 and not said.is_asking:
            columns = join_words(list(by_column), by="or")
            raise click.UsageError(
                to_log_line(f"Several columns of {name} may be the metric; say --column {columns}.")
            )
        column = next(iter(by_column))
        if len(by_column) > 1:
            choice = click.Choice(list(by_column))
            column = click.prompt(to_log_line(f"Which column of {name}"), type=choice, err=True)
        chosen.append(by_column[column])
    return chosen


def _demand_names(chosen: Sequence[Match], said: Said, tree: Tree) -> None:
    """Refuse the call where two files would have one name, or one is there already."""
    names = [_name_of(match, said, tree) for match in chosen]
    twice = next((name for name, count in Counter(names).items() if name and count > 1), None)
    if twice is not None:
        runs = [match.run.name for match, name in zip(chosen, names, strict=True) if name == twice]
        raise click.UsageError(
            to_log_line(
                f"{len(runs)} runs would be filed as {twice}: {join_words(runs)}. Nothing was written:"
                " file each by itself, with its --name; of several in one log, --run says which."
            )
        )
    for match, name in zip(chosen, names, strict=True):
        refusal = refuse_file_name(name, match.track, tree) if name else None
        if refusal is not None:
            raise click.UsageError(to_log_line(f"--name: {refusal.message}; {refusal.hint}."))


def _name_of(match: Match, said: Said, tree: Tree) -> str | None:
    """Return the name that a file will have, None where it is still to be asked."""
    if said.name is not None or said.is_asking:
        return said.name
    model = said.model or match.run.facts.get("model")
    return default_name(model, match.track, tree) if model else None
