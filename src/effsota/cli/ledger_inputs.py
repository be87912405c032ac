"""What commands make of a ledger that was given, and how they refuse one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from effsota.cli.ledger_options import NEW, refusing_ledger
from effsota.disk.git_answers import RevisionError
from effsota.disk.ledger_files import find_own_commit, read_as_published, read_ledger_file
from effsota.ledger.ledger_lines import COMMIT
from effsota.ledger.verified_ledger import Ledger, check_day
from effsota.model import Tree
from effsota.pipeline.ledger_publishing import LedgerInput
from effsota.text import to_log_line

_TOGETHER = "So the ledger names together what changed in one track since, and not one by one."


class LastLedger(NamedTuple):
    """A ledger that was given, None where one is to begin, and the files of its last publication."""

    ledger: Ledger | None
    files: Tree | None


def read_last_ledger(given: str | None, root: Path, today: date, *, quiet: bool) -> LastLedger | None:
    """Return the ledger of the last publication, None where no ledger is kept."""
    if given is None:
        return None
    if given == NEW:
        return LastLedger(None, None)
    if not given:
        raise click.UsageError("--ledger is blank; name a file, or write new to begin a ledger")
    with refusing_ledger(given):
        ledger = read_ledger_file(Path(given))
        check_day(ledger, today)
    try:
        return LastLedger(ledger, read_as_published(root, ledger))
    except RevisionError as error:
        if not quiet:
            click.echo(to_log_line(f"{error}"), err=True)
            click.echo(_TOGETHER, err=True)
        return LastLedger(ledger, None)


def ledger_input(last: LastLedger | None, root: Path, tree: Tree, commit: str | None) -> LedgerInput | None:
    """Return what a ledger is made from, None where none is kept."""
    if commit is not None and not COMMIT.fullmatch(commit):
        raise click.UsageError("--commit is the whole id of a commit, in 40 or 64 small letters and digits")
    if last is None:
        if commit is not None:
            raise click.UsageError("--commit is for the ledger: give --ledger too")
        return None
    return LedgerInput(last=last.ledger, commit=commit or find_own_commit(root, tree), old=last.files)
