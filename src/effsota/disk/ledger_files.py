"""Ledgers read from files, and what a repository holds of the publication that a ledger tells of last."""

from __future__ import annotations

import stat
from pathlib import Path

from effsota.disk.git import find_repository, read_commit
from effsota.disk.git_answers import RevisionError
from effsota.disk.revision import read_revision
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, LedgerError
from effsota.limits import MOST_LEDGER_BYTES
from effsota.model import Tree

_FETCH = "Give the ledger that was published last: data/ledger.jsonl of the site."


def read_ledger_bytes(path: Path) -> bytes:
    """Return what a file holds, no more than a ledger may have.

    Raises:
        LedgerError: if there is no such file, it cannot be read, or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LedgerError("it is not a file", _FETCH)
        with path.open("rb") as file:
            data = file.read(MOST_LEDGER_BYTES + 1)
    except FileNotFoundError as error:
        raise LedgerError("there is no such file", _FETCH) from error
    except OSError as error:
        raise LedgerError(f"it cannot be read: {error.strerror}", _FETCH) from error
    return data


def read_ledger_file(path: Path) -> Ledger:
    """Return the ledger in a file, verified.

    Raises:
        LedgerError: if there is none, or it cannot be believed.
    """
    return read_ledger(read_ledger_bytes(path))


def read_as_published(root: Path, ledger: Ledger) -> Tree:
    """Return the tracker's own files as they were at a ledger's last publication.

    Raises:
        RevisionError: if the ledger names no commit, or it cannot be read here.
    """
    commit = ledger.last.stamp.commit
    if commit is None:
        raise RevisionError("The ledger names no commit of its last publication.")
    try:
        return read_revision(find_repository(root), commit).own
    except RevisionError as error:
        raise RevisionError(
            f"The commit of the last publication, {commit[:12]}, cannot be read here;"
            " where the history is cut off: git fetch --unshallow"
        ) from error


def find_own_commit(root: Path, tree: Tree) -> str | None:
    """Return the commit that is checked out, None where there is none or its data are not those of a tree."""
    try:
        repository = find_repository(root)
        commit = read_commit(repository)
        own = read_revision(repository, commit).own
    except RevisionError:
        return None
    room = "submissions/"
    told, found = (
        {path: file.digest for path, file in files.items() if path.startswith(room)} for files in (own, tree)
    )
    return commit if told == found else None
