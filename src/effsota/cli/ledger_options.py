"""Options by which commands are told of a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from effsota.cli.given_path import GivenPath
from effsota.ledger.verified_ledger import LedgerError
from effsota.text import to_log_line

Command = TypeVar("Command", bound="Callable[..., Any]")
NEW = "new"
PUBLISHED = Path("_site") / "data" / "ledger.jsonl"


def ledger_options(command: Command) -> Command:
    """Give a command --ledger and --commit."""
    ledger = click.option(
        "--ledger",
        metavar="FILE",
        help=f"The ledger of the last publication, to go on with; the word {NEW} begins one.",
    )
    commit = click.option(
        "--commit", metavar="ID", help="The commit of the data, for the ledger (default: what git says)."
    )
    return ledger(commit(command))


def one_ledger_option(command: Command) -> Command:
    """Give a command --ledger, by default that of the site built last."""
    option = click.option(
        "--ledger", type=GivenPath(), help=f"The ledger (default: {PUBLISHED.as_posix()} of the tracker)."
    )
    return option(command)


def default_ledger(given: Path | None, root: Path | None) -> Path:
    """Return the ledger that was given, else that of the site built last in a tracker's folder.

    Raises:
        click.UsageError: if neither is there.
    """
    path = given or (root or Path.cwd()) / PUBLISHED
    if given is None and not path.is_file():
        raise click.UsageError(
            f"there is no {PUBLISHED.as_posix()} here: name a ledger with --ledger, or build a site with one"
            " (effsota build --ledger new)"
        )
    return path


@contextmanager
def refusing_ledger(file: str | Path | None) -> Iterator[None]:
    """Say what is wrong with a ledger, and exit."""
    try:
        yield
    except LedgerError as error:
        place = f"{file}:{error.line}" if error.line else f"{file}"
        click.echo(to_log_line(f"effsota: {place}: {error.message}"), err=True)
        click.echo(to_log_line(f"  {error.hint}"), err=True)
        sys.exit(1)
