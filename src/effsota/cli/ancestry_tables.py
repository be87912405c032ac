"""The tables of `effsota show TRACK --ancestry`: the steps that led to a record, what they gave by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from effsota import figures
from effsota.boards.ancestry import (
    Ancestry,
    AncestryStep,
    ShareOf,
    contributors_of,
    find_ancestry,
    running_shares,
    shares_by_change,
    shares_by_contributor,
    shares_by_maker,
)
from effsota.boards.claims.ancestry_words import (
    JOINTLY,
    SHARES,
    UNTOLD,
    changes_text,
    maker_text,
    share_text,
    step_text,
    way_sentences,
)
from effsota.boards.claims.boundary_words import short_label
from effsota.boards.known_names import Names
from effsota.cli.board_tables import titled
from effsota.cli.columns import Column, is_for_people, print_columns, print_prose, print_tabbed, strong
from effsota.model import Entry, Leaderboard
from effsota.text import to_log_line

MOST_CONTRIBUTORS = 12
_HEADINGS = (
    *("record", "parent", "also_builds_on", "crosses", "factor", "log2", "log2_share"),
    *("contributors", "changes", "made_by"),
)


def show_ancestry(entry: Entry, board: Leaderboard, names: Names) -> None:
    """Print how a record of a board came about: in a pipe its steps, one a line."""
    found = find_ancestry(entry, board)
    if not is_for_people():
        print_tabbed(_HEADINGS, map(_row, found.steps))
        return
    click.echo(strong(to_log_line(titled(board))))
    print_prose(way_sentences(found, board))
    if not found.steps:
        return
    print_columns(list(_step_columns(found)))
    print_prose([SHARES])
    _print_groups("By kind of change", shares_by_change(found.steps))
    _print_groups("By who found it", shares_by_maker(found.steps))
    _print_contributors(found, names)


def _row(step: AncestryStep) -> Sequence[str]:
    claim = step.entry.record.submission
    return (
        claim.path,
        step.parent.record.submission.path,
        " ".join(step.beside),
        " ".join(f"{change.version}" for change in step.crosses),
        figures.data_text(step.factor),
        figures.data_text(step.log2),
        "" if step.share is None else figures.data_text(step.share),
        ", ".join(contributors_of(claim)),
        ", ".join(claim.changes),
        claim.made_by or "",
    )


def _step_columns(found: Ancestry) -> Iterator[Column]:
    steps = found.steps
    claims = [step.entry.record.submission for step in steps]
    yield Column(heading="Record", cells=[claim.name for claim in claims])
    yield Column(heading="Factor", cells=[step_text(step) for step in steps], on_right=True)
    yield Column(heading="Share", cells=[share_text(step.share) for step in steps], on_right=True)
    so_far = list(map(share_text, running_shares(steps)))
    yield Column(heading="So far", cells=so_far, on_right=True, worth=4)
    yield Column(heading="Changes", cells=[changes_text(step) for step in steps], worth=5)
    yield Column(heading="Found by", cells=[maker_text(step) for step in steps], worth=1)
    yield Column(heading="Model", cells=[claim.model for claim in claims], worth=2)
    if any(step.crosses for step in steps):
        across = [", ".join(map(short_label, step.crosses)) for step in steps]
        yield Column(heading="Across", cells=across)
    if any(step.beside for step in steps):
        yield Column(heading="Builds on too", cells=[" ".join(step.beside) for step in steps], worth=3)


def _print_groups(title: str, groups: Sequence[ShareOf]) -> None:
    if not any(group.name for group in groups):
        return
    click.echo()
    columns = [
        Column(heading=title, cells=[group.name or UNTOLD for group in groups]),
        Column(heading="Steps", cells=[str(group.steps) for group in groups], on_right=True),
        Column(heading="Share", cells=[share_text(group.share) for group in groups], on_right=True),
    ]
    print_columns(columns)


def _print_contributors(found: Ancestry, names: Names) -> None:
    everyone = shares_by_contributor(found.steps, names)
    if not everyone:
        return
    click.echo()
    shown = everyone[:MOST_CONTRIBUTORS]
    columns = [
        Column(heading="Contributor", cells=[each.name for each in shown]),
        Column(heading="Alone", cells=[share_text(each.alone) for each in shown], on_right=True),
        Column(heading="With others", cells=[share_text(each.jointly) for each in shown], on_right=True),
    ]
    print_columns(columns)
    left = len(everyone) - len(shown)
    print_prose([f"And {figures.count_text(left, 'other')}. {JOINTLY}" if left else JOINTLY])
