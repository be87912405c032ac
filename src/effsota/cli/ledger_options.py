"""Options by which commands are told of a ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from effsota.cli.given_path import GivenPath

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
